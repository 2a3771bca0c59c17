"""Who could cover a post, and which new substitutions close every high finding: the answers with their reasons in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from asendus.blocks import brief
from asendus.candidates import Candidate, Candidates
from asendus.cover_network import CoverNetwork
from asendus.findings import Finding
from asendus.lacking import terms_words
from asendus.plan import Plan, Ranked, Wanted, smallest_plan
from asendus.terms import Term
from asendus.unit_tree import UnitTree
from asendus.wording import say

#: Findings about one post's cover, which a further definite substitute closes.
CLOSED_BY_ONE = (
    "no-cover", "hollow-cover", "appointed-cover", "group-cover", "deferred-cover", "cover-not-asked",
    "only-supervisor", "sole-substitute", "unverified-cover",
)  # fmt: skip

#: A finding that a substitute from outside closes.
CIRCLE = "closed-circle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A candidate with its place among all, and what speaks for it and against it, in words."""

    place: int
    candidate: Candidate
    label: str
    unit: str
    reasons: tuple[str, ...]
    snags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestReport:
    """All that `asendus suggest POST` tells. looked_at: among how many posts; covered_by: labels of who covers the post firmly now."""

    post: str
    label: str
    strength: str
    covered_by: tuple[str, ...]
    suggestions: tuple[Suggestion, ...]
    looked_at: int
    lang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One new substitution of a plan, and the findings that it closes."""

    post: str
    label: str
    suggestion: Suggestion
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReport:
    """All that `asendus suggest --all` tells. open: findings that no new substitution closes."""

    steps: tuple[Step, ...]
    open: tuple[Finding, ...]
    exact: bool
    lang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What reasons are told with: labels of posts, units, names of competencies, the language."""

    network: CoverNetwork
    tree: UnitTree
    competencies: Mapping[str, str]
    lang: str

    def label(self, post: str) -> str:
        """A post's label."""
        return self.network.of(post).label or post


def report_candidates(candidates: Candidates, post: str, words: Words, *, limit: int | None = None) -> SuggestReport:
    """Who could cover a post, the best first; limit: at most so many."""
    found = candidates.of(post)
    return SuggestReport(
        post=post,
        label=words.label(post),
        strength=words.network.posts[post].strength,
        covered_by=tuple(brief(words.label(each), beside=words.label(post)) for each in sorted(candidates.firm[post])),
        suggestions=tuple(suggestion(post, each, place, words) for place, each in enumerate(found[:limit], start=1)),
        looked_at=len(found),
        lang=words.lang,
    )


def report_plan(candidates: Candidates, findings: Sequence[Finding], words: Words) -> PlanReport:
    """The smallest set of new substitutions that closes these findings, each with its reasons."""
    ranked: dict[tuple[str, tuple[str, ...]], list[Candidate]] = {}

    def find(post: str, without: tuple[str, ...]) -> list[Ranked]:
        ranked[post, without] = found = candidates.of(post, without=without)
        return [Ranked(post, each.post, each.snags, place) for place, each in enumerate(found, start=1)]

    room = {post: max(0, candidates.most - candidates.load[post]) for post in words.network.posts}
    by_id = {finding.id: finding for finding in findings}
    plan = smallest_plan(wanted(findings), find, room)
    best = {
        (post, each.post): (place, each) for (post, _), found in ranked.items() for place, each in enumerate(found, 1)
    }
    steps = (
        Step(
            post=new.post,
            label=words.label(new.post),
            suggestion=suggestion(
                new.post, best[new.post, new.substitute][1], best[new.post, new.substitute][0], words
            ),
            findings=tuple(by_id[each] for each in new.findings),
        )
        for new in plan.new
    )
    return PlanReport(steps=tuple(steps), open=_open(findings, plan), exact=plan.exact, lang=words.lang)


def wanted(findings: Iterable[Finding]) -> list[Wanted]:
    """What closes each finding; those that no new substitution closes are left out."""
    found = []
    for finding in findings:
        posts = tuple(sorted(post.iri for post in finding.posts))
        if finding.slug in CLOSED_BY_ONE:
            found.append(Wanted(finding.id, (finding.posts[0].iri,)))
        elif finding.slug == CIRCLE:
            found.append(Wanted(finding.id, posts, posts))
    return found


def _open(findings: Sequence[Finding], plan: Plan) -> tuple[Finding, ...]:
    closed = {each for new in plan.new for each in new.findings}
    return tuple(finding for finding in findings if finding.id not in closed)


def suggestion(post: str, candidate: Candidate, place: int, words: Words) -> Suggestion:
    """A candidate with its reasons in words."""
    network = words.network
    return Suggestion(
        place=place,
        candidate=candidate,
        label=brief(words.label(candidate.post), beside=words.label(post)),
        unit=words.tree.label(network.of(candidate.post).unit),
        reasons=tuple(_reasons(candidate, words)),
        snags=tuple(_snags(candidate, words.lang)),
    )


def _reasons(candidate: Candidate, words: Words) -> Iterator[str]:
    lang, compared = words.lang, candidate.compared
    yield say("suggest.same-unit" if not candidate.distance else "suggest.distance", lang, count=candidate.distance)
    yield say("suggest.load" if candidate.load else "suggest.no-load", lang, count=candidate.load)
    if compared.met:
        yield say("suggest.met", lang, terms=terms_words([Term(term.wanted) for term in compared.met], lang))
    if candidate.competencies:
        names = [words.competencies.get(each, each) for each in candidate.competencies]
        yield say("suggest.competencies", lang, names=", ".join(names))
    if candidate.duties:
        yield say("suggest.duties", lang, count=len(candidate.duties), words=", ".join(candidate.duties))
    if candidate.breaks:
        yield say("suggest.breaks", lang)
    if compared.unknown:
        yield say("suggest.unknown", lang, terms=terms_words(compared.unknown, lang))


def _snags(candidate: Candidate, lang: str) -> Iterator[str]:
    if candidate.compared.less:
        yield say("suggest.less", lang, terms=terms_words(candidate.compared.less, lang))
    if candidate.overloaded:
        yield say("suggest.overloaded", lang, count=candidate.load)
    if candidate.supervisor:
        yield say("suggest.supervisor", lang)
    if candidate.makes:
        yield say("suggest.makes", lang)
