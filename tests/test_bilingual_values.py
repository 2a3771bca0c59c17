"""Values that say the same in two languages."""

from __future__ import annotations

import pytest
from text_readings import reading_of, titles_of

HEAD = "AMETIJUHEND\n\nAmetikoht: nõunik\nÜksus: arendusosakond\n"
BODY = "\nÜlesanded\n- kirjutab ülevaateid;\n\nVastutus\n- vastutab andmete eest;\n"


@pytest.mark.parametrize(
    ("row", "field", "titles"),
    [
        ("Vahetu juht: osakonnajuhataja / Head of Department", "supervisor", ["osakonnajuhataja"]),
        ("Asendaja: jurist / Senior Adviser", "substituted_by", ["jurist"]),
        ("Asendaja: spetsialist / Specialist", "substituted_by", ["spetsialist"]),
        ("Asendaja: Chief Financial Officer (CFO) / finantsjuht", "substituted_by", ["finantsjuht"]),
        ("Keda asendab: jurist, referent / Lawyer, Clerk", "substitutes_for", ["jurist", "referent"]),
        ("Keda asendab: jurist / Lawyer, referent / Clerk", "substitutes_for", ["jurist", "referent"]),
        ("Alluvad: puuduvad / none", "subordinates", []),
    ],
)
def test_a_second_language_names_nobody_else(row: str, field: str, titles: list[str]) -> None:
    """What stands behind a slash in English is the post that stands before it, and is told as passed over."""
    found = reading_of(f"{HEAD}{row}\n{BODY}")

    assert titles == titles_of(found, field)
    assert not any(warning.code in ("named-person", "unknown-title") for warning in found.warnings)


@pytest.mark.parametrize("row", ["Asendaja: nõunik / peaspetsialist", "Asendaja: minister / rektor"])
def test_a_slash_between_titles_of_one_language_parts_two_posts(row: str) -> None:
    """ "nõunik / peaspetsialist" are two, and so are titles that both languages spell alike."""
    found = reading_of(f"{HEAD}{row}\n{BODY}")

    assert row.removeprefix("Asendaja: ").split(" / ") == titles_of(found, "substituted_by")
    assert not any(warning.code == "translation" for warning in found.warnings)


def test_the_posts_own_rows_can_be_bilingual() -> None:
    """Title and unit are those of the form's own language."""
    found = reading_of(
        f"AMETIJUHEND\n\nAmetikoht: jurist / Lawyer\nÜksus: arendusosakond / Development Department\nAsendaja: nõunik\n{BODY}"
    )

    assert ("jurist", ("arendusosakond",)) == (found.title, found.unit)
    assert ["Lawyer", "Development Department"] == [w.words for w in found.warnings if w.code == "translation"]
