"""The page's own answers about absences, in a real browser, against those of the command."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any, NamedTuple

import pytest
from browsing import Opened, Opener
from page_models import BASE

from asendus.absence import Absence, Acting, Left, who_acts
from asendus.cover_network import CoverNetwork, NetworkPost, Tie, Weaker, network_of
from asendus.view_model import AgencyView, PageModel, PostKind, PostView, Strength

#: So many random networks of cover, each of its own posts, with so many absences each.
NETWORKS, ABSENCES = 50, 4


class Case(NamedTuple):
    """One absence: who is away, with how many holders, and in which manner it is answered."""

    away: dict[str, int]
    capacity: int
    relay: bool


def random_network(random: Random, name: str) -> CoverNetwork:
    """Posts of one to three holders, ties among them, and cover that ties to nobody; orders repeat, so that answers tie."""
    names = [f"{BASE}post/{name}-{random.choice('aZõ9-')}{number}" for number in range(random.randint(3, 14))]
    posts = [
        NetworkPost(
            iri=iri,
            kind=random.choice(["described", "described", "listed", "mentioned"]),
            headcount=random.choice([1, 1, 1, 2, 3]),
        )
        for iri in names
    ]
    ends = [random.sample(names, min(len(names), random.randint(2, 6))) for _ in range(random.randint(2, 9))]
    ties = [
        Tie(principal, substitute, random.random() < 0.3, random.choice([1, 1, 1, 2, 3]))
        for principal, *substitutes in ends
        for substitute in substitutes
    ]
    kinds = ["appointed", "deferred", "unverified", "hollow", "group"]
    weaker = {
        iri: tuple(sorted(Weaker(random.choice(kinds), f"s{n}", random.choice(["", *names])) for n in range(2)))
        for iri in random.sample(names, len(names) // 3)
    }
    return network_of(posts, ties, weaker=weaker)


def random_case(random: Random, network: CoverNetwork) -> Case:
    """Some posts of a network away."""
    names = sorted(network.posts)
    away = random.sample(names, random.randint(1, len(names)))
    return Case(
        away={iri: random.randint(1, network.of(iri).headcount) for iri in away},
        capacity=random.choice([1, 1, 2]),
        relay=random.random() < 0.5,
    )


def page_of(network: CoverNetwork) -> PageModel:
    """A page of the posts of a network."""
    agency = AgencyView(iri=f"{BASE}agency", label="Näidisamet")
    posts = tuple(
        PostView(
            iri=post.iri,
            label=post.iri.removeprefix(BASE),
            name=post.iri.removeprefix(BASE),
            agency=agency.iri,
            kind=PostKind(post.kind),
            strength=Strength(post.strength) if post.strength else None,
        )
        for post in network.posts.values()
    )
    return PageModel(agencies=(agency,), posts=posts, network=network)


def together(networks: list[CoverNetwork]) -> CoverNetwork:
    """Several networks as one."""
    return CoverNetwork(
        posts={iri: post for each in networks for iri, post in each.posts.items()},
        ties={iri: ties for each in networks for iri, ties in each.ties.items()},
        weaker={iri: weaker for each in networks for iri, weaker in each.weaker.items()},
    )


def as_told(absence: Absence) -> dict[str, list[dict[str, Any]]]:
    """The command's answer as the page tells its own."""
    return {"acting": list(map(_acting, absence.acting)), "left": list(map(_left, absence.left))}


def _acting(acting: Acting) -> dict[str, Any]:
    return {"post": acting.post, "substitute": acting.substitute, "ties": list(map(_tie, acting.ties))}


def _tie(tie: Tie) -> dict[str, Any]:
    return {"principal": tie.principal, "substitute": tie.substitute, "group": tie.is_group, "order": tie.order}


def _left(left: Left) -> dict[str, Any]:
    return {
        "post": left.post,
        "holders": left.holders,
        "outcome": left.outcome,
        "reason": left.reason,
        "away": list(map(_tie, left.away)),
        "taken": list(map(_tie, left.taken)),
        "weaker": [{"strength": each.strength, "substitute": each.substitute or None} for each in left.weaker],
        "shortage": {
            "posts": list(left.shortage.posts),
            "substitutes": list(left.shortage.substitutes),
            "needs": left.shortage.needs,
            "room": left.shortage.room,
        },
    }


def ask(opened: Opened, cases: list[Case]) -> list[Any]:
    """The page's answers."""
    given = [[list(each.away.items()), {"capacity": each.capacity, "relay": each.relay}] for each in cases]
    script = "async cases => Promise.all(cases.map(([away, manner]) => asendusPage.absence(away, manner)))"
    answers: list[Any] = opened.ask(script, given)
    return answers


def kinds_of(answers: list[Absence]) -> Iterator[str]:
    """What the answers are about, to see that the cases are not all of one kind."""
    for answer in answers:
        for acting in answer.acting:
            yield "relay" if acting.through else "group" if acting.is_group else "firm"
        yield from (f"{left.outcome} {left.reason}" for left in answer.left)


def test_absences_are_answered_as_by_the_command(open_page: Opener) -> None:
    """On two hundred random absences in random networks the page tells the same as `asendus absence`, in every part."""
    random = Random(20261122)
    networks = [random_network(random, str(number)) for number in range(NETWORKS)]
    everything = together(networks)
    cases = [random_case(random, each) for each in networks for _ in range(ABSENCES)]
    wanted = [who_acts(everything, case.away, capacity=case.capacity, relay=case.relay) for case in cases]
    opened = open_page(page_of(everything))
    told = ask(opened, cases)

    assert NETWORKS * ABSENCES == len(told) == 200
    assert {"relay", "group", "firm", "uncovered nobody", "uncovered away", "uncovered taken"} <= set(kinds_of(wanted))
    assert {"coverable nobody", "unverified away"} <= set(kinds_of(wanted))
    assert [as_told(answer) for answer in wanted] == told
    assert [] == opened.complaints


@pytest.mark.parametrize("order", [1, 10**12])
def test_many_who_compete_are_shared_out_as_by_the_command(open_page: Opener, order: int) -> None:
    """Of many equally good answers the page has the command's, and where orders are large nothing is rounded."""
    random = Random(order)
    away, present = ([f"{BASE}post/{side}{number:02}" for number in range(18)] for side in "aõ")
    ties = [
        Tie(one, other, random.random() < 0.2, random.choice([order, order + 1]))
        for one in away
        for other in random.sample(present, 5)
    ]
    network = network_of([NetworkPost(iri=iri) for iri in (*away, *present)], ties)
    case = Case(away=dict.fromkeys(away, 1), capacity=1, relay=False)
    answer = who_acts(network, case.away)

    assert len(answer.acting) > 12
    assert [as_told(answer)] == ask(open_page(page_of(network)), [case])
