"""Labels that call the holder by the post's own title."""

from __future__ import annotations

import pytest
from text_readings import reading_of

from asendus.loader.grammars import load_grammar
from asendus.loader.labels import load_labels
from asendus.loader.reading import Reading

LABELS = load_labels("et")


def own(title: str, text: str) -> str | None:
    """The key of the label that a text begins with in the form of a post."""
    match = LABELS.called(load_grammar("et").names_of_holder(title)).match(text, damaged=False)
    return match.label.key if match else None


@pytest.mark.parametrize(
    ("title", "label", "key"),
    [
        ("loots", "Lootsi asendaja: kapten", "substituted_by"),
        ("loots", "Lootsi asendajad", "substituted_by"),
        ("loots", "Kes asendab lootsi", "substituted_by"),
        ("nõunik", "Nõunikku asendab: referent", "substituted_by"),
        ("nõunik", "Nõunikku asendab tema puhkuse ajal: referent", "substituted_by"),
        ("nõunik", "Keda nõunik asendab", "substitutes_for"),
        ("nõunik", "Nõunik asendab: referenti", "substitutes_for"),
        ("nõunik", "Kelle asendaja nõunik on?", "substitutes_for"),
        ("kohtu sekretär", "Kohtu sekretäri vahetu juht", "supervisor"),
        ("kohtu sekretär", "Sekretär allub: kohtudirektorile", "supervisor"),
        ("büroo juhataja", "Juhatajale alluvad", "subordinates"),
        ("büroo juhataja", "Büroo juhataja alluvad", "subordinates"),
        ("loots", "Nõuniku asendaja: kapten", None),
    ],
)
def test_the_title_stands_for_the_holder_in_any_case(title: str, label: str, key: str | None) -> None:
    """The case of the title tells the direction; the title of another post makes no label."""
    assert key == own(title, label)


FORM = """LAEVAAMET
NÕUNIKU AMETIJUHEND
1.1. Teenistuskoht: nõunik
1.2. Struktuuriüksus: arhiivi osakond
1.3. {first}
1.4. {second}
2. ÜLESANDED
2.1. Nõunik asendab: vananenud kaardid uutega.
"""


def read(first: str, second: str) -> Reading:
    return reading_of(FORM.format(first=first, second=second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nõuniku asendaja: referent", "Nõunik asendab: osakonna juhatajat"),
        ("Nõunikku asendab: referent", "Keda nõunik asendab: osakonna juhatajat"),
        ("Nõunikku asendab referent.", "Nõunik asendab osakonna juhatajat."),
        ("Nõuniku asendaja\treferent", "Nõunik asendab\tosakonna juhatajat"),
    ],
)
def test_a_form_is_read_again_with_its_own_title(first: str, second: str) -> None:
    """Both directions are read where labels or sentences have the title; duties that begin like a label are none."""
    reading = read(first, second)

    assert ["referent"] == [mention.title for mention in reading.substituted_by or ()]
    assert ["osakonna juhataja"] == [mention.title for mention in reading.substitutes_for or ()]
