"""The graph as it was on a day: without the job descriptions and lists that were not yet in force.

A description is in force from its directive's day of effect, else its date; one of which no day is known always was.
A list is from the day that it tells.
What a later directive repeals or takes the place of is then in force again, since the later one is not there.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pyoxigraph

from asendus.loader.facts import descriptions, graphs_in
from asendus.loader.list_facts import lists

if TYPE_CHECKING:
    from asendus.rules import Rules
    from asendus.store import Store


def as_of(store: Store, day: date, *, rules: Rules) -> Store:
    """A copy in memory of a store as it was on a day, its derived graphs settled anew by the rules.

    Raises StoreError where a rules file settled rosters or headcounts in the store and no rules are given.
    """
    from asendus.store import Store

    store.refuse_unsettling(store.agencies(), rules)

    derived = {*store.derived_graphs(), *store.findings_graphs()}
    told = [quad for graph in store.graphs() if graph not in derived for quad in store.quads(graph)]
    documents = graphs_in(told)
    later = {each.iri for each in descriptions(documents) if each.approval and (each.approval.since or day) > day}
    later |= {each.iri for each in lists(documents) if (each.issued or day) > day}
    copy = pyoxigraph.Store()
    copy.extend(quad for quad in told if quad.graph_name not in later)
    settled = Store(copy, where=store.where)
    settled.derive(rules)
    return settled
