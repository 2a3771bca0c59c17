"""From readings through the store to findings: what descriptions say is what is found."""

from __future__ import annotations

from datetime import date

import pytest
from readings import AGENCY, any_of, deferred, description, designated, person, post

from asendus.findings import Finding, descriptions_to_load, find, reading_warnings
from asendus.loader.reading import Mention, Reading
from asendus.rules import Alias, Headcount, PostName, Roster, Rules
from asendus.store import open_store

UNIT = ("õigusosakond",)
COVER = {
    "no-cover", "hollow-cover", "appointed-cover", "group-cover", "deferred-cover", "cover-not-asked",
    "only-supervisor", "sole-substitute", "unverified-cover",
}  # fmt: skip
TODAY = date(2030, 1, 1)


def found(*readings: Reading, rules: Rules | None = None) -> tuple[Finding, ...]:
    """The findings of these descriptions."""
    store = open_store()
    store.load(readings, rules=rules)
    return find(store, rules=rules, today=TODAY)


def slugs(findings: tuple[Finding, ...]) -> dict[str, set[str]]:
    """The title of the first post of each finding → its slugs."""
    told: dict[str, set[str]] = {}
    for finding in findings:
        told.setdefault(finding.posts[0].label.split(",")[0], set()).add(finding.slug)
    return told


def described(title: str, **fields: object) -> Reading:
    """A description in the unit of these tests, in a file of its own."""
    return description(title, unit=UNIT, file=f"{title}.txt", **fields)  # type: ignore[arg-type]


def test_each_strength_has_its_finding() -> None:
    """Ten posts with ten ways of being covered have each its one cover finding, or none where two others cover it."""
    readings = (
        described("juhataja", by=[post("nõunik"), post("jurist")]),
        described("nõunik", by=[post("juhataja")], supervisor=[post("juhataja")]),
        described("jurist", by=[post("nõunik")]),
        described("referent", by=None),
        described("arhivaar", by=[designated()]),
        described("assistent", by=[deferred()]),
        described("spetsialist", by=[any_of(*UNIT)]),
        described("peaspetsialist", by=[post("peaspetsialist")]),
        described("analüütik", by=[post("vanemanalüütik")]),
        described("toimetaja", by=()),
        described("sekretär", by=[person()]),
    )
    told = slugs(found(*readings))

    assert {
        "nõunik": {"only-supervisor"},
        "jurist": {"sole-substitute"},
        "referent": {"cover-not-asked"},
        "arhivaar": {"appointed-cover"},
        "assistent": {"deferred-cover"},
        "spetsialist": {"group-cover"},
        "peaspetsialist": {"unverified-cover"},
        "analüütik": {"unverified-cover"},
        "toimetaja": {"no-cover"},
        "sekretär": {"unverified-cover"},
    } == {label: kinds & COVER for label, kinds in told.items() if kinds & COVER}
    assert {"named-person", "unverified-cover"} == told["sekretär"]


def test_evidence_quotes_the_file() -> None:
    """Every finding over descriptions has evidence, and each quote is the file's own words at that place."""
    readings = (
        described("nõunik", by=(), for_=[post("jurist")], supervisor=()),
        described("jurist", by=[post("referent")], for_=()),
        described("referent", by=None, for_=()),
        described("arhivaar", by=[designated()], supervisor=[person()]),
    )
    texts = {reading.source: reading.text for reading in readings}
    findings = found(*readings)

    assert len(findings) > 4
    for finding in findings:
        assert finding.evidence, finding.slug
        for quote in finding.evidence:
            assert quote.words == texts[quote.file][quote.start : quote.end]


@pytest.mark.parametrize("beside", [post("arhivaar"), deferred(), post("nõunik"), person(), any_of(*UNIT)])
def test_what_is_not_loaded_may_be_a_second_substitute(beside: Mention) -> None:
    """A substitute that nothing loaded tells of, a document that is not loaded and a group leave open who else covers."""
    readings = (described("nõunik", by=[post("jurist"), beside]), described("jurist", by=[post("nõunik")]))

    assert set() == slugs(found(*readings)).get("nõunik", set()) & {*COVER, "closed-circle"}
    assert {"sole-substitute"} == slugs(found(*readings))["jurist"]


def test_an_appointed_substitute_is_no_second_one() -> None:
    """Somebody appointed case by case is nobody yet, so the named one is the only one."""
    readings = (described("nõunik", by=[post("jurist"), designated()]), described("jurist", by=[post("nõunik")]))

    assert {"sole-substitute"} == slugs(found(*readings))["nõunik"]
    assert {"sole-substitute", "closed-circle"} == slugs(found(*readings))["jurist"]


