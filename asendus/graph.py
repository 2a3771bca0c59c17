"""A graph to ask from Python: what the commands answer, as rows and objects.

Each method is the command of the same name without its printing. Nothing is printed and nothing is written unless a path
is given for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

from asendus.output import Cell

if TYPE_CHECKING:
    from asendus.errors import Problem
    from asendus.findings import Finding
    from asendus.inline_view import View
    from asendus.posts import Post
    from asendus.rules import Rules
    from asendus.sources import Source
    from asendus.store import Store

#: A row of an answer: a column's name → its value; every row of an answer has every column, in the same order.
Row = dict[str, Cell]


class Gap(NamedTuple):
    """A finding as a row: `post`, `unit` and `agency` of several posts are parted by "; ".

    id: the same from run to run; severity: "high", "medium" or "low"; file, quote: the first words that it rests on, None
    where there are none; silenced: whether a rule silences it. `Graph.findings` has all of it.
    """

    id: str
    slug: str
    severity: str
    post: str
    unit: str
    agency: str
    message: str
    remedy: str
    file: str | None
    quote: str | None
    silenced: bool


class Graph:
    """The graph of some job descriptions, opened by `asendus.load` or `asendus.open_graph`.

    Answers are lists that data frames are made of: `pandas.DataFrame(graph.gaps())`. A post or a unit is told by its IRI,
    by its slug, or by words that fit it alone; where they fit several, AmbiguousPost has them all as `candidates`.
    """

    def __init__(self, source: Source, *, lang: str = "et", problems: Iterable[Problem] = ()) -> None:
        """The graph of a source; made by `asendus.load` and `asendus.open_graph`. lang: of sentences, "et" or "en"."""
        self._source = source
        self.lang = lang
        self._problems = tuple(problems)

    @property
    def store(self) -> Store:
        """The quads themselves, for SPARQL by hand, for rdflib (`store.dataset()`) and for whatever is not here."""
        return self._source.store

    @property
    def rules(self) -> Rules:
        """The rules that it is judged by."""
        return self._source.rules

    @property
    def day(self) -> date:
        """The day that is asked about."""
        return self._source.day

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What went wrong with which file, and what is to be noted; the others were read all the same."""
        return (*self._problems, *self._source.problems)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store's folder; the graph cannot be asked any more."""
        self.store.close()

    def findings(self) -> tuple[Finding, ...]:
        """All gaps and contradictions, the worst first, each with its posts, its words and its remedy in both languages."""
        from asendus.findings import find

        return find(self.store, rules=self.rules, lang=self.lang, today=self.day)

    def gaps(self) -> list[Gap]:
        """The findings, a row each, in the language of the graph."""
        return [_gap(finding, self.lang) for finding in self.findings()]

    def query(self, question: str | Path, /, **parameters: str | Sequence[str]) -> list[Row]:
        """The rows of a question: a name of the library, a path that ends with .rq, or SPARQL itself.

        Numbers and truth values come as such, all else as text, empty cells as None. ASK gives one row with the column
        `answer`, CONSTRUCT rows of `subject`, `predicate` and `object`. Raises UsageError for what cannot be asked.
        """
        from asendus.queries import load, parse
        from asendus.query_table import answer, as_rows

        text = str(question)
        asked = parse(text, name="query") if "{" in text else load(question)
        values = {name: [value] if isinstance(value, str) else value for name, value in parameters.items()}
        return _rows(*as_rows(answer(self.store, asked, values)))

    def show(self, post: str, /) -> dict[str, object]:
        """What is known of one post, as `asendus show --format json` has it."""
        from asendus.posts import read_facts

        return read_facts(self.store, self._post_of()(post)).as_json()

    def absence(self, *away: str, units: Iterable[str] = (), capacity: int = 1, relay: bool = False) -> list[Row]:
        """Who acts, and who is left, when these posts and everybody of these units are away; a row a quotation.

        capacity: so many more posts each who is present acts for; relay: substitutes of absent substitutes may act.
        Raises UsageError where nobody is away.
        """
        from asendus.absence_print import COLUMNS, as_rows
        from asendus.asking_absence import ask_absence
        from asendus.errors import UsageError
        from asendus.unit_tree import find_unit

        gone = tuple(units)
        if not (away or gone):
            raise UsageError("nobody is away", where="absence", remedy="name a post or a unit")
        report = ask_absence(
            self.store,
            away,
            gone,
            post_of=self._post_of(),
            unit_of=find_unit,
            capacity=capacity,
            relay=relay,
            lang=self.lang,
        )
        return _rows(COLUMNS, as_rows(report))

    def resilience(self, unit: str | None = None, *, capacity: int = 1) -> list[Row]:
        """How many single and double absences each unit survives, and its smallest failing sets; a row a unit."""
        from asendus.asking_resilience import ask_resilience
        from asendus.resilience_report import COLUMNS, as_rows
        from asendus.unit_tree import find_unit

        report = ask_resilience(self.store, self.rules, unit, unit_of=find_unit, capacity=capacity, lang=self.lang)
        return _rows(COLUMNS, as_rows(report))

    def suggest(self, post: str, /, *, limit: int = 5) -> list[Row]:
        """Who could cover a post, the best first, with reasons for and against; a row a candidate."""
        from asendus.asking_suggestions import answer_candidates
        from asendus.suggest_print import COLUMNS, candidate_rows

        found = self._post_of()(post)
        report = answer_candidates(self.store, self.rules, found.iri, limit=limit, lang=self.lang)
        return _rows(COLUMNS, candidate_rows(report))

    def plan(self, unit: str | None = None) -> list[Row]:
        """The fewest new substitutions that close every finding of high severity; a row each."""
        from asendus.asking_suggestions import answer_plan
        from asendus.suggest_print import PLAN_COLUMNS, plan_rows

        report = answer_plan(self.store, self.rules, today=self.day, unit=unit, lang=self.lang)
        return _rows(PLAN_COLUMNS, plan_rows(report))

    def diff(self, other: Graph, /) -> list[Row]:
        """What `other`, the later graph, has otherwise; a row a difference."""
        from asendus.differences import differences
        from asendus.differences_report import COLUMNS, as_rows

        return _rows(COLUMNS, as_rows(differences(self.store, other.store), self.lang))

    def check(self, *, jobs: int = 1) -> list[Row]:
        """Where the graph does not keep to the SHACL shapes of the ontology; none where it does."""
        from asendus.checking import COLUMNS, as_rows, check

        return _rows(COLUMNS, as_rows(check(self.store, jobs=jobs), self.lang))

    def view(self) -> View:
        """The network as a page: shown where a notebook's cell ends with it, written by its `save`."""
        from asendus.inline_view import View
        from asendus.view import render
        from asendus.view_source import model_from_store

        spoken = [finding for finding in self.findings() if not finding.silence]
        return View(render(model_from_store(self.store, spoken), lang=self.lang))

    def report(self, path: str | Path, /) -> Path:
        """Write the report for reading and printing; .html, .md or .xlsx tells the format. Returns the path."""
        from asendus.report import make_report
        from asendus.report_file import writer_of

        out = Path(path)
        write = writer_of(out)
        write(make_report(self.store, rules=self.rules, lang=self.lang, day=self.day))
        return out

    def export(self, path: str | Path, style: str = "trig", /) -> tuple[Path, ...]:
        """Write the graph: turtle, trig, nquads, jsonld, graphml, or csv, whose path is a folder. Returns what was written."""
        from asendus.export import write

        return write(self.store, style, Path(path))

    def _post_of(self) -> Callable[[str], Post]:
        from asendus.posts import find_post

        return partial(find_post, self.store)


def _gap(finding: Finding, lang: str) -> Gap:
    first = finding.evidence[0] if finding.evidence else None
    post, unit, agency = (
        "; ".join(getattr(each, key) or "" for each in finding.posts) for key in ("label", "unit", "agency")
    )
    return Gap(
        id=finding.id,
        slug=finding.slug,
        severity=finding.severity,
        post=post,
        unit=unit,
        agency=agency,
        message=finding.message[lang],
        remedy=finding.remedy[lang],
        file=first and first.file,
        quote=first and first.words,
        silenced=finding.silence is not None,
    )


def _rows(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> list[Row]:
    return [dict(zip(columns, row, strict=True)) for row in rows]
