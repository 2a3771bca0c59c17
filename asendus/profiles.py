"""What descriptions tell of posts that can be compared: demands, competencies, words of duties, supervisors."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from asendus.candidates import Profile, stems
from asendus.gaps_demands import demands_of
from asendus.queries import Selects, load, run

#: Duties are compared among so many posts at most: a thousand duties are told for every fifty posts.
MOST_DUTIES = 500

#: Kinds of provisions whose words tell what a post does.
_TOLD = ("Purpose", "Duty")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profiles:
    """Profiles by post, and how the concepts of competencies are called."""

    of: Mapping[str, Profile]
    names: Mapping[str, str]


def read_profiles(store: Selects, posts: Collection[str]) -> Profiles:
    """The profiles of posts; one that has no description has an empty one. Of many posts (MOST_DUTIES) duties are left out."""
    demands = demands_of(store, posts)
    competencies: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for row in run(store, load("competency-matrix")).as_texts():
        if row["post"] in posts and "competency" in row:
            competencies.setdefault(row["post"], set()).add(row["competency"])
            names.setdefault(row["competency"], row["words"])
    duties: dict[str, dict[str, str]] = {}
    for row in _duties(store, sorted(posts)) if len(posts) <= MOST_DUTIES else ():
        if row["kind"].endswith(_TOLD):
            known = duties.setdefault(row["post"], {})
            known.update({stem: word for stem, word in stems(row["text"]).items() if stem not in known})
    supervisors: dict[str, set[str]] = {}
    for row in run(store, load("reporting-lines")).as_texts():
        supervisors.setdefault(row["post"], set()).add(row["supervisor"])
    return Profiles(
        of={
            post: Profile(
                demands=demands.get(post, {}),
                competencies=frozenset(competencies.get(post, ())),
                duties=duties.get(post, {}),
                supervisors=frozenset(supervisors.get(post, ())),
            )
            for post in posts
        },
        names=names,
    )


def _duties(store: Selects, posts: list[str]) -> list[dict[str, str]]:
    return run(store, load("duties"), {"post": posts}).as_texts()
