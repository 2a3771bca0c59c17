"""The card of one post: whose word each statement of cover is."""

from __future__ import annotations

from graphs import loaded
from readings import description, in_one_file, post

from asendus.post_card import fact_lines
from asendus.posts import find_post, read_facts
from asendus.store import Store


def facts_of(store: Store, words: str) -> str:
    """The facts of a post's card, in English."""
    facts = read_facts(store, find_post(store, words))
    return "\n".join(line.fact for line in fact_lines(facts, "en"))


def test_one_description_is_not_both() -> None:
    """A post that names itself in both of its fields is told by its own description alone."""
    store = loaded(description("nõunik", by=[post("nõunik")], for_=[post("nõunik")]))

    assert "both descriptions" not in facts_of(store, "nõunik")
    assert "its own description" in facts_of(store, "nõunik")


def test_two_descriptions_are_both() -> None:
    """What both posts' descriptions say is told so, in one file too."""
    store = loaded(
        *in_one_file(description("nõunik", by=[post("jurist")]), description("jurist", for_=[post("nõunik")]))
    )

    assert "both descriptions say so" in facts_of(store, "nõunik")
