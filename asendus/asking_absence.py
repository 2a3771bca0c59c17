"""From words on the command line to answers about absences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from asendus.absence import who_acts
from asendus.absence_calendar import days_left, read_calendar
from asendus.absence_report import AbsenceReport, report_absence
from asendus.calendar_report import CalendarReport, report_days
from asendus.cover_network import CoverNetwork, read_network
from asendus.errors import UsageError
from asendus.lacking import lacking
from asendus.posts import Post, all_posts, one_of
from asendus.queries import Selects
from asendus.unit_tree import Unit, UnitTree, read_units


def needs_of(network: CoverNetwork, posts: Sequence[Post], tree: UnitTree, units: Sequence[str]) -> dict[str, int]:
    """Post → how many of its holders are away: one each time that it is told, and everybody of a unit.

    Raises UsageError where a post is told more often than it has holders, or a unit has no described or listed post.
    """
    needs = Counter(post.iri for post in posts)
    for post, number in needs.items():
        if number > (most := network.of(post).headcount):
            label = network.of(post).label
            raise UsageError(f"{label} is away {number} times, and {most} hold it", remedy="name it less often")
    for unit in units:
        inside = [post for post in network.posts.values() if post.kind != "mentioned" and unit in tree.above(post.unit)]
        if not inside:
            raise UsageError(f"{tree.label(unit)} has no post that is described or listed", remedy="name another unit")
        needs |= Counter({post.iri: post.headcount for post in inside})
    return dict(needs)


def ask_absence(
    store: Selects,
    away: Iterable[str],
    units: Iterable[str],
    *,
    post_of: Callable[[str], Post],
    unit_of: Callable[[UnitTree, str], Unit],
    capacity: int,
    relay: bool,
    lang: str,
) -> AbsenceReport:
    """Who acts and who is left when these posts, and everybody of these units, are away, each told in words.

    post_of, unit_of: from words to the one post or unit that they mean.
    """
    network, tree = read_network(store), read_units(store)
    needs = needs_of(network, [post_of(words) for words in away], tree, [unit_of(tree, words).iri for words in units])
    return answer_absence(store, network, needs, capacity=capacity, relay=relay, lang=lang)


def answer_absence(
    store: Selects, network: CoverNetwork, needs: Mapping[str, int], *, capacity: int, relay: bool, lang: str
) -> AbsenceReport:
    """Who acts and who is left when these are away."""
    absence = who_acts(network, needs, capacity=capacity, relay=relay)
    pairs = {(each.post, each.substitute) for each in absence.acting}
    return report_absence(store, network, absence, lang=lang, lacking=lacking(store, pairs, lang=lang))


def answer_calendar(
    store: Selects, network: CoverNetwork, calendar: Path, *, given: str, capacity: int, relay: bool, lang: str
) -> CalendarReport:
    """On which days of a calendar who is left."""
    posts = all_posts(store)
    known: dict[str, str] = {}

    def find(words: str) -> str:
        if words not in known:
            known[words] = one_of(posts, words, given=given).iri
        return known[words]

    entries = read_calendar(calendar, find)
    found = list(days_left(network, entries, capacity=capacity, relay=relay))
    return report_days(store, network, found, absences=len(entries), lang=lang)
