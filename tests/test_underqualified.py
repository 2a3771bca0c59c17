"""Cover by posts whose descriptions demand less: what is compared, and what is left unknown."""

from __future__ import annotations

from datetime import date

import pytest
from graphs import loaded, rows
from readings import any_of, deferred, description, needs, post

from asendus.findings import Finding, find
from asendus.loader.reading import Mention, Reading, Requirement
from asendus.terms import Demanded, amount, thing

MASTER = needs("education", "magistrikraad", level="master")
HIGHER = needs("education", "kõrgharidus", level="higher")
APPLIED = needs("education", "rakenduskõrgharidus", level="applied-higher")
SECONDARY = needs("education", "keskharidus", level="secondary")
VOCATIONAL = needs("education", "kutseharidus", level="vocational")


def years(number: float, subject: str | None = None, *, essential: bool = True) -> Requirement:
    """So many years of experience in a subject."""
    return needs("experience", f"{number} a {subject}", years=number, subject=subject, essential=essential)


def english(level: str, **details: object) -> Requirement:
    """English at a level."""
    return needs("language", f"inglise keel {level}", language="en", level=level, **details)


def found(*readings: Reading) -> list[Finding]:
    """The findings of this slug."""
    return [each for each in find(loaded(*readings), today=date(2030, 1, 1)) if each.slug == "underqualified-cover"]


def adviser(*demands: Requirement, by: tuple[Mention, ...] = (post("jurist"),)) -> Reading:
    """The post that is covered."""
    return description("nõunik", by=by, requirements=demands, file="n.txt")


def lawyer(*demands: Requirement) -> Reading:
    """A substitute."""
    return description("jurist", requirements=demands, file="j.txt")


@pytest.mark.parametrize(("own", "others"), [
    ((HIGHER,), (SECONDARY,)),
    ((MASTER,), (HIGHER,)),
    ((english("B2"),), (english("B1"),)),
    ((english("C1", skill="speaking"), english("B2", skill="writing")), (english("C1", skill="speaking"), english("B1", skill="writing"))),
    ((years(3, "erialast tööd"),), (years(2, "Erialast  tööd"),)),
    ((years(3),), (years(2.5),)),
    ((HIGHER, english("B2")), (SECONDARY, english("C1"))),
])  # fmt: skip
def test_a_lower_level_or_fewer_years_are_less(own: tuple[Requirement, ...], others: tuple[Requirement, ...]) -> None:
    """A lower level of education or of a language, or fewer years in one subject, is a finding about the post alone."""
    (finding,) = found(adviser(*own), lawyer(*others))

    assert ["nõunik"] == [each.label for each in finding.posts]
    assert {"n.txt", "j.txt"} == {quote.file for quote in finding.evidence}


@pytest.mark.parametrize(("own", "others"), [
    ((HIGHER,), (APPLIED,)),
    ((VOCATIONAL,), (SECONDARY,)),
    ((HIGHER,), ()),
    ((HIGHER,), (years(1),)),
    ((years(3, "erialast tööd"),), (years(1, "tööd juhina"),)),
    ((years(3, "erialast tööd", essential=False),), (years(1, "erialast tööd"),)),
    ((english("B2"),), (needs("language", "saksa keel B1", language="de", level="B1"),)),
    ((english("B2"),), (english("B2", skill="writing"), english("C1", skill="speaking"))),
    ((needs("competency", "koostöö"),), ()),
])  # fmt: skip
def test_what_is_equal_or_unknown_is_not_less(own: tuple[Requirement, ...], others: tuple[Requirement, ...]) -> None:
    """The same EQF level, another subject, a wish, a competency and silence are no finding."""
    assert [] == found(adviser(*own), lawyer(*others))


def test_every_substitute_has_to_fall_short() -> None:
    """One substitute whose description demands as much, says nothing or is not loaded is enough; a group is not."""
    low = description("referent", requirements=[SECONDARY], file="r.txt")
    both = adviser(HIGHER, by=(post("jurist"), post("referent")))

    assert 1 == len(found(both, lawyer(SECONDARY), low))
    assert [] == found(both, lawyer(MASTER), low)
    assert [] == found(both, lawyer(), low)
    assert [] == found(both, low)
    assert [] == found(adviser(HIGHER, by=(post("referent"), deferred())), low)
    assert 1 == len(found(adviser(HIGHER, by=(post("referent"), any_of("õigusosakond"))), low))


def test_what_a_description_does_not_tell_is_told_apart() -> None:
    """The clause of a substitute names what its description does not demand, and apart from it what it is silent about."""
    (finding,) = found(adviser(HIGHER, english("B2"), years(2.5, "erialast tööd")), lawyer(SECONDARY))

    assert (
        "the description of “jurist” does not demand higher education (it demands secondary education) (unknown: "
        "2.5-year experience (“erialast tööd”), English B2)." in finding.message["en"]
    )
    assert "lacks" not in finding.message["en"]


def test_the_demand_that_counts_is_flat() -> None:
    """Of a key the lowest level or the longest time is the one that the post demands; each is a statement of its description."""
    store = loaded(adviser(MASTER, HIGHER, english("C1"), english("B2"), years(1, "töö"), years(4, "töö"), years(9)))
    flat = "SELECT ?k ?r { GRAPH ?g { ?p asendus:demands ?s . ?s asendus:demandKey ?k ; asendus:demandRank ?r } } ORDER BY ?k"

    assert [("education", "6"), ("experience/", "9"), ("experience/töö", "4"), ("language/en", "4")] == rows(
        store, flat
    )


def test_terms_are_told_without_a_label_too() -> None:
    """A level or language that the schemes do not have is told as it is."""
    assert "7" == amount(Demanded("education", 7, level="https://e.example/unknown"), "et")
    assert "tlh" == thing(Demanded("language/tlh", 1), "et")
