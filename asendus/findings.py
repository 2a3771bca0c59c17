"""Findings: the gaps and contradictions of a graph, each with its posts, its words and what would close it.

A finding is found by a query (`queries/`), or by a look at the network (`asendus/networks.py`). It speaks about posts that
are described (a circle of reporting may have listed ones in it), never about posts known by mention alone. The same graph,
rules and day give the same findings with the same identifiers in the same order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from pyoxigraph import Literal

from asendus.drafts import Draft
from asendus.flat import with_flat
from asendus.gaps import find_drafts
from asendus.queries import Rows, Selects, load, run, severities
from asendus.remedies import LANGUAGES, Named, Place, Sentences, ToldOf, sentences, variants
from asendus.rules import SEVERITIES, Rules, Severity, Silence
from asendus.vocabulary import NAMESPACE

#: So many statements are asked for their words at once.
_AT_ONCE = 500

#: Hexadecimal digits of an identifier: 48 bits, so that a million findings hardly ever meet.
_DIGITS = 12


class PostRef(NamedTuple):
    """A post as a finding names it: its IRI, its label (one of a kind in its agency), its unit and its agency."""

    iri: str
    label: str
    unit: str | None = None
    agency: str | None = None


class Quote(NamedTuple):
    """Words of a file: characters from `start` to `end` of its text; `description` is the IRI of the job description."""

    file: str
    member: str | None
    start: int
    end: int
    words: str
    description: str


class ToLoad(NamedTuple):
    """A post that is mentioned but not described, how many statements wait for its description, and one of them."""

    iri: str
    label: str
    unit: str | None
    agency: str | None
    statements: int
    example: str


class Warned(NamedTuple):
    """What reading repaired, assumed or left unread, or what resolution assumed: a sentence by language.

    quote: the words that it is about; None where it is about a post, which has a file, or about an agency, which has none.
    """

    code: str
    text: Mapping[str, str]
    quote: Quote | None = None
    file: str | None = None
    member: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One gap or contradiction.

    id: stays the same from run to run, whatever else is loaded; posts: the foremost first; message, remedy: by language
    ("et", "en"); evidence: what it rests on, then what else is told about it; silence: the rule that silences it;
    statements: the IRIs of the statements that the evidence is of, sorted.
    """

    id: str
    slug: str
    severity: Severity
    posts: tuple[PostRef, ...]
    message: Mapping[str, str]
    remedy: Mapping[str, str]
    evidence: tuple[Quote, ...]
    silence: Silence | None = None
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is known of a post: how to name it, the IRI of its agency, and where its descriptions are."""

    ref: PostRef
    agency: str
    kind: str
    places: tuple[Place, ...]


def find(
    store: Selects, *, rules: Rules | None = None, lang: str = "et", today: date | None = None
) -> tuple[Finding, ...]:
    """All findings, the worst first, then by slug and post; silenced ones stand among them.

    lang: the language of a post's label where the graph has several. today: the day that silences are held against.
    """
    settled_rules, store = rules or Rules(), with_flat(store)
    known = _posts(store, lang=lang)
    settled = frozenset(iri for iri, post in known.items() if post.kind != "MentionedPost")
    day = today or date.today()
    described = frozenset(iri for iri, post in known.items() if post.kind == "DescribedPost")
    drafts = list(find_drafts(store, rules=settled_rules, described=described, settled=settled, today=day))
    quotes = quotes_of(store, {statement for draft in drafts for statement in (*draft.statements, *draft.beside)})
    levels = _levels(settled_rules)
    found = {finding.id: finding for finding in (_finding(draft, known, quotes, levels) for draft in drafts)}
    held = (replace(each, silence=settled_rules.silence_of(each.id, today=day)) for each in found.values())
    return tuple(sorted(held, key=_order))


def descriptions_to_load(store: Selects) -> tuple[ToLoad, ...]:
    """The posts that are mentioned but not described, those first that most statements wait for."""
    return tuple(
        ToLoad(
            iri=row["post"],
            label=row["label"],
            unit=row.get("unitLabel"),
            agency=row.get("agencyLabel"),
            statements=int(row["waiting"]),
            example=row["example"],
        )
        for row in run(store, load("descriptions-to-load")).as_texts()
    )


def reading_warnings(store: Selects) -> tuple[Warned, ...]:
    """What resolution assumed, then what the reader has to tell of the loaded descriptions, each by file and place."""
    notes = run(store, load("resolution-notes")).as_texts()
    warnings = run(store, load("reading-warnings")).as_texts()
    return tuple(_warned(row) for row in (*notes, *warnings))


def _warned(row: Mapping[str, str]) -> Warned:
    return Warned(
        code=row.get("code", "resolution-note"),
        text={"et": row["textEt"], "en": row["textEn"]},
        quote=_quote(row) if "quote" in row else None,
        file=row.get("file"),
        member=row.get("member"),
    )


def _order(finding: Finding) -> tuple[int, str, str, str]:
    return SEVERITIES.index(finding.severity), finding.slug, finding.posts[0].label, finding.id


def _levels(rules: Rules) -> dict[str, Severity]:
    """Finding → severity: the rules' where they say, else the profile's."""
    levels: dict[str, Severity] = {level: level for level in SEVERITIES}
    return {slug: levels[level] for slug, level in severities().items()} | dict(rules.severity)


def _finding(
    draft: Draft, known: Mapping[str, _Known], quotes: Mapping[str, Sequence[Quote]], levels: Mapping[str, Severity]
) -> Finding:
    draft = _by_scheme(draft, quotes)
    told = {lang: _sentences(draft, known, lang) for lang in LANGUAGES}
    return Finding(
        id=_identifier(draft, known),
        slug=draft.slug,
        severity=levels[draft.slug],
        posts=tuple(known[post].ref for post in draft.posts),
        message={lang: words.message for lang, words in told.items()},
        remedy={lang: words.remedy for lang, words in told.items()},
        statements=tuple(sorted({*draft.statements, *draft.beside})),
        evidence=tuple(dict.fromkeys([*_sorted(draft.statements, quotes), *_sorted(draft.beside, quotes)])),
    )


def _by_scheme(draft: Draft, quotes: Mapping[str, Sequence[Quote]]) -> Draft:
    """A finding about what a substitution scheme states is mended there, and its remedy names the row."""
    rows = [quote for each in draft.statements for quote in quotes.get(each, ()) if "/list/" in quote.description]
    case = f"{draft.case}-scheme" if draft.case else "scheme"
    if not rows or f"{draft.slug}.{case}" not in variants(LANGUAGES[0]):
        return draft
    words = {**draft.words, "scheme": rows[0].file, "row": " ".join(rows[0].words.split())}
    return replace(draft, case=case, words=words)


def _identifier(draft: Draft, known: Mapping[str, _Known]) -> str:
    """The slug and a hash of the agency, the posts and what the finding is about; not of the words that tell it."""
    agencies = {known[post].agency for post in draft.posts}
    parts = (draft.slug, *sorted(agencies), "", *sorted(draft.posts), "", *draft.about)
    return f"{draft.slug}-{hashlib.sha256(chr(10).join(parts).encode()).hexdigest()[:_DIGITS]}"


def _sentences(draft: Draft, known: Mapping[str, _Known], lang: str) -> Sentences:
    names = {iri: Named(known[iri].ref.label, known[iri].places) for iri in draft.involved if iri in known}
    named = {place: [names[post] for post in posts if post in names] for place, posts in draft.named.items()}
    clauses = [ToldOf(clause.key, names[clause.post], clause.terms) for clause in draft.clauses]
    variant = f"{draft.slug}.{draft.case}" if draft.case else draft.slug
    return sentences(variant, lang, posts=named, words=draft.words, clauses=clauses)


def _sorted(statements: Iterable[str], quotes: Mapping[str, Sequence[Quote]]) -> list[Quote]:
    found = [quote for statement in statements for quote in quotes.get(statement, ())]
    return sorted(found, key=lambda quote: (quote.file, quote.member or "", quote.start, quote.end, quote.description))


def quotes_of(store: Selects, statements: Iterable[str]) -> dict[str, list[Quote]]:
    """Statement → the words that it rests on, for the IRIs of statements."""
    wanted = sorted(statements)
    found: dict[str, list[Quote]] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        rows = run(store, load("quotes"), {"statement": wanted[start : start + _AT_ONCE]})
        for row in rows.as_texts():
            found.setdefault(row["statement"], []).append(_quote(row))
    return found


def _quote(row: Mapping[str, str]) -> Quote:
    return Quote(
        file=row["file"],
        member=row.get("member"),
        start=int(row["start"]),
        end=int(row["end"]),
        words=row["quote"],
        description=row["description"],
    )


def _posts(store: Selects, *, lang: str) -> dict[str, _Known]:
    """Every post of the graph by its IRI."""
    rows = _in_language(run(store, load("posts")), lang)
    places: dict[str, dict[Place, None]] = {}
    for row in rows:
        if "file" in row:
            places.setdefault(row["post"], {})[_place(row)] = None
    return {row["post"]: _known(row, tuple(places.get(row["post"], ()))) for row in reversed(rows)}


def _in_language(rows: Rows, lang: str) -> list[dict[str, str]]:
    """The rows as texts, those first whose label is in this language."""
    at = rows.columns.index("label")

    def other(numbered: tuple[int, dict[str, str]]) -> bool:
        label = rows.rows[numbered[0]][at]
        return not (isinstance(label, Literal) and label.language == lang)

    return [row for _, row in sorted(enumerate(rows.as_texts()), key=other)]


def _known(row: Mapping[str, str], places: tuple[Place, ...]) -> _Known:
    return _Known(
        ref=PostRef(row["post"], row["label"], row.get("unitLabel"), row.get("agencyLabel")),
        agency=row.get("agency", ""),
        kind=row["kind"].removeprefix(NAMESPACE),
        places=places,
    )


def _place(row: Mapping[str, str]) -> Place:
    file = f"{row['file']}/{row['member']}" if "member" in row else row["file"]
    return Place(file, row.get("annex"))
