"""From a graph to suggestions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from asendus.candidates import Candidates
from asendus.cover_network import CoverNetwork, read_network
from asendus.findings import find
from asendus.profiles import read_profiles
from asendus.rules import Rules
from asendus.store import Store
from asendus.suggest_report import PlanReport, SuggestReport, Words, report_candidates, report_plan, wanted
from asendus.unit_tree import UnitTree, find_unit, read_units


def answer_candidates(store: Store, rules: Rules, post: str, *, limit: int, lang: str) -> SuggestReport:
    """Who could cover a post."""
    network, tree = read_network(store), read_units(store)
    candidates, words = _candidates(store, network, tree, rules, [post], lang=lang)
    return report_candidates(candidates, post, words, limit=limit)


def answer_plan(store: Store, rules: Rules, *, today: date, unit: str | None = None, lang: str) -> PlanReport:
    """Which new substitutions close every finding of high severity that no rule silences on the day `today`.

    unit: words of a unit, whose posts alone count.
    """
    network, tree = read_network(store), read_units(store)
    asked = find_unit(tree, unit).iri if unit else None
    high = [
        each
        for each in find(store, rules=rules, lang=lang, today=today)
        if each.severity == "high" and not each.silence
    ]
    findings = [each for each in high if asked is None or asked in tree.above(network.of(each.posts[0].iri).unit)]
    posts = {post for each in wanted(findings) for post in each.posts}
    candidates, words = _candidates(store, network, tree, rules, posts, lang=lang)
    return report_plan(candidates, findings, words)


def _candidates(
    store: Store, network: CoverNetwork, tree: UnitTree, rules: Rules, posts: Iterable[str], *, lang: str
) -> tuple[Candidates, Words]:
    """The candidates of these posts, with the profiles of all who are looked at for them."""
    limits = {"most": rules.thresholds.overloaded, "circle_size": rules.thresholds.circle_size}
    bare = Candidates(network, tree, {}, **limits)
    around = {other for post in posts for other in (post, *bare.pool(post))}
    profiles = read_profiles(store, around)
    words = Words(network=network, tree=tree, competencies=profiles.names, lang=lang)
    return Candidates(network, tree, profiles.of, **limits), words
