"""The graph of readings and lists that together say all there is to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from graphs import loaded
from lists import listing
from pyoxigraph import Quad
from readings import AGENCY, any_of, deferred, description, designated, directive, needs, post, provision, repeal

from asendus.findings import find
from asendus.findings_graph import as_quads
from asendus.loader.passages import Span
from asendus.loader.reading import Reading, ReadingWarning, Review
from asendus.rules import Headcount, PostName, Roster, Rules

UNIT = ("haldusosakond", "arendustalitus")

#: A staff list that is a substitution scheme too.
LIST = """Struktuuriüksus;Ametikoht;Kohtade arv;Asendaja
Kolmas osakond;ekspert (vesi);1;-
Kolmas osakond;jurist;2;ekspert (vesi)
Näidisamet;peadirektor;1;-
"""


def full_reading() -> Reading:
    """A reading that fills every field, with a warning."""
    full = description(
        "peaspetsialist",
        qualifier="kasutajatugi",
        ordinal="II",
        unit=UNIT,
        supervisor=post("juhataja", unit=UNIT),
        subordinates=(),
        by=[
            post("jurist", qualifier="hanked", ordinal="I", unit=UNIT, order=1, condition="puhkuse ajal"),
            any_of(*UNIT),
        ],
        for_=[post("vanempetsialist"), post("ekspert", qualifier="vesi")],
        requirements=[
            needs("education", "kõrgharidus", level="higher"),
            needs("experience", "kolm aastat", years=3, subject="arendus"),
            needs("language", "eesti keel C1", language="et", level="C1", skill="writing"),
            needs("competency", "koostöö", concept="https://w3id.org/asendus/scheme/competency/koostöövõime"),
        ],
        provisions=[
            provision("purpose", "hoida registrit"),
            provision("duty", "peab registrit", number="2.1"),
            provision("result", "andmed on õiged", result_of=(1,)),
            provision("right", "saada koolitust", lead_in="Ametnikul on õigus"),
            provision("responsibility", "andmete õigsuse eest"),
        ],
        service="official",
        directive=replace(
            directive("12", "2025-01-02", effective="2025-02-01", repeals=[repeal("9", "2020-03-04", "1")]),
            issuer="peadirektor",
        ),
        annex="4",
        member="lisa.txt",
        file="a.asice",
    )
    warning = ReadingWarning(code="repaired-spelling", words="Juhatala", meant="juhataja", span=full.headers[0])
    return replace(full, warnings=(warning,))


def everything() -> list[Quad]:
    """The quads of readings that together say all there is to say."""
    old = description(
        "peaspetsialist",
        qualifier="kasutajatugi",
        ordinal="II",
        unit=UNIT,
        directive=directive("9", "2020-03-04"),
        annex="1",
        file="b.txt",
    )
    others = [
        description("vanemspetsialist", unit=UNIT, service="employee", by=[], file="c.txt"),
        description("ekspert", qualifier="vesi", unit=("teine osakond",), by=[designated()], file="d.txt"),
        description("ekspert", qualifier="vesi", unit=("kolmas osakond",), by=[deferred()], file="e.txt"),
        description("juhataja", unit=UNIT, by=[post("nõunik")], for_=[], file="f.txt"),
        description(
            "nõunik", unit=UNIT, by=[post("vanemspetsialist", unit=("kolmas osakond",))], for_=[], file="g.txt"
        ),
        description("referent", unit=UNIT, by=[post("referent")], file="h.txt"),
        description("sekretär", unit=UNIT, by=[], file="i.txt"),
        description("koristaja", file="j.txt"),
        description("valvur", by=[any_of()], file="k.txt"),
    ]
    rules = Rules(
        rosters=(Roster(agency=AGENCY, unit=UNIT),),
        headcounts=(Headcount(agency=AGENCY, post=PostName(title="referent", unit=UNIT), count=1),),
    )
    looked_through = replace(
        description("arhivaar", directive=directive("12", "2025-01-02"), file="l.txt"),
        review=Review(months=12, span=Span(0, 5)),
    )
    store = loaded(full_reading(), looked_through, old, *others, rules=rules)
    store.load((), rules=rules, listings=[listing(LIST, sheet="Leht1")])
    findings = find(store, rules=rules, today=date(2030, 1, 1))
    return [*store.quads(), *as_quads(findings, today=date(2030, 1, 1))]
