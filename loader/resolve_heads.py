"""Titles that head a unit: "juhataja" of a unit, "talituse juhataja", "arendusosakonna juhataja".

The words are the lexicon's (`lexicon/<language>/resolve.toml`). No morphology is needed: the form that a unit's name has
beside a head's title is that of the word for its kind, and those are few.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from asendus.errors import AsendusError
from asendus.loader.slugs import squash
from asendus.loader.wordlists import read_words


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadWords:
    """Squashed words of one language: titles of heads, roles, each unit word with its form beside a title, and the posts above all.

    patterns: how a head's title names its unit; front: whether the title stands in front of it, and a unit's name may
    begin with the word for its kind.
    """

    titles: frozenset[str]
    only_with_unit: frozenset[str]
    roles: frozenset[str]
    genitives: tuple[tuple[str, str], ...]
    patterns: tuple[str, ...] = ()
    front: bool = False
    singles: frozenset[str] = frozenset()
    deputies: frozenset[str] = frozenset()


@cache
def head_words(language: str) -> HeadWords:
    """The words of a language; none for a language that the lexicon lacks."""
    try:
        tables = read_words("resolve", language=language)
    except AsendusError:
        return HeadWords(titles=frozenset(), only_with_unit=frozenset(), roles=frozenset(), genitives=())
    heads = tables["heads"]
    units = sorted(tables["units"].items(), key=lambda pair: (-len(pair[0]), pair))
    return HeadWords(
        titles=frozenset(map(squash, heads["titles"])),
        only_with_unit=frozenset(map(squash, heads["only_with_unit"])),
        roles=frozenset(map(squash, heads["roles"])),
        genitives=tuple((squash(word), squash(genitive)) for word, genitive in units),
        patterns=tuple(heads["names"]),
        front=heads["front"],
        singles=frozenset(map(squash, tables["tops"]["single"])),
        deputies=frozenset(map(squash, tables["tops"]["deputies"])),
    )


def is_role(title: str | None, *, language: str) -> bool:
    """Whether a title is a relation to the holder ("otsene juht"), not a post.

    >>> is_role("Vahetu juht", language="et"), is_role("juht", language="et")
    (True, False)
    """
    return title is not None and squash(title) in head_words(language).roles


def is_head(title: str, *, language: str) -> bool:
    """Whether a title ends as a head's does, or begins so where titles stand in front, so that it can head some unit.

    >>> is_head("arendusosakonna juhataja", language="et"), is_head("nõunik", language="et")
    (True, False)
    >>> is_head("Head of Finance", language="en"), is_head("Deputy Head of Finance", language="en")
    (True, False)
    """
    words = head_words(language)
    first = title.split()[:1] if words.front else []
    return any(squash(part).endswith(tuple(words.titles)) for part in (title, *first))


def is_bare_head(title: str, *, language: str) -> bool:
    """Whether a title heads a unit without naming it.

    >>> is_bare_head("juhataja", language="et"), is_bare_head("projektijuht", language="et")
    (True, False)
    """
    words = head_words(language)
    return squash(title) in words.titles - words.only_with_unit


def names_its_unit(title: str, unit: str, *, language: str) -> bool:
    """Whether a title heads a unit of this name and says so, by the unit's name or by the last part of it.

    >>> names_its_unit("osakonnajuhataja", "õigusosakond", language="et")
    True
    >>> names_its_unit("arendusosakonna juhataja", "õigusosakond", language="et")
    False
    >>> names_its_unit("grupijuht", "rahvusvahelise koostöö büroo", language="et")
    False
    >>> names_its_unit("Abteilungsleiter Recht", "Abteilung Recht", language="de")
    True
    """
    wanted = squash(title)
    return any(wanted == named for named, _ in _titles_of(unit, head_words(language)))


def _titles_of(unit: str, words: HeadWords) -> Iterator[tuple[str, bool]]:
    """The squashed titles of a unit's head that name it, each with whether the unit's whole name is in it."""
    name = squash(unit)
    for word, joint in words.genitives:
        if not name.endswith(word) and not (words.front and name.startswith(word)):
            continue
        front = name.removesuffix(word) if name.endswith(word) else ""
        rest = "" if name.endswith(word) else name.removeprefix(word)
        parts = {"name": name, "kind": word, "joint": joint, "front": front, "rest": rest}
        for pattern in words.patterns:
            whole = bool(front or rest) and ("{name}" in pattern or (("{front}" if front else "{rest}") in pattern))
            yield from ((pattern.format(head=head, **parts), whole) for head in words.titles)
        return


def is_unit(name: str, *, language: str) -> bool:
    """Whether a name ends as a unit's does.

    >>> is_unit("Rannikukaitse osakond", language="et"), is_unit("nõunik", language="et")
    (True, False)
    """
    words = tuple(word for word, _ in head_words(language).genitives)
    return squash(name).endswith(words)


def is_single(title: str, *, language: str) -> bool:
    """Whether an agency has one post of this title, above every unit.

    >>> is_single("Peadirektor", language="et"), is_single("direktor", language="et")
    (True, False)
    """
    return squash(title) in head_words(language).singles


def is_deputy(title: str, *, language: str) -> bool:
    """Whether a title is a deputy's of the post above every unit, by itself or with its field before it.

    >>> is_deputy("asekantsler", language="et"), is_deputy("varade asekantsler", language="et")
    (True, True)
    """
    deputies = head_words(language).deputies
    return squash(title) in deputies or squash(title.rpartition(" ")[2]) in deputies


def full_titles(unit: str, *, language: str) -> frozenset[str]:
    """The squashed titles of a unit's head that have the unit's whole name in them.

    >>> "arendusosakonnajuhataja" in full_titles("arendusosakond", language="et")
    True
    >>> full_titles("osakond", language="et")
    frozenset()
    """
    return frozenset(title for title, whole in _titles_of(unit, head_words(language)) if whole)


def heads(title: str, unit: str, *, language: str) -> bool:
    """Whether a post of this title, in a unit of this name, heads it."""
    return is_bare_head(title, language=language) or names_its_unit(title, unit, language=language)
