"""How often a job description says that it is to be looked through, and when that has passed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from graphs import loaded
from readings import description, directive

from asendus.findings import Finding, find
from asendus.loader import read
from asendus.loader.passages import Span
from asendus.loader.reading import Reading, Review

FORM = """Näidisamet

AMETIJUHEND

Ametikoht: nõunik
Struktuuriüksus: õigusosakond
Kes asendab: jurist

Lõppsätted
{words}
"""


def read_with(folder: Path, words: str) -> Reading:
    """A form that ends with these words."""
    file = folder / "a.txt"
    file.write_text(FORM.format(words=words), encoding="utf-8")
    (reading,) = read([file], jobs=0).readings
    return reading


@pytest.mark.parametrize(("words", "months"), [
    ("Ametijuhend vaadatakse läbi üks kord aastas.", 12),
    ("Ametijuhend vaadatakse üle vähemalt kord aastas ja muudetakse vajaduse korral.", 12),
    ("Juhend vaadatakse üle kord kahe aasta jooksul.", 24),
    ("Ametijuhendi läbivaatamine: kord 3 aasta jooksul.", 36),
    ("Ametijuhendit ajakohastatakse iga viie aasta järel.", 60),
    ("Teenistuja on juhendiga tutvunud. Ametijuhend vaadatakse läbi igal\naastal arenguvestlusel.", 12),
])  # fmt: skip
def test_a_term_is_read(tmp_path: Path, words: str, months: int) -> None:
    """A sentence about looking through the description gives its term in months, with its words as evidence."""
    reading = read_with(tmp_path, words)

    assert reading.review is not None
    assert months == reading.review.months
    assert "uhend" in reading.quote(reading.review.span)


@pytest.mark.parametrize("words", [
    "Ametijuhend vaadatakse läbi, kui ülesanded muutuvad.",
    "Ametijuhend vaadatakse üle enne iga suvehooaega.",
    "Mõõdikud vaadatakse läbi kord aastas.",
    "Ametijuhend kehtib allkirjastamisest. Aruanded vaadatakse üle kord aastas.",
    "Ametijuhend vaadatakse läbi kord 99 aasta jooksul.",
])  # fmt: skip
def test_what_is_no_term_of_the_description(tmp_path: Path, words: str) -> None:
    """A condition, a season, what is looked through besides, and a term beyond reason are none."""
    assert None is read_with(tmp_path, words).review


def overdue(day: str, *, months: int = 12, approved: str | None = "2025-03-14", today: str) -> list[Finding]:
    """The findings of this slug on a day."""
    bare = description("nõunik", directive=directive("12", approved) if approved else None)
    store = loaded(replace(bare, review=Review(months=months, span=Span(0, 5))))
    found = find(store, today=date.fromisoformat(today))
    return [each for each in found if each.slug == "review-overdue" and day in each.message["en"]]


def test_the_day_counts_from_the_approval() -> None:
    """On the last day of the term nothing is overdue, the day after it is; without a day of approval nothing ever is."""
    assert [] == overdue("2026-03-14", today="2026-03-14")
    assert 1 == len(overdue("2026-03-14", today="2026-03-15"))
    assert 1 == len(overdue("2025-02-28", months=12, approved="2024-02-29", today="2030-01-01"))
    assert [] == overdue("", approved=None, today="2030-01-01")
