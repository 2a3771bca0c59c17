"""What the tests ask of a loaded graph, by the labels of posts.

>>> from readings import description, post
>>> store = loaded(description("nõunik", by=[post("jurist")]), description("jurist"))
>>> strengths(store), covers(store)
({'jurist': 'NotAsked', 'nõunik': 'Firm'}, {('nõunik', 'jurist')})
"""

from __future__ import annotations

from collections.abc import Iterable

from asendus.derive import Rules
from asendus.loader.reading import Reading
from asendus.store import Store, open_store
from asendus.vocabulary import NAMESPACE, PREFIXES

PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


def loaded(*readings: Reading, rules: Rules | None = None) -> Store:
    """A store in memory with these job descriptions."""
    store = open_store()
    store.load(readings, rules=rules)
    return store


def rows(store: Store, query: str) -> list[tuple[str, ...]]:
    """The rows of a query that leaves nothing unbound."""
    return [tuple(value or "" for value in row) for row in store.select(PROLOGUE + query).as_tuples()]


def strengths(store: Store) -> dict[str, str]:
    """Each described post and the local name of its cover strength."""
    found = rows(
        store,
        "SELECT ?l ?s { GRAPH ?g { ?p a asendus:DescribedPost ; skos:prefLabel ?l ; asendus:coverStrength ?s } } ORDER BY ?l",
    )
    return {label: strength.removeprefix(NAMESPACE) for label, strength in found}


def meant(store: Store) -> dict[str, list[str]]:
    """The words of each mention, and the labels of the posts that they resolve to."""
    return _by_words(store, "resolvesTo")


def ambiguous(store: Store) -> dict[str, list[str]]:
    """The words of each ambiguous mention, and the labels of its candidates."""
    return _by_words(store, "ambiguousBetween")


def covers(store: Store) -> set[tuple[str, str]]:
    """(principal, substitute) of the shortcut asendus:substitutedBy."""
    return _pairs(store, "asendus:substitutedBy")


def reports(store: Store) -> set[tuple[str, str]]:
    """(reporter, supervisor) of the shortcut org:reportsTo."""
    return _pairs(store, "org:reportsTo")


def unconfirmed(store: Store) -> set[tuple[str, str]]:
    """The words of a statement that the other end does not confirm, and the other end's label."""
    return {
        (words, label)
        for words, label in rows(
            store,
            """SELECT ?words ?label {
                GRAPH ?g { ?s asendus:unconfirmedBy ?post . ?post skos:prefLabel ?label }
                GRAPH ?d { ?s asendus:evidence/oa:hasSelector/oa:exact ?words } }""",
        )
    }


def statement_strengths(store: Store) -> dict[str, str]:
    """The words of each substitution, and the local name of its strength."""
    found = rows(
        store,
        """SELECT ?words ?strength {
            GRAPH ?g { ?s asendus:strength ?strength }
            GRAPH ?d { ?s asendus:evidence/oa:hasSelector/oa:exact ?words } } ORDER BY ?words""",
    )
    return {words: strength.removeprefix(NAMESPACE) for words, strength in found}


def notes(store: Store) -> list[str]:
    """What resolution had to tell, in English."""
    return [
        text
        for (text,) in rows(
            store, "SELECT ?n { GRAPH ?g { ?s asendus:resolutionNote ?n FILTER(LANG(?n) = 'en') } } ORDER BY ?n"
        )
    ]


def posts(store: Store, kind: str) -> list[str]:
    """The labels of posts of one class, sorted."""
    query = f"SELECT ?l {{ GRAPH ?g {{ ?p a asendus:{kind} ; skos:prefLabel ?l }} }} ORDER BY ?l"
    return [label for (label,) in rows(store, query)]


def derived(store: Store) -> str:
    """All derived graphs as sorted text."""
    return _lines(quad for graph in store.derived_graphs() for quad in store.quads(graph))


def everything(store: Store) -> str:
    """All that a store holds, as sorted text."""
    return _lines(store.quads())


def _lines(quads: Iterable[object]) -> str:
    return "\n".join(sorted(map(str, quads)))


def _by_words(store: Store, name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for words, label in rows(
        store,
        f"""SELECT ?words ?label {{
            GRAPH ?g {{ ?s asendus:{name} ?post . ?post skos:prefLabel ?label }}
            GRAPH ?d {{ ?s asendus:evidence/oa:hasSelector/oa:exact ?words }} }} ORDER BY ?words ?label""",
    ):
        found.setdefault(words, []).append(label)
    return found


def _pairs(store: Store, predicate: str) -> set[tuple[str, str]]:
    found = rows(
        store, f"SELECT ?a ?b {{ GRAPH ?g {{ ?x {predicate} ?y . ?x skos:prefLabel ?a . ?y skos:prefLabel ?b }} }}"
    )
    return {(one, other) for one, other in found}
