"""How a page carries its values: columns, and compressed where they are many."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from page_models import agency_model
from page_parts import Parts, posts_of, words_of

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


def test_every_word_of_the_model_is_carried() -> None:
    """All quotations, messages and statements of a model are among the page's words, in a share no quotation twice."""
    model = agency_model(900)
    shares = words_of(render(model))
    quotes = [[(quote["file"], quote["start"], quote["words"]) for quote in share["quotes"]] for share in shares]
    stated = (*(cover.quote for cover in model.covers), *(item.quote for item in model.statements))
    expected = {(quote.file, quote.start, quote.words) for quote in stated if quote}

    assert 3 == len(shares)
    assert expected
    assert expected <= {quote for share in quotes for quote in share}
    assert [len(share) for share in quotes] == [len(set(share)) for share in quotes]
    assert set(range(len(model.findings))) == {each["finding"] for share in shares for each in share["findings"]}
    assert len(model.statements) == sum(len(share["statements"]) for share in shares)


def test_a_share_has_all_that_its_posts_need() -> None:
    """A statement about posts of two shares stands in both."""
    model = agency_model(900)
    posts = {post["iri"]: number for number, post in enumerate(posts_of(render(model)))}
    base = "https://asendus.example/post/"
    cover = replace(model.covers[0], principals=(f"{base}1",), substitutes=(f"{base}700",), mention="kahe poole vahel")
    shares = words_of(render(replace(model, covers=(cover,))))

    assert len(posts) == len(model.posts)
    assert 2 <= sum(any(each["mention"] == cover.mention for each in share["covers"]) for share in shares)


def test_small_pages_are_plain() -> None:
    """The page of a small agency holds plain JSON, which can be searched in the file; a large one is smaller than its text."""
    small, large = (render(agency_model(size)) for size in (40, 2000))

    assert {"application/json"} == {kind for kind, _ in Parts(small).scripts if kind}
    assert COMPRESSED in {kind for kind, _ in Parts(large).scripts}
    assert 2000 == len([post for post in posts_of(large) if post["kind"] == 0])
