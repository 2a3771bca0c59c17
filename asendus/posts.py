"""Finding one post in a graph, and all that the graph says about it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches

from asendus.errors import UsageError
from asendus.loader.slugs import slug
from asendus.queries import Selects, load, run
from asendus.vocabulary import slug_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post of the graph: its IRI, its label (one of a kind in its agency), and how it is known.

    kind: "described", "listed" or "mentioned"; strength: of its cover, "" unless it is described;
    descriptions: their IRIs; files: where they stand.
    """

    iri: str
    label: str
    kind: str
    unit: str = ""
    agency: str = ""
    strength: str = ""
    descriptions: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """One statement of cover, seen from one post: who the others are, how sure, by whose word, in which words.

    kind: as of a mention; title: the words of a mention that names no post; stated_by: "principal" or "substitute";
    unconfirmed: the other end's description has the field and does not say so; description: its IRI, of the one that states it.
    """

    others: tuple[str, ...]
    kind: str
    strength: str
    stated_by: str
    title: str = ""
    condition: str = ""
    order: int | None = None
    unconfirmed: bool = False
    description: str
    file: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """Words of a description about a post: their kind ("Requirement", "TitleStatement" …) and where they stand."""

    kind: str
    description: str
    file: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFacts:
    """What the graph says about one post."""

    post: Post
    supervisors: tuple[str, ...]
    covered_by: tuple[Cover, ...]
    covers: tuple[Cover, ...]
    stated: tuple[Stated, ...]

    def as_json(self) -> dict[str, object]:
        """The facts as plain values."""
        return asdict(self)


class AmbiguousPost(UsageError):
    """Words that fit several posts, or units; `candidates` are all of them."""

    def __init__(self, words: str, candidates: Sequence[Post], *, what: str = "posts") -> None:
        super().__init__(f"{len(candidates)} {what} fit {words!r}", remedy="give more words, or the IRI of one")
        self.candidates = tuple(candidates)


def find_post(store: Selects, words: str, *, given: str = "") -> Post:
    """The one post that is meant by an IRI, a slug (the end of an IRI), a label, or words of its label, unit and agency.

    A closer fit wins: a label over words, whole words over beginnings of words.
    given: the files or the store, as they are named on the command line, for the remedy.
    Raises AmbiguousPost where several posts fit equally, UsageError, with near names, where none does.
    """
    return one_of(all_posts(store), words, given=given)


def one_of(posts: Sequence[Post], words: str, *, given: str = "") -> Post:
    """The one of these posts that is meant, as `find_post` finds it among all."""
    found = fitting(words, posts)
    if len(found) > 1:
        raise AmbiguousPost(words, found)
    if not found:
        raise UsageError(f"no post fits {words!r}", remedy=_near(words, posts, given=given))
    return found[0]


def fitting(words: str, posts: Sequence[Post]) -> list[Post]:
    """Those of the posts that fit the words best."""
    for fits in _FITS:
        if found := [post for post in posts if fits(words, post)]:
            return found
    return []


def all_posts(store: Selects) -> list[Post]:
    """Every post of the graph, in the order of agency and label."""
    rows: dict[str, list[Mapping[str, str]]] = {}
    for row in run(store, load("posts")).as_texts():
        rows.setdefault(row["post"], []).append(row)
    return [_post(iri, same) for iri, same in rows.items()]


def _post(iri: str, rows: Sequence[Mapping[str, str]]) -> Post:
    first = rows[0]
    return Post(
        iri=iri,
        label=first["label"],
        kind=slug_of(first["kind"]).removesuffix("-post"),
        unit=first.get("unitLabel", ""),
        agency=first.get("agencyLabel", ""),
        strength=slug_of(first.get("coverStrength", "")),
        descriptions=tuple(dict.fromkeys(row["description"] for row in rows if "description" in row)),
        files=tuple(dict.fromkeys(filter(None, map(_place, rows)))),
    )


