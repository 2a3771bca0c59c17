"""From a graph to how many absences its units survive."""

from __future__ import annotations

from collections.abc import Callable

from asendus.cover_network import read_network
from asendus.queries import Selects
from asendus.resilience import resilience
from asendus.resilience_report import ResilienceReport, report_resilience
from asendus.rules import Rules
from asendus.unit_tree import Unit, UnitTree, read_units


def ask_resilience(
    store: Selects,
    rules: Rules,
    unit: str | None = None,
    *,
    unit_of: Callable[[UnitTree, str], Unit],
    capacity: int,
    lang: str,
) -> ResilienceReport:
    """The figures of all units, or of the one that the words mean and those in it; unit_of: from words to the unit."""
    network, tree = read_network(store), read_units(store)
    asked = unit_of(tree, unit).iri if unit else None
    found = resilience(network, tree, capacity=capacity, circle_size=rules.thresholds.circle_size)
    return report_resilience(store, network, tree, found, unit=asked, lang=lang)
