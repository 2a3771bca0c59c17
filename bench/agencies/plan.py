"""Which posts an invented agency has, whom each reports to, and who covers whom by whose word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from corpus.lexicon import Dice

from agencies.pool import Pool

#: Parts of the country: their names in front make the departments of one agency as many as it needs.
REGIONS = ("", "Põhja ", "Lõuna ", "Ida ", "Lääne ", "Kesk-Eesti ", "Saarte ")
#: Units inside a department; departments share these names, as they do in life.
INNER = ("arendustalitus", "järelevalvetalitus", "teenuste talitus", "menetlustalitus", "analüüsitalitus")
#: Posts of a unit, its head among them; units in a department.
UNIT_SIZE, INNER_UNITS = 9, 4


class Cover(StrEnum):
    """What a form says of who covers the post."""

    NAMED = "named"
    GROUP = "group"
    APPOINTED = "appointed"
    DEFERRED = "deferred"
    NOBODY = "nobody"
    NOT_ASKED = "not-asked"
    ELSEWHERE = "elsewhere"  # a post that nothing describes


#: How often, in hundredths; as in the corpus.
SHARES = {
    Cover.NAMED: 62,
    Cover.GROUP: 12,
    Cover.ELSEWHERE: 6,
    Cover.APPOINTED: 5,
    Cover.DEFERRED: 3,
    Cover.NOBODY: 4,
    Cover.NOT_ASKED: 8,
}


@dataclass(slots=True, kw_only=True, eq=False)
class Post:
    """A post of the plan; `by` are those who cover it, `for_` those whom it says it covers."""

    number: int
    title: str
    qualifier: str | None
    unit: tuple[str, ...]
    head: Post | None
    cover: Cover
    by: list[Post] = field(default_factory=list)
    for_: list[Post] = field(default_factory=list)


def plan(pool: Pool, count: int, dice: Dice) -> list[Post]:
    """So many posts of one agency, in units; the first is the head of the agency."""
    posts: list[Post] = []
    top = _post(pool, dice, 0, (), None, title="peadirektor")
    posts.append(top)
    for path in _paths(pool):
        if len(posts) >= count:
            break
        above = next((each for each in reversed(posts) if each.unit == path[:-1] and each.title == "juhataja"), top)
        unit = [_post(pool, dice, len(posts), path, above, title="juhataja")]
        size = min(dice.randint(UNIT_SIZE - 4, UNIT_SIZE + 4), count - len(posts))
        unit += [_post(pool, dice, len(posts) + n, path, unit[0]) for n in range(1, size)]
        _cover(unit, dice)
        posts += unit
    return posts


def _paths(pool: Pool) -> Iterator[tuple[str, ...]]:
    """Departments, each followed by the units in it."""
    for region in REGIONS:
        for name in pool.units:
            department = f"{region}{name}"
            yield (department,)
            yield from ((department, inner) for inner in INNER[:INNER_UNITS])


def _post(
    pool: Pool, dice: Dice, number: int, unit: tuple[str, ...], head: Post | None, *, title: str | None = None
) -> Post:
    cover = dice.choices(list(SHARES), weights=list(SHARES.values()))[0]
    qualifier = None if title else f"{dice.one(pool.qualifiers)} {number}" if dice.chance(0.5) else None
    return Post(
        number=number, title=title or dice.one(pool.titles), qualifier=qualifier, unit=unit, head=head, cover=cover
    )


def _cover(unit: Sequence[Post], dice: Dice) -> None:
    """Who covers whom within a unit: most say it at both ends."""
    for post in unit:
        others = [each for each in unit if each is not post]
        if post.cover is not Cover.NAMED or not others:
            continue
        post.by = dice.some(others, 2 if dice.chance(0.3) else 1)
        for other in post.by:
            if dice.chance(0.85):
                other.for_.append(post)
