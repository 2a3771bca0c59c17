"""How a page carries its values: columns, and compressed where they are many."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from page_models import agency_model
from page_parts import Parts, evidence_of, payload_of

from asendus.view import render
from asendus.view_pack import COMPRESSED, PLAIN, carry, columns, from_columns, uncarry

VALUES = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text()


@given(st.recursive(VALUES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20))
def test_what_is_carried_comes_back(value: object) -> None:
    """Any value comes back as it was, and its text cannot end the script element that holds it."""
    carried = carry(value)

    assert value == uncarry(carried)
    assert "<" not in carried.text


@settings(deadline=None, max_examples=10)
@given(st.text(min_size=1))
def test_long_values_are_compressed(text: str) -> None:
    """A long value is compressed, comes back as it was, and is the same bytes each time."""
    value = [text] * (PLAIN // len(text))
    carried = carry(value)

    assert COMPRESSED == carried.type
    assert value == uncarry(carried)
    assert carried == carry(value)


@given(st.lists(st.fixed_dictionaries({"name": st.text(), "value": VALUES})))
def test_columns_turn_back_into_rows(rows: list[dict[str, object]]) -> None:
    """Rows come back from their columns in their order."""
    assert rows == from_columns(columns(rows))


def test_every_word_of_the_model_is_carried_once() -> None:
    """All quotations, messages and statements of a model are among the page's words, no quotation twice."""
    model = agency_model(40)
    evidence = evidence_of(render(model))
    quotes = from_columns(evidence["quotes"])
    told = {(quote["file"], quote["start"], quote["words"]) for quote in quotes}
    stated = (*(cover.quote for cover in model.covers), *(item.quote for item in model.statements))
    expected = {(quote.file, quote.start, quote.words) for quote in stated if quote}

    assert expected
    assert expected <= told
    assert len(quotes) == len(told)
    assert [dict(finding["message"]) for finding in from_columns(evidence["findings"])]
    assert evidence["statements"]["rows"] == len(model.statements)


def test_small_pages_are_plain() -> None:
    """The page of a small agency holds plain JSON, which can be searched in the file; a large one is smaller than its text."""
    small, large = (render(agency_model(size)) for size in (40, 2000))

    assert {"application/json"} == {kind for kind, _ in Parts(small).scripts if kind}
    assert COMPRESSED in {kind for kind, _ in Parts(large).scripts}
    assert 2000 == len([post for post in payload_of(large)["posts"] if post["kind"] == "described"])  # type: ignore[attr-defined]
