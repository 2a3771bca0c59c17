"""Readings as bytes: all of a reading comes back, and damaged bytes do not pass for one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asendus.errors import Problem
from asendus.loader.codec import decode, encode
from asendus.loader.passages import Span
from asendus.loader.reading import Directive, Mention, Reading, ReadingWarning, Repeal, Requirement
from asendus.loader.tasks import Outcome

_texts = st.text(alphabet=st.characters(), max_size=20)  # lone surrogates too: a broken file can have them
_span = st.builds(Span, st.integers(0, 10**7), st.integers(0, 10**7))
_dates = st.none() | st.dates()


def _some(kind: type, **given: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Any value of a class; what hypothesis cannot tell from its annotations is given."""
    return st.builds(kind, span=_span, **given) if "span" in kind.__annotations__ else st.builds(kind, **given)


_evidence = st.dictionaries(_texts, _span, max_size=3)
_mentions = st.none() | st.lists(_some(Mention, unit=st.lists(_texts, max_size=2).map(tuple)), max_size=2).map(tuple)
_repeals = st.lists(_some(Repeal, date=_dates), max_size=2).map(tuple)
_directives = st.none() | _some(Directive, date=_dates, effective=_dates, repeals=_repeals, evidence=_evidence)
_years = st.none() | st.floats(0, 60, allow_nan=False)
_readings = _some(
    Reading,
    text=_texts,
    path=st.just("kaust/fail.txt"),
    source=st.just("fail.txt"),
    unit=st.lists(_texts, max_size=3).map(tuple),
    supervisor=_mentions,
    subordinates=_mentions,
    substituted_by=_mentions,
    substitutes_for=_mentions,
    requirements=st.lists(_some(Requirement, years=_years), max_size=2).map(tuple),
    directive=_directives,
    evidence=_evidence,
    headers=st.lists(_span, max_size=2).map(tuple),
    warnings=st.lists(_some(ReadingWarning), max_size=2).map(tuple),
)
_problems = st.builds(Problem, path=st.sampled_from(["kaust/fail.txt", "kaust/fail.txt/sees.docx"]), what=_texts)


@settings(max_examples=60, deadline=None)
@given(st.lists(_readings, max_size=3), st.lists(_problems, max_size=2), st.none() | _texts)
def test_every_outcome_comes_back_as_it_was(readings: list[Reading], problems: list[Problem], text: str | None) -> None:
    """Encoding and decoding an outcome gives an equal one, every field of every class included."""
    outcome = Outcome(tuple(readings), tuple(problems), text)

    assert outcome == decode(encode(outcome, path="kaust/fail.txt"), path="kaust/fail.txt", source="fail.txt")


def test_the_same_bytes_elsewhere_are_told_there() -> None:
    """A reading comes back under the path and the name that it is asked for, and so do its problems."""
    reading = Reading(source="a.txt", path="siin/a.txt", sha256="0", span=Span(0, 1), text="A")
    problem = Problem(path="siin/a.txt/sees", what="x")

    back = decode(encode(Outcome((reading,), (problem,)), path="siin/a.txt"), path="seal/b.txt", source="b.txt")

    assert (replace(reading, source="b.txt", path="seal/b.txt"),) == back.readings
    assert ["seal/b.txt/sees"] == [each.path for each in back.problems]


def test_the_text_of_a_file_is_kept_once() -> None:
    """The readings of one file share their text, in bytes and in memory."""
    reading = Reading(source="a.txt", path="a.txt", sha256="0", span=Span(0, 1), text="")
    long = replace(reading, text="".join(map(chr, range(0x4E00, 0x4E00 + 5000))))

    one, many = (encode(Outcome((long,) * count), path=reading.path) for count in (1, 9))

    assert len(many) < 2 * len(one)
    assert 1 == len({id(each.text) for each in decode(many, path="a", source="a").readings})


@pytest.mark.parametrize("data", [b"", b"x", b"\x80\x04.", encode(Outcome(), path="a")[:-3]])
def test_bytes_of_something_else_are_refused(data: bytes) -> None:
    """What `encode` did not make is an error of one kind, whatever is wrong with it."""
    with pytest.raises(ValueError, match="no readings"):
        decode(data, path="a", source="a")