def count(store: Selects, column: str) -> int:
    """How many "agencies", "described" posts, "descriptions" and so on there are: a column of the query `counts`, summed."""
    rows = run(store, load("counts")).as_texts()
    return len(rows) if column == "agencies" else sum(int(row[column]) for row in rows)


def read_facts(store: Selects, post: Post) -> PostFacts:
    """All that the graph says about a post, with the words of the files."""
    here = {"post": post.iri}
    lines = run(store, load("reporting-lines"), here).as_texts()
    cover = run(store, load("cover-statements"), here).as_texts()
    stated = run(store, load("evidence"), here).as_texts()
    return PostFacts(
        post=post,
        supervisors=tuple(dict.fromkeys(row["supervisorLabel"] for row in lines)),
        covered_by=_covers([row for row in cover if row["role"] == "covered-by"]),
        covers=_covers([row for row in cover if row["role"] == "covers"]),
        stated=tuple(_stated(row) for row in stated),
    )


def _covers(rows: Sequence[Mapping[str, str]]) -> tuple[Cover, ...]:
    """The rows of one statement after another, those of a statement as one."""
    statements: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        statements.setdefault(row["statement"], []).append(row)
    return tuple(_cover(same) for same in statements.values())


def _cover(rows: Sequence[Mapping[str, str]]) -> Cover:
    first = rows[0]
    other = "principalLabel" if first["role"] == "covers" else "substituteLabel"
    return Cover(
        others=tuple(dict.fromkeys(row[other] for row in rows if other in row)),
        kind=first["kind"],
        title=first.get("title", ""),
        strength=slug_of(first["strength"]),
        stated_by=slug_of(first["statedBy"]).removesuffix("-end"),
        condition=first.get("condition", ""),
        order=int(first["order"]) if "order" in first else None,
        unconfirmed="silent" in first,
        description=first["description"],
        file=_place(first),
        quote=first["quote"],
    )


def _stated(row: Mapping[str, str]) -> Stated:
    kind = row["kind"].rsplit("#", 1)[-1]
    return Stated(
        kind=kind,
        description=row["description"],
        file=_place(row),
        start=int(row["start"]),
        end=int(row["end"]),
        quote=row["quote"],
    )


def _place(row: Mapping[str, str]) -> str:
    return " / ".join(filter(None, (row.get("file"), row.get("member"))))


def _words(text: str) -> list[str]:
    """The words of a text, without the marks of letters: not every keyboard has them.

    >>> _words("Meremärkide osakonna juhataja")
    ['meremarkide', 'osakonna', 'juhataja']
    """
    letters = unicodedata.normalize("NFD", slug(text))
    return [word for word in "".join(c for c in letters if not unicodedata.combining(c)).split("-") if word]


def _tokens(post: Post) -> set[str]:
    return set(_words(f"{post.label} {post.unit} {post.agency}"))


def _is_iri(words: str, post: Post) -> bool:
    return words == post.iri


def _is_slug(words: str, post: Post) -> bool:
    return post.iri.endswith(f"/{words}") and not words.startswith("/")


def _is_label(words: str, post: Post) -> bool:
    return slug(words) == slug(post.label)


def _has_words(words: str, post: Post) -> bool:
    asked = _words(words)
    return bool(asked) and _tokens(post).issuperset(asked)


def _has_beginnings(words: str, post: Post) -> bool:
    asked = _words(words)
    return bool(asked) and all(any(token.startswith(word) for token in _tokens(post)) for word in asked)


#: Ways to be meant, the closest first.
_FITS: tuple[Callable[[str, Post], bool], ...] = (_is_iri, _is_slug, _is_label, _has_words, _has_beginnings)


def _near(words: str, posts: Sequence[Post], *, given: str) -> str:
    if not posts:
        return "no job description was loaded"
    every = f"`{' '.join(filter(None, ('asendus query posts', given)))}` lists all"
    close = get_close_matches(words, [post.label for post in posts], n=3, cutoff=0.5)
    if not close:
        return every
    return f"did you mean {' or '.join(close)}? {every}"
