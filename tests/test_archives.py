"""Zip archives, opened within bounds."""

from __future__ import annotations

import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_files import zipped

from asendus.errors import InputError
from asendus.loader.formats import archives
from asendus.loader.formats.archives import one_budget, open_archive


def test_the_parts_of_an_archive_are_read_by_name() -> None:
    """Names are told in their order, without a folder's own entry, and with plain slashes."""
    archive = open_archive(zipped({"mimetype": b"m", "b/": b"", "/b/c.xml": b"<c/>", "d\\e": b"e"}), "a.zip")

    assert ("mimetype", "b/c.xml", "d/e") == archive.names
    assert [b"m", b"<c/>", b"e"] == [archive.read(name) for name in archive.names]


def test_more_than_the_bound_never_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound is on all reads together and on what really comes out, whatever the archive states."""
    monkeypatch.setattr(archives, "MAX_INFLATED", 150_000)
    data = zipped({"a": bytes(100_000), "b": bytes(100_000)})
    archive = open_archive(data, "bomb.zip")

    assert 100_000 == len(archive.read("a"))
    with pytest.raises(InputError, match=r"^bomb.zip: more than .* come out"):
        archive.read("b")


def test_archives_in_an_archive_share_its_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is opened inside one budget draws on it together; outside each archive has its own."""
    monkeypatch.setattr(archives, "MAX_INFLATED", 150_000)
    data = zipped({"a": bytes(100_000)})

    assert [100_000, 100_000] == [len(open_archive(data, "a.zip").read("a")) for _ in range(2)]
    with one_budget(), pytest.raises(InputError, match="come out"), one_budget():
        for _ in range(2):
            open_archive(data, "a.zip").read("a")


@pytest.mark.parametrize("encoding", ["utf-8", "cp775"])
def test_names_without_the_flag_of_their_encoding_are_read(encoding: str) -> None:
    """Names in UTF-8 and in the Baltic code page are read though the archive does not say so."""
    name = "Lisa 1 – nõunik.txt" if encoding == "utf-8" else "Lisa 1 nõunik, žürii.txt"
    raw = name.encode(encoding)
    data = zipped({"x" * len(raw): b"1"}).replace(b"x" * len(raw), raw)

    assert (name,) == open_archive(data, "a.zip").names


def test_an_archive_that_states_too_small_a_size_is_damaged() -> None:
    """A part of which more comes out than the archive states is refused."""
    data = zipped({"a": bytes(100_000)})
    lying = data.replace(struct.pack("<L", 100_000), struct.pack("<L", 10))

    assert data != lying
    with pytest.raises(InputError, match="damaged"):
        open_archive(lying, "a.zip").read("a")


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of parts is bounded, and a huge number is refused before the parts are listed."""
    data = zipped({f"{at}": b"" for at in range(31)})
    for bound in (2, 30):
        monkeypatch.setattr(archives, "MAX_ENTRIES", bound)
        with pytest.raises(InputError, match=f"more than {bound} parts"):
            open_archive(data, "a.zip")


@pytest.mark.parametrize("name", ["../a", "b/../../a", "..\\a", "C:/a"])
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    """No part may have a name that leads out of the archive."""
    with pytest.raises(InputError, match="leads out"):
        open_archive(zipped({name: b"x"}), "a.zip")


def test_two_parts_of_one_name_are_refused() -> None:
    """Which of two parts of one name is meant is never guessed."""
    with pytest.raises(InputError, match="same name"):
        open_archive(zipped({"a": b"1", "./a": b"2"}), "a.zip")


def test_a_missing_part_is_named() -> None:
    """A part that is not there is named, with the file."""
    with pytest.raises(InputError, match=r"^a\.zip: its part b is missing; "):
        open_archive(zipped({"a": b"1"}), "a.zip").read("b")


def test_a_locked_part_is_told_as_locked() -> None:
    """A part that needs a password is told as locked, not as damaged."""
    data = bytearray(zipped({"a": b"1"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1

    with pytest.raises(InputError, match="locked with a password"):
        open_archive(bytes(data), "a.zip").read("a")


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_only_the_packings_of_the_standards_are_read(packing: int) -> None:
    """What could inflate without bound in one step is refused."""
    with pytest.raises(InputError, match="unknown way"):
        open_archive(zipped({"a": b"1"}, packing=packing), "a.zip").read("a")


@given(cut=st.integers(0, 200), at=st.integers(0, 200), byte=st.integers(0, 255))
def test_damage_is_an_input_error(cut: int, at: int, byte: int) -> None:
    """A cut or changed archive is read or refused with an InputError, never anything else."""
    data = bytearray(zipped({"a.xml": b"<a>tere</a>" * 9, "b": b"1"}))
    data[at % len(data)] = byte
    try:
        archive = open_archive(bytes(data[: len(data) - cut % len(data)]), "a.zip")
        for name in archive.names:
            archive.read(name)
    except InputError as error:
        assert "a.zip" == error.where
