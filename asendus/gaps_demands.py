"""What findings about demands are about: substitutes whose own descriptions demand less."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from asendus.drafts import Clause, Draft, Row, grouped, values_of
from asendus.queries import Selects, load, run
from asendus.terms import Demanded, Term

#: So many posts are asked for their demands at once.
_AT_ONCE = 500


def underqualified(store: Selects) -> Iterator[Draft]:
    """One finding a post, with a clause for each substitute: what its description does not demand, and what it does not tell."""
    slug = "underqualified-cover"
    rows = list(run(store, load(slug)).as_texts())
    demands = demands_of(store, {row[end] for row in rows for end in ("post", "substitute")})
    for (post,), group in grouped(rows, "post"):
        substitutes = values_of(group, "substitute")
        clauses = (_clause(post, other, group, demands) for other in substitutes)
        yield Draft(
            slug=slug,
            posts=(post,),
            named={"post": (post,), "substitute": substitutes},
            clauses=tuple(clauses),
            statements=values_of(group, "statement"),
            beside=(*values_of(group, "demandStatement"), *values_of(group, "offerStatement")),
        )


def demands_of(store: Selects, posts: Iterable[str]) -> dict[str, dict[str, Demanded]]:
    """Post → key → what it demands of that."""
    wanted = sorted(posts)
    found: dict[str, dict[str, Demanded]] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        rows = run(store, load("comparable-demands"), {"post": wanted[start : start + _AT_ONCE]})
        for row in rows.as_texts():
            demanded = Demanded(row["key"], float(row["rank"]), row.get("level", ""), row.get("subject", ""))
            found.setdefault(row["post"], {}).setdefault(demanded.key, demanded)
    return found


def _clause(post: str, substitute: str, rows: Iterable[Row], demands: Mapping[str, Mapping[str, Demanded]]) -> Clause:
    """What one substitute's description does not demand, and apart from it, what it says nothing about."""
    own, others = demands[post], demands[substitute]
    less = dict.fromkeys(row["key"] for row in rows if row["substitute"] == substitute)
    unknown = tuple(Term(own[key]) for key in own if key not in others)
    terms = {"less": tuple(Term(own[key], others[key]) for key in less), "unknown": unknown}
    return Clause("less-and-unknown" if unknown else "less", substitute, terms)