def test_headcounts_settle_a_peer() -> None:
    """A post that names itself is unverified, hollow where one person holds it, and covered by a group where several do."""
    alone = described("peaspetsialist", by=[post("peaspetsialist")])

    def rules(count: int) -> Rules:
        return Rules(
            headcounts=(Headcount(agency=AGENCY, post=PostName(title="peaspetsialist", unit=UNIT), count=count),)
        )

    assert {"unverified-cover"} == slugs(found(alone))["peaspetsialist"]
    assert {"hollow-cover"} == slugs(found(alone, rules=rules(1)))["peaspetsialist"]
    assert {"group-cover"} == slugs(found(alone, rules=rules(2)))["peaspetsialist"]


def test_a_peer_beside_a_post_that_is_not_loaded_is_told() -> None:
    """The sentence names both, since either would settle the finding: the headcount, or the description."""
    (finding,) = found(described("nõunik", by=[post("nõunik"), post("arhivaar")]))

    assert "unverified-cover" == finding.slug
    assert finding.message["en"].startswith("Another holder of “nõunik, õigusosakond” and “arhivaar” are named")
    assert "sama ametikoha teine täitja ja „arhivaar“" in finding.message["et"]
    for remedy in finding.remedy.values():
        assert "[[headcount]]" in remedy
        assert "arhivaar" in remedy


def test_a_complete_roster_makes_cover_hollow() -> None:
    """A substitute whom nothing describes is unverified; hollow where the roster is declared complete."""
    reading = described("nõunik", by=[post("jurist")])
    rules = Rules(rosters=(Roster(agency=AGENCY),))

    assert {"unverified-cover"} == slugs(found(reading))["nõunik"]
    assert {"hollow-cover"} == slugs(found(reading, rules=rules))["nõunik"]
    assert "mida täielikus koosseisus ei ole" in found(reading, rules=rules)[0].message["et"]


def test_an_alias_closes_an_unverified_cover() -> None:
    """A mention that an alias settles is firm cover, and nothing waits to be loaded any more."""
    readings = (described("nõunik", by=[post("vanem")]), described("vanemnõunik", by=[post("nõunik")]))
    alias = Alias(agency=AGENCY, mention="vanem", post=PostName(title="vanemnõunik", unit=UNIT), reason="short form")
    store = open_store()
    store.load(readings, rules=Rules(aliases=(alias,)))

    assert "unverified-cover" in slugs(found(*readings))["nõunik"]
    assert {"sole-substitute", "closed-circle"} == slugs(find(store, today=TODAY))["nõunik"]
    assert () == descriptions_to_load(store)


def test_what_is_mentioned_waits_to_be_loaded() -> None:
    """A post that two descriptions mention waits with two statements, and speaks in no finding of its own."""
    readings = (
        described("nõunik", by=[post("jurist")], for_=[post("jurist")]),
        described("referent", by=[post("jurist")], for_=()),
    )
    store = open_store()
    store.load(readings)
    (waiting,) = descriptions_to_load(store)

    assert ("jurist, õigusosakond", 3) == (waiting.label, waiting.statements)
    assert {"nõunik", "referent"} == set(slugs(find(store, today=TODAY)))


def test_the_order_of_loading_does_not_matter() -> None:
    """The same descriptions, loaded in another order or one by one, give the same findings, byte for byte."""
    readings = (
        described("nõunik", by=[post("jurist")], for_=(), supervisor=[post("juhataja")]),
        described("jurist", by=(), for_=(), supervisor=[post("nõunik")]),
        described("juhataja", by=None, supervisor=[post("jurist")]),
    )
    one_by_one = open_store()
    for reading in reversed(readings):
        one_by_one.load([reading])

    assert found(*readings) == find(one_by_one, today=TODAY)
    assert "reporting-cycle" in {finding.slug for finding in found(*readings)}


def test_what_resolution_assumed_is_told() -> None:
    """A misspelling that was undone is told with its words, an agency that nobody names without any."""
    store = open_store()
    store.load(
        [
            described("vanemspetsialist", by=()),
            described("nõunik", by=[post("vanempetsialist")]),
            described("referent", agency=None, by=()),
        ]
    )
    unknown, misspelt = reading_warnings(store)

    assert "--agency" in unknown.text["et"]
    assert "The agency is not known" in unknown.text["en"]
    assert (None, None) == (unknown.file, unknown.quote)
    assert "“vanempetsialist” was taken for “vanemspetsialist”" in misspelt.text["en"]
    assert misspelt.quote
    assert ("nõunik.txt", "vanempetsialist") == (misspelt.file, misspelt.quote.words)


def test_an_agency_that_is_not_known_is_called_the_same_in_every_language() -> None:
    """Its label has the file's name and no words of a language: each report tells in its own what it means."""
    (finding,) = [each for each in found(described("referent", agency=None, by=())) if each.slug == "no-cover"]

    assert "? (referent.txt)" == finding.posts[0].agency
