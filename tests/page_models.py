"""Invented page models for the tests of the page: no document, no store.

>>> model = agency_model(5)
>>> len(model.described), len({post.iri for post in model.posts}) == len(model.posts)
(5, True)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from asendus.view_model import (
    AgencyView,
    CoverView,
    FindingView,
    PageModel,
    PostKind,
    PostView,
    QuoteView,
    Severity,
    StatementView,
    Strength,
    UnitView,
)

BASE = "https://asendus.example/"
UNITS = ("Planeerimisosakond", "Järelevalveosakond", "Teabe- ja arendusosakond", "Õigusosakond", "Rahandusosakond")
SUBUNITS = ("lubade talitus", "seiretalitus")
TITLES = (
    "peaspetsialist (veeload)",
    "vaneminspektor",
    "nõunik (rannikukaitse)",
    "andmekaitsespetsialist",
    "infosüsteemide peaspetsialist II",
    "peaspetsialist-arhitekt (geoinfosüsteemid ja avaandmed)",
    "jurist",
)

#: Texts that try to act: each holds a mark by which it can be found, and would set `window.pwned`.
HOSTILE = (
    "<img src=x onerror=window.pwned=1>",
    "</script><script>window.pwned=1</script>",
    "__proto__",
    "{{7*7}}{% raw %}",
    "constructor\u2028window.pwned=1\u2029",
    "';window.pwned=1;//",
    '"><svg onload=window.pwned=1>href',
    "<!--<script>",
    "javascript:window.pwned=1",
    "<svg/onload=window.pwned=1>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'>",
    "<details open ontoggle=window.pwned=1>",
    "<a href=javascript:window.pwned=1>siin</a>",
    "&lt;script&gt;window.pwned=1&lt;/script&gt;",
    "${window.pwned=1}`",
    '\\";window.pwned=1;//',
    "<math><mtext></p><style><img src=x onerror=window.pwned=1>",
    "hasOwnProperty",
    "\ue000\ue400\u0000õ",
    "\u202etsinatema",
)


def quote(words: str, *, file: str = "naidis-01.txt", start: int = 120) -> QuoteView:
    """Words of an invented file."""
    return QuoteView(file=file, start=start, end=start + len(words), words=words)


def unit(name: str, parent: UnitView | None = None, *, agency: str = f"{BASE}agency/naidisamet") -> UnitView:
    """A unit of the invented agency."""
    above = parent.iri if parent else f"{BASE}unit"
    return UnitView(iri=f"{above}/{name}", label=name, agency=agency, parent=parent.iri if parent else None)


def agency_model(size: int) -> PageModel:
    """An invented agency of `size` described posts: each covers the one before it in its unit, and every fifth has a gap."""
    agency = AgencyView(iri=f"{BASE}agency/naidisamet", label="Näidisamet")
    units = tuple(_units(size))
    posts = tuple(_posts(size, units, agency.iri))
    covers = tuple(_covers(posts))
    findings = tuple(_findings(posts))
    mentioned = PostView(
        iri=f"{BASE}post/mainitud", label="juhtivspetsialist", name="juhtivspetsialist", agency=agency.iri,
        unit=units[0].iri, kind=PostKind.MENTIONED,
    )  # fmt: skip
    waits = CoverView(
        iri=f"{BASE}cover/ootab", holder=posts[-1].iri, stated_by="principal", strength=Strength.UNVERIFIED,
        principals=(posts[-1].iri,), substitutes=(mentioned.iri,), quote=quote("Asendaja: juhtivspetsialist"),
    )  # fmt: skip
    return PageModel(
        agencies=(agency,),
        units=units,
        posts=(*posts, mentioned),
        covers=(*covers, waits),
        statements=tuple(_statements(posts)),
        findings=findings,
        waiting={mentioned.iri: 1},
    )


def _units(size: int) -> Iterator[UnitView]:
    wanted = max(2, size // 5)
    for number in count():
        above = unit(UNITS[number] if number < len(UNITS) else f"{number}. osakond")
        for one in (above, *(unit(name, above) for name in SUBUNITS if number % 2 == 0)):
            if not wanted:
                return
            wanted -= 1
            yield one


def _posts(size: int, units: Sequence[UnitView], agency: str) -> Iterator[PostView]:
    chief = f"{BASE}post/0"
    yield PostView(iri=chief, label="peadirektor", name="peadirektor", agency=agency, strength=Strength.FIRM)
    for number in range(1, size):
        home = units[number % len(units)]
        head = number <= len(units)
        title = "juhataja" if head else TITLES[number % len(TITLES)]
        boss = chief if head else f"{BASE}post/{number % len(units) or len(units)}"
        yield PostView(
            iri=f"{BASE}post/{number}",
            label=f"{title}, {home.label} nr {number}",
            name=f"{home.label} juhataja" if head else f"{title} {number}",
            agency=agency,
            unit=home.iri,
            head=head,
            strength=(Strength.NONE, Strength.FIRM, Strength.GROUP, Strength.FIRM, Strength.APPOINTED)[number % 5],
            supervisors=(boss,),
        )


def _covers(posts: Sequence[PostView]) -> Iterator[CoverView]:
    latest: dict[str | None, PostView] = {}
    for number, post in enumerate(posts):
        before = latest.get(post.unit)
        latest[post.unit] = post
        if post.strength in (Strength.GROUP, Strength.APPOINTED):
            yield CoverView(
                iri=f"{BASE}cover/{number}",
                holder=post.iri,
                stated_by="principal",
                strength=post.strength,
                principals=(post.iri,),
                mention="any" if post.strength is Strength.GROUP else "designated",
                quote=quote("osakonna teenistuja", start=90 + number),
            )
        elif before and post.strength is Strength.FIRM:
            yield _cover(post, before, end="substitute", number=number)
            yield _cover(post, before, end="principal", number=number)


def _cover(substitute: PostView, principal: PostView, *, end: str, number: int) -> CoverView:
    return CoverView(
        iri=f"{BASE}cover/{number}-{end}",
        holder=substitute.iri if end == "substitute" else principal.iri,
        stated_by=end,
        strength=Strength.FIRM,
        principals=(principal.iri,),
        substitutes=(substitute.iri,),
        condition="puhkuse ajal" if end == "substitute" else None,
        quote=quote(f"Asendab: {principal.name}", start=90 + number),
    )


def _findings(posts: Sequence[PostView]) -> Iterator[FindingView]:
    kinds = {
        Strength.NONE: ("no-cover", Severity.HIGH),
        Strength.GROUP: ("group-cover", Severity.MEDIUM),
        Strength.APPOINTED: ("appointed-cover", Severity.MEDIUM),
    }
    for post in posts:
        if post.strength in kinds:
            slug, severity = kinds[post.strength]
            yield FindingView(
                id=f"{slug}-{post.iri[-3:]}", slug=slug, severity=severity, posts=(post.iri,),
                message={"et": f"„{post.label}“: keegi ei asenda kindlalt.", "en": f"“{post.label}” has no sure cover."},
                remedy={"et": "Nimeta asendaja.", "en": "Name a substitute."},
                quotes=(quote("Kes asendab: -"),),
            )  # fmt: skip


def _statements(posts: Sequence[PostView]) -> Iterator[StatementView]:
    for post in posts:
        yield StatementView(post=post.iri, kind="title", value=post.name, quote=quote(post.name))
        yield StatementView(
            post=post.iri, kind="requirement", value="eesti keel C1", quote=quote("eesti keel tasemel C1")
        )


def hostile_model() -> PageModel:
    """A model in which every text, and every IRI that text could become a part of, is hostile."""
    agency = AgencyView(iri="__proto__", label=HOSTILE[0])
    units = tuple(UnitView(iri=f"unit {text}", label=text, agency=agency.iri) for text in HOSTILE)
    posts = tuple(
        PostView(
            iri=text, label=f"{text} {number}", name=text, agency=agency.iri, unit=units[number].iri,
            strength=Strength.FIRM, supervisors=(HOSTILE[number - 1],),
        )
        for number, text in enumerate(HOSTILE)
    )  # fmt: skip
    covers = tuple(
        CoverView(
            iri=f"cover {text}", holder=text, stated_by=text, strength=Strength.FIRM, principals=(text,),
            substitutes=(HOSTILE[number - 1],), mention=text, condition=text, quote=quote(text, file=text),
        )
        for number, text in enumerate(HOSTILE)
    )  # fmt: skip
    findings = tuple(
        FindingView(
            id=text, slug=text, severity=Severity.HIGH, posts=(text,), message={"et": text, "en": text},
            remedy={"et": text, "en": text}, quotes=(quote(text, file=text),),
        )
        for text in HOSTILE
    )  # fmt: skip
    statements = tuple(
        StatementView(post=text, kind=text, value=text, quote=quote(text, file=text)) for text in HOSTILE
    )
    return PageModel(
        agencies=(agency,), units=units, posts=posts, covers=covers, findings=findings, statements=statements,
        waiting={HOSTILE[2]: 3},
    )  # fmt: skip
