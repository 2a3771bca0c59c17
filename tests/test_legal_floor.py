"""The least that the law asks of officials."""

from __future__ import annotations

from datetime import date

import pytest
from readings import description, needs

from asendus.findings import find
from asendus.legal_floor import agency_kind, agency_kinds, floors, in_force, less_than
from asendus.loader.reading import Requirement
from asendus.rules import AgencyKind, Rules
from asendus.store import open_store
from asendus.terms import Demanded

SCHEME = "https://w3id.org/asendus/scheme/agency/"


def told(*demands: Requirement, agency: str = "Kliimaministeerium", head: bool = True, service: str | None = "official", rules: Rules | None = None) -> list[str]:  # fmt: skip
    """What the English messages of this slug name as the paragraph."""
    title = "osakonna juhataja" if head else "nõunik"
    store = open_store()
    store.load([description(title, unit=("õigusosakond",), agency=agency, service=service, requirements=demands)])
    found = find(store, rules=rules, today=date(2030, 1, 1))
    return sorted(f.message["en"].split(", § ")[1].split(":")[0] for f in found if f.slug == "below-legal-floor")


HIGHER = needs("education", "kõrgharidus", level="higher")
SECONDARY = needs("education", "keskharidus", level="secondary")
BASIC = needs("education", "põhiharidus", level="basic")


def years(number: float, subject: str | None) -> Requirement:
    """So many years of this."""
    return needs("experience", f"{number} a {subject}", years=number, subject=subject)


def test_education_of_officials() -> None:
    """An official needs secondary education, a head of a unit higher education; what is not told is unknown."""
    assert ["2 (1)"] == told(BASIC, head=False)
    assert [] == told(SECONDARY, head=False)
    assert ["2 (1)", "2 (2)"] == told(BASIC)
    assert ["2 (2)"] == told(SECONDARY)
    assert [] == told(HIGHER)
    assert [] == told()


@pytest.mark.parametrize(("agency", "number", "subject", "paragraphs"), [
    ("Kliimaministeerium", 1, "juhtimiskogemust", ["3 (1)"]),
    ("Kliimaministeerium", 2, "juhtimiskogemust", []),
    ("Kliimaministeerium", 2, "erialast tööd", ["3 (1)"]),
    ("Kliimaministeerium", 3, "erialast tööd", []),
    ("Kliimaministeerium", 2, None, []),
    ("Transpordiamet", 1, "töötamist juhina", []),
    ("Transpordiamet", 1, "erialast tööd", ["3 (2)"]),
    ("Transpordiamet", 2, "erialast tööd", []),
    ("Transpordiamet", 0.5, None, ["3 (2)"]),
])  # fmt: skip
def test_experience_of_heads(agency: str, number: float, subject: str | None, paragraphs: list[str]) -> None:
    """Ministries ask for two years of management or three of work, other authorities for one or two."""
    assert paragraphs == told(HIGHER, years(number, subject), agency=agency)


def test_one_of_several_experiences_is_enough() -> None:
    """Where one of the lengths is enough, the others may be less."""
    assert [] == told(HIGHER, years(5, "erialast tööd"), years(1, "juhtimist"))


def test_only_where_the_law_binds() -> None:
    """Employees, posts of unknown service, municipalities and agencies of unknown kind have no floor."""
    assert [] == told(BASIC, service="employee")
    assert [] == told(BASIC, service=None)
    assert [] == told(BASIC, agency="Näidisamet")
    assert [] == told(BASIC, agency="Põhja-Pärnumaa Vallavalitsus")
    assert [] == told(BASIC, agency="Riigi Tugiteenuste Keskus")


def test_the_rules_file_tells_the_kind() -> None:
    """An agency that the scheme does not have is what the rules file says it is."""
    rules = Rules(agencies=(AgencyKind(name="näidisamet", kind="executive-agency"),))

    assert ["2 (1)"] == told(BASIC, agency="Näidisamet", head=False, rules=rules)


def test_kinds() -> None:
    """The Government Office is a kind of its own; every kind of a floor is one of the kinds that there are."""
    assert "ministry" == agency_kind(f"{SCHEME}kliimaministeerium")
    assert "government-office" == agency_kind(f"{SCHEME}riigikantselei")
    assert None is agency_kind(None)
    assert {"ministry", "government-office"} <= {kind for kind in agency_kinds() if floors(kind, heads=True)}
    assert [] == floors("court", heads=True)


def test_the_act_has_a_first_day() -> None:
    """The act is in force from the first of April 2013."""
    assert (False, True) == (in_force(date(2013, 3, 31)), in_force(date(2013, 4, 1)))


def test_every_floor_asks_for_something() -> None:
    """A description that asks for nothing much is less than each floor, and one that asks for the most is enough."""
    least = [Demanded("education", 1), Demanded("experience/töö", 0.1, subject="töö")]
    most = [Demanded("education", 8), Demanded("experience/töö", 40, subject="töö")]
    all_floors = {floor.key: floor for kind in agency_kinds() for floor in floors(kind, heads=True)}

    assert {"§2-1", "§2-2", "§3-1", "§3-2"} == set(all_floors)
    assert all(less_than(floor, least) and not less_than(floor, most) for floor in all_floors.values())
