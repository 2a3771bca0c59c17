"""What findings about demands are about: descriptions that demand less than another's, or than the law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from asendus.drafts import Clause, Draft, Row, grouped, values_of
from asendus.legal_floor import Floor, agency_kind, floors, in_force, less_than
from asendus.loader.slugs import squash
from asendus.queries import Selects, load, run
from asendus.rules import Rules
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


def below_floor(store: Selects, rules: Rules, today: date) -> Iterator[Draft]:
    """One finding an official's post and subsection of the act that asks for more than the description demands."""
    if not in_force(today):
        return
    kinds = {squash(each.name): each.kind for each in rules.agencies}
    rows = list(run(store, load("officials")).as_texts())
    demands = demands_of(store, {row["post"] for row in rows})
    for (post,), group in grouped(rows, "post"):
        kind = kinds.get(squash(group[0]["agencyLabel"])) or agency_kind(group[0].get("concept"))
        for floor in floors(kind or "", heads="unit" in group[0]):
            less = less_than(floor, demands.get(post, {}).values())
            if less:
                yield _below(post, floor, less, beside=values_of(group, "statement"))


def _below(post: str, floor: Floor, less: Sequence[Demanded], *, beside: tuple[str, ...]) -> Draft:
    return Draft(
        slug="below-legal-floor",
        posts=(post,),
        about=(floor.key,),
        named={"post": (post,)},
        words={"paragraph": floor.paragraph, "subsection": floor.subsection, "law": floor.quote},
        clauses=(Clause("asked", post, {"asked": tuple(map(Term, less))}),),
        statements=tuple(each.statement for each in less),
        beside=beside,
    )


def demands_of(store: Selects, posts: Iterable[str]) -> dict[str, dict[str, Demanded]]:
    """Post → key → what it demands of that."""
    wanted = sorted(posts)
    found: dict[str, dict[str, Demanded]] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        rows = run(store, load("comparable-demands"), {"post": wanted[start : start + _AT_ONCE]})
        for row in rows.as_texts():
            level, subject = row.get("level", ""), row.get("subject", "")
            demanded = Demanded(row["key"], float(row["rank"]), level, subject, row["statement"])
            found.setdefault(row["post"], {}).setdefault(demanded.key, demanded)
    return found


def _clause(post: str, substitute: str, rows: Iterable[Row], demands: Mapping[str, Mapping[str, Demanded]]) -> Clause:
    """What one substitute's description does not demand, and apart from it, what it says nothing about."""
    own, others = demands[post], demands[substitute]
    less = dict.fromkeys(row["key"] for row in rows if row["substitute"] == substitute)
    unknown = tuple(Term(own[key]) for key in own if key not in others)
    terms = {"less": tuple(Term(own[key], others[key]) for key in less), "unknown": unknown}
    return Clause("less-and-unknown" if unknown else "less", substitute, terms)
