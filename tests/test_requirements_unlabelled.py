"""Requirements in whole sentences."""

from __future__ import annotations

from asendus.loader.forms import Field
from asendus.loader.passages import Passage
from asendus.loader.unlabelled import unlabelled_requirements

TEXT = "Töötajal peab olema magistrikraad majanduses. Töötaja peab oskama eesti keelt C1-tasemel. Töötaja on viisakas."


def section(text: str) -> Field:
    return Field(key="requirements", label=Passage.empty(), value=Passage.from_text(text))


def test_sentences_are_sorted_by_what_they_demand() -> None:
    """A sentence goes to the reader that finds its own in it; one that demands nothing of these goes nowhere."""
    assert ["education", "languages"] == [
        found.key for found in unlabelled_requirements([section(TEXT)], language="et")
    ]


def test_a_labelled_requirement_is_not_looked_for_again() -> None:
    """Where the form labels education, sentences are not asked for it."""
    labelled = Field(key="education", label=Passage.from_text("Haridus"), value=Passage.from_text("kõrgharidus"))

    assert ["languages"] == [found.key for found in unlabelled_requirements([labelled, section(TEXT)], language="et")]
