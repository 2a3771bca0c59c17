"""The sentences of findings in Estonian and English: what is wrong, and what would close it.

The words are data (`messages/et.toml`, `messages/en.toml`). Here they are filled: names of posts become quoted lists,
and `{post_file}` the file that the description of `{post}` is in.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from asendus.queries import load, names, severities
from asendus.terms import EXPERIENCE, Term, amount, thing

#: The languages that findings speak.
LANGUAGES = ("et", "en")


class Place(NamedTuple):
    """Where a description is: its file (with the inner file of a container), and the annex in it."""

    file: str
    annex: str | None = None


class Named(NamedTuple):
    """A post to be named: its label, and where its descriptions are."""

    label: str
    places: tuple[Place, ...]


class ToldOf(NamedTuple):
    """What a sentence tells of one post: the clause that `key` names, with terms in its places."""

    key: str
    post: Named
    terms: Mapping[str, Sequence[Term]]


class Sentences(NamedTuple):
    """What is wrong, and what would close it."""

    message: str
    remedy: str


def titles(lang: str) -> dict[str, str]:
    """Finding → its heading. The queries' own titles; those of findings that no query finds stand with their words."""
    known = names()
    return {slug: load(slug).title[lang] if slug in known else _words(lang)[slug]["title"] for slug in severities()}


@cache
def variants(lang: str) -> dict[str, dict[str, str]]:
    """Finding, or "finding.case" → its words unfilled, by "message" and "remedy"."""
    found: dict[str, dict[str, str]] = {}
    for slug in severities():
        table = _words(lang)[slug]
        found[slug] = {part: table[part] for part in Sentences._fields}
        found |= {f"{slug}.{case}": dict(words) for case, words in table.items() if isinstance(words, dict)}
    return found


def sentences(
    variant: str,
    lang: str,
    *,
    posts: Mapping[str, Sequence[Named]],
    words: Mapping[str, str],
    clauses: Sequence[ToldOf] = (),
) -> Sentences:
    """The filled sentences of a finding ("no-cover") or a case of it ("unverified-cover.peer").

    posts: place → the posts to name there; words: place → text as it stands; clauses: what fills the place {clauses}.

    >>> nobody = Named("nõunik", (Place("a.txt", "2"),))
    >>> sentences("no-supervisor", "en", posts={"post": [nobody]}, words={}).remedy
    'Name the supervisor in the description of “nõunik” (a.txt, annex 2).'
    """
    template = variants(lang)[variant]
    more = {**words, "clauses": _joined(clauses, posts, lang)} if clauses else words
    told = {part: _values(posts, more, lang, brief=part == "message") for part in Sentences._fields}
    return Sentences(*(template[part].format(**told[part]) for part in Sentences._fields))


def _values(
    posts: Mapping[str, Sequence[Named]], words: Mapping[str, str], lang: str, *, brief: bool
) -> dict[str, str]:
    """What the places of a sentence are filled with; `brief` tells a unit once where all posts share it."""
    grammar: dict[str, str] = _words(lang)["grammar"]
    values = dict(words)
    if "field" in values:
        values["field"] = _words(lang)["fields"][values["field"]]
    for place, named in posts.items():
        labels = _brief(place, posts) if brief else [post.label for post in named]
        quoted = [f"{grammar['open']}{label}{grammar['close']}" for label in labels]
        values[place] = _listed(quoted, grammar)
        values[f"{place}_file"] = _places(named, grammar)
        if place == "posts":
            values["circle"] = grammar["arrow"].join([*quoted, quoted[0]])
    return values


def _joined(clauses: Sequence[ToldOf], posts: Mapping[str, Sequence[Named]], lang: str) -> str:
    return "; ".join(_clause(each, posts, lang) for each in clauses)


def _clause(clause: ToldOf, posts: Mapping[str, Sequence[Named]], lang: str) -> str:
    grammar: dict[str, str] = _words(lang)["grammar"]
    (label,) = _brief("of", {**posts, "of": [clause.post]})
    terms = {
        place: grammar["comma"].join(term_words(term, lang) for term in told) for place, told in clause.terms.items()
    }
    return str(_words(lang)["clauses"][clause.key]).format(of=f"{grammar['open']}{label}{grammar['close']}", **terms)


def term_words(term: Term, lang: str) -> str:
    """A demand, and beside it what is demanded in its place."""
    phrases: dict[str, str] = _words(lang)["terms"]
    about = thing(term.wanted, lang)
    kind = f"{term.wanted.kind}-about" if about and term.wanted.kind == EXPERIENCE else term.wanted.kind
    words = phrases[kind].format(amount=amount(term.wanted, lang), about=about)
    return phrases["but"].format(wanted=words, offered=amount(term.offered, lang)) if term.offered else words


def _brief(place: str, posts: Mapping[str, Sequence[Named]]) -> list[str]:
    """The labels of the posts at a place, without the unit of the post that the sentence is about."""
    labels = [post.label for post in posts[place]]
    subject = posts["post"][0].label if posts.get("post") else labels[0]
    unit = unit_part(subject)
    return [
        label if not unit or label == subject or not label.endswith(unit) else label.removesuffix(unit)
        for label in labels
    ]


def unit_part(label: str) -> str:
    """The end of a post's label that tells its unit, from the first comma outside brackets on.

    >>> unit_part("ekspert (side, raadio), arendustalitus, meremärkide osakond")
    ', arendustalitus, meremärkide osakond'
    """
    depth = 0
    for at, character in enumerate(label):
        depth += (character == "(") - (character == ")")
        if character == "," and depth == 0:
            return label[at:]
    return ""


def _listed(texts: Sequence[str], grammar: Mapping[str, str]) -> str:
    if len(texts) < 2:
        return "".join(texts)
    return f"{grammar['comma'].join(texts[:-1])}{grammar['and']}{texts[-1]}"


def _places(named: Sequence[Named], grammar: Mapping[str, str]) -> str:
    told = [_place(place, grammar) for post in named for place in post.places]
    return "; ".join(dict.fromkeys(told)) or grammar["nowhere"]


def _place(place: Place, grammar: Mapping[str, str]) -> str:
    return grammar["annex"].format(file=place.file, annex=place.annex) if place.annex else place.file


@cache
def _words(lang: str) -> dict[str, dict[str, Any]]:
    text = files("asendus").joinpath("messages", f"{lang}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
