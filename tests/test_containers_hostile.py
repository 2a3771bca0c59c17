"""Containers that are damaged, or made to harm: one clear line each, bounded memory."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packing import asice, ddoc, form, mail, zipped

from asendus.errors import InputError
from asendus.loader.documents import MAX_BYTES, Document, document_from_bytes

NOUNIK = form("nõunik")


def opened(data: bytes, name: str = "pakk.asice") -> Document:
    return document_from_bytes(data, path=name, source=name)


def refusal(data: bytes, name: str = "pakk.asice") -> str:
    """The one line that a refused container is told in."""
    with pytest.raises(InputError) as caught:
        opened(data, name)
    assert (name, True) == (caught.value.where.split(" / ")[0], bool(caught.value.remedy))
    return str(caught.value)


def problems(data: bytes, name: str = "pakk.asice") -> list[str]:
    """What is told of single files of a container that is read."""
    return [str(problem) for problem in opened(data, name).problems]


def zeros(size: int, name: str = "a.txt") -> bytes:
    """A zip with one file of zeros, made without holding them."""
    pack = zlib.compressobj(9, zlib.DEFLATED, -15)
    chunk = bytes(1_000_000)
    data, crc = [], 0
    for _ in range(size // len(chunk)):
        data.append(pack.compress(chunk))
        crc = zlib.crc32(chunk, crc)
    packed = b"".join([*data, pack.flush()])
    raw = name.encode()
    fields = struct.pack("<HHHHHLLLHH", 20, 0, 8, 0, 33, crc, len(packed), size, len(raw), 0)
    local = b"PK\3\4" + fields + raw + packed
    central = b"PK\1\2" + struct.pack("<H", 20) + fields + struct.pack("<HHHLL", 0, 0, 0, 0, 0) + raw
    return local + central + b"PK\5\6" + struct.pack("<HHHHLLH", 0, 0, 1, 1, len(central), len(local), 0)


@pytest.mark.parametrize("name", ["a.txt", "a.zip", "META-INF/signatures0.xml"])
def test_a_bomb_is_refused_before_it_is_whole(name: str) -> None:
    """However much a file inflates to, no more than the bound comes out, be it a document, a container or a signature."""
    assert "bytes come out of it" in refusal(zeros(400_000_000, name))


def test_many_middling_bombs_are_one_bomb() -> None:
    """The bound is on all the files of all levels together, documents that are archives themselves too."""
    layer = zeros(30_000_000)

    assert "bytes come out of it" in refusal(zipped({f"{at}.zip": layer for at in range(9)}), "pakk.zip")
    assert "bytes come out of it" in refusal(mail("Tere\n", {f"{at}.zip": layer for at in range(9)}), "kiri.eml")


def test_containers_lie_in_each_other_only_so_deep() -> None:
    """A container of containers of containers of containers is no parcel of documents."""
    deep = reduce(lambda inner, _: asice({"sisu.asice": inner}), range(4), asice({"nõunik.txt": NOUNIK}))

    assert "more than 3 deep" in refusal(deep)


def test_a_parcel_that_holds_itself_over_and_over_is_refused() -> None:
    """A tree of zips, sixteen in each of sixteen, ends at the first branch that is too deep."""
    tree = reduce(lambda inner, _: zipped({f"{at}.zip": inner for at in range(16)}), range(5), zeros(4_000_000))

    assert "more than 3 deep" in refusal(tree, "42.zip")


def test_files_are_counted_over_all_levels() -> None:
    """Many containers with many files each are too many files."""
    layer = zipped({f"{at}.txt": b"x" for at in range(700)})

    assert "more than 2,000 files" in refusal(zipped({f"{at}.zip": layer for at in range(3)}), "pakk.zip")


def test_files_that_overlap_are_damaged() -> None:
    """Two entries that point at the same bytes are told as damaged."""
    data = zipped({"a.txt": NOUNIK, "b.txt": NOUNIK})
    second = data.rindex(b"PK\1\2")
    overlapping = data[: second + 42] + struct.pack("<L", 0) + data[second + 46 :]

    assert any("b.txt" in line and "damaged" in line for line in problems(overlapping, "pakk.zip"))


def test_a_lie_about_sizes_in_zip64_is_damage() -> None:
    """An extra field that states another size than comes out makes no more come out, and no crash."""
    data = zipped({"a.txt": NOUNIK})
    at = data.rindex(b"PK\1\2")
    extra = struct.pack("<HHQ", 1, 8, 1 << 60)
    name = b"a.txt"
    record = data[at : at + 46 + len(name)]
    lying = record[:24] + b"\xff" * 4 + record[28:30] + struct.pack("<H", len(extra)) + record[32:] + extra
    end = b"PK\5\6" + struct.pack("<HHHHLLH", 0, 0, 1, 1, len(lying), at, 0)

    assert ["a.txt" in line for line in problems(data[:at] + lying + end, "pakk.zip")] in ([], [True])


@pytest.mark.parametrize("name", ["../nõunik.txt", "/../nõunik.txt", "C:\\nõunik.txt"])
def test_names_that_lead_out_are_refused(name: str) -> None:
    """A zip with such a name is not what an office sends."""
    assert "leads out" in refusal(zipped({name: NOUNIK}), "pakk.zip")


def test_a_locked_container_is_one_line() -> None:
    """All files locked are told once, not file by file."""
    data = bytearray(zipped({f"{at}.txt": NOUNIK for at in range(5)}))
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            data[at + offset] |= 1

    assert "locked with a password" in refusal(bytes(data), "pakk.zip")


def test_a_file_above_the_bound_is_refused_alone() -> None:
    """One file that is too large leaves the others readable."""
    document = opened(zipped({"a.txt": "a" * (MAX_BYTES + 1), "nõunik.txt": NOUNIK}), "pakk.zip")

    assert (["nõunik.txt"], ["a.txt"]) == ([m.name for m in document.members], [p.member for p in document.problems])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.replace(b"<SignedDoc", b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><SignedDoc', 1),
        lambda data: data.replace(b"\n<SignedDoc", b'\n<!DOCTYPE x SYSTEM "file:///etc/passwd"><SignedDoc', 1),
        lambda data: data.decode().replace("UTF-8", "UTF-16").replace("\n<S", "\n<!DOCTYPE x><S", 1).encode("utf-16"),
    ],
)
def test_a_document_type_is_refused(spoil: Callable[[bytes], bytes]) -> None:
    """No entity is ever declared, so none expands and no file is fetched, in any encoding."""
    assert "document type" in refusal(spoil(ddoc({"nõunik.txt": NOUNIK})), "pakk.ddoc")


def test_damaged_base64_is_a_problem_of_its_file() -> None:
    """The other files of the container are read."""
    data = ddoc({"a.txt": NOUNIK, "b.txt": NOUNIK}).replace(b"QU1FVElK", b"QU1!VElK", 1)

    assert ["pakk.ddoc / a.txt: its base64 is damaged; copy the container again"] == problems(data, "pakk.ddoc")


@pytest.mark.parametrize("kind", ["DETACHED", "HASHCODE", ""])
def test_a_file_that_is_elsewhere_is_told(kind: str) -> None:
    """A container that holds only the hash of a file says so."""
    data = ddoc({"a.txt": NOUNIK}).replace(b"EMBEDDED_BASE64", kind.encode())

    assert ["its content is not in the container" in line for line in problems(data, "pakk.ddoc")] == [True]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.asice", b"Tere tulemast", "no zip archive"),
        ("a.ddoc", b"Tere tulemast", "no DIGIDOC-XML"),
        ("a.ddoc", b"<html/>", "no DIGIDOC-XML"),
        ("a.ddoc", ddoc({"a.txt": NOUNIK})[:-50], "damaged"),
        ("a.ddoc", b"<SignedDoc/>", "no file in it"),
        ("a.eml", b"Tere tulemast\n", "no e-mail"),
        ("a.eml", b"\x00\x01\x02", "no e-mail"),
        ("a.zip", zipped({"a.txt": NOUNIK})[:-30], "no zip archive"),
        ("a.zip", b"", "empty"),
    ],
)
def test_what_is_no_container_is_refused(name: str, data: bytes, words: str) -> None:
    """A file that only has the ending of a container is told so."""
    assert words in refusal(data, name)


def test_parts_in_parts_without_end_are_refused() -> None:
    """An e-mail nested beyond what can be followed is refused or read, and never more."""
    head = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000))

    assert "e-mail" in refusal(f"{head}\nTere\n".encode(), "k.eml") or "no file" in refusal(head.encode(), "k.eml")


@pytest.mark.parametrize(
    "field", ['filename="' + "=?utf-8?b?YQ==?= " * 90_000 + '"', "; ".join(["filename*0=a"] * 90_000)]
)
def test_an_endless_field_of_a_head_is_cut(field: str) -> None:
    """A name that is longer than any name costs no more than its beginning."""
    data = f"Subject: a\nContent-Disposition: attachment; {field}\n\nTere\n".encode()

    assert not opened(data, "k.eml").members


def test_an_e_mail_of_too_many_parts_is_refused() -> None:
    """Parts are counted before they are taken apart."""
    assert "too many parts" in refusal(b"Subject: a\n\n" + b"--b\n" * 20_000, "k.eml")


def test_a_signature_that_cannot_be_taken_apart_counts_as_one() -> None:
    """A container whose signature is damaged, or is no XML, is signed all the same."""
    for spoilt in ("<x", "<!DOCTYPE x><x/>", ""):
        document = opened(zipped({"nõunik.txt": NOUNIK, "META-INF/signatures0.xml": spoilt}))
        assert [1] == [member.signatures for member in document.members]


@given(
    data=st.binary(max_size=40),
    at=st.integers(0, 2_000),
    cut=st.integers(0, 300),
    kind=st.sampled_from([".asice", ".ddoc", ".eml"]),
)
def test_damage_anywhere_is_read_or_told(data: bytes, at: int, cut: int, kind: str) -> None:
    """A container with changed or missing bytes gives a document or an InputError, never anything else."""
    files: dict[str, str | bytes] = {"a.txt": NOUNIK, "sisu.zip": zipped({"b.txt": NOUNIK}, packing=zipfile.ZIP_STORED)}
    made = {".asice": asice(files), ".ddoc": ddoc(files), ".eml": mail("Tere\n", files)}[kind]
    at %= len(made)
    changed = made[:at] + data + made[at + len(data) : len(made) - cut]
    try:
        assert {"a.asice", "a.ddoc", "a.eml"} & {opened(changed, f"a{kind}").source}
    except InputError as error:
        assert error.what
