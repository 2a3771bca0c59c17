"""The query files: what each finds, that engines agree on it, and what may be put into one."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.plugins.sparql import prepareQuery
from trig import DATA, EXPECTED, NEGATIVE, POSITIVE, Graph, expected, fixture, short, short_iri

from asendus import queries
from asendus.errors import UsageError
from asendus.queries.binding import block_names, refuse_unsafe
from asendus.queries.tokens import tokens

ROOT = Path(__file__).resolve().parent.parent
NAMES = sorted(path.stem for path in (ROOT / "queries").glob("*.rq"))
COVER = (
    "no-cover", "hollow-cover", "appointed-cover", "group-cover", "deferred-cover", "cover-not-asked",
    "only-supervisor", "sole-substitute", "unverified-cover",
)  # fmt: skip


def test_every_file_is_a_query() -> None:
    """The package lists the files of the folder, and there are more than twenty."""
    assert tuple(NAMES) == queries.names()
    assert len(NAMES) > 20


def test_every_query_has_its_fixtures() -> None:
    """A query without a fixture that gives rows, one that gives none, and the rows, fails the suite; so does a stray file."""
    wanted = {f"{name}{suffix}" for name in NAMES for suffix in (POSITIVE, NEGATIVE, EXPECTED)}

    assert wanted == {path.name for path in DATA.iterdir()}


@pytest.mark.parametrize("name", NAMES)
def test_parses_in_both_engines(name: str) -> None:
    """Oxigraph and rdflib both parse the file as it stands."""
    text = queries.load(name).text

    assert isinstance(ox.Store().query(text), ox.QuerySolutions)
    assert prepareQuery(text).algebra.name == "SelectQuery"


@pytest.mark.parametrize("name", NAMES)
def test_header_is_complete(name: str) -> None:
    """The head has a title and a description in both languages, and the columns that the query selects, in order."""
    query = queries.load(name)
    answer = ox.Store().query(query.text)
    assert isinstance(answer, ox.QuerySolutions)

    assert {"en", "et"} == set(query.title) == set(query.description)
    assert all([*query.title.values(), *query.description.values()])
    assert query.columns == tuple(variable.value for variable in answer.variables)
    assert "#+ kind: " in query.text


@pytest.mark.parametrize("name", NAMES)
def test_parameters_are_the_blocks(name: str) -> None:
    """Each parameter of the head has its block, and each block its parameter."""
    query = queries.load(name)

    assert {parameter.name for parameter in query.parameters} == set(block_names(query.text))


@pytest.mark.parametrize("name", NAMES)
def test_keeps_the_house_rules(name: str) -> None:
    """A file orders its rows, names its graphs, and has no path, no SERVICE, no default graph and no prefix unused."""
    text = queries.load(name).text
    found = list(tokens(text))
    words = {token.text.upper() for token in found if token.kind == "word"}
    after_iri = {second.text for first, second in pairwise(found) if first.kind in ("name", "iri")}
    names = {token.text.split(":")[0] for token in found if token.kind == "name" and not token.text.endswith(":")}

    assert {"ORDER", "BY", "GRAPH"} <= words
    assert words.isdisjoint({"SERVICE", "FROM"})
    assert after_iri.isdisjoint({"/", "|", "+", "*", "^"})
    assert names == set(re.findall(r"PREFIX (\w+):", text))


@pytest.mark.parametrize("name", NAMES)
def test_positive_fixture_gives_its_rows(name: str) -> None:
    """Over its positive fixture the query gives exactly the rows written beside it, in that order, on Oxigraph."""
    rows = queries.run(Graph(fixture(name, POSITIVE)), queries.load(name))
    columns, wanted = expected(name)

    assert columns == rows.columns
    assert wanted
    assert wanted == [tuple(short(cell) for cell in row) for row in rows]


@pytest.mark.parametrize("name", NAMES)
def test_negative_fixture_gives_nothing(name: str) -> None:
    """A graph that just misses what the query asks gives no row, though it has quads."""
    graph = Graph(fixture(name, NEGATIVE))

    assert len(graph.store) > 0
    assert () == queries.run(graph, queries.load(name)).rows


@pytest.mark.parametrize("name", NAMES)
def test_rdflib_gives_the_same_rows(name: str) -> None:
    """rdflib's own engine over its own store gives the same rows, in the same order, and none where there are none."""
    dataset = rdflib.Dataset()
    dataset.parse(data=fixture(name, POSITIVE), format="trig")
    other = rdflib.Dataset()
    other.parse(data=fixture(name, NEGATIVE), format="trig")
    text = queries.load(name).text

    assert expected(name)[1] == [_short_row(row) for row in dataset.query(text)]
    assert [] == list(other.query(text))


def _short_row(row: object) -> tuple[str, ...]:
    assert isinstance(row, rdflib.query.ResultRow)
    cells = ("" if cell is None else short_iri(cell) if isinstance(cell, rdflib.URIRef) else str(cell) for cell in row)
    return tuple(cells)


def test_every_gap_has_a_severity() -> None:
    """The profile names each gap query, and besides only the findings that are found in the network."""
    gaps = {name for name in NAMES if queries.load(name).kind == "gap"}
    profile = tomllib.loads((ROOT / "queries" / "severity.toml").read_text(encoding="utf-8"))

    assert gaps | {"reporting-cycle", "closed-circle", "below-legal-floor"} == set(profile) == set(queries.severities())
    assert {"high", "medium", "low"} == set(profile.values())


def test_a_post_has_one_cover_finding_or_none() -> None:
    """Over all cover fixtures at once, no post is in two cover findings, and each cover finding has a post."""
    graph = Graph(*(_apart(name, suffix) for name in COVER for suffix in (POSITIVE, NEGATIVE)))
    found = {name: {row["post"] for row in queries.run(graph, queries.load(name)).as_texts()} for name in COVER}
    posts = [post for posts in found.values() for post in posts]

    assert all(found.values())
    assert len(posts) == len(set(posts))


def _apart(name: str, suffix: str) -> str:
    """A fixture whose posts and descriptions are its own."""
    place = f"{name}{suffix}/"
    return fixture(name, suffix).replace("<post/", f"<post/{place}").replace("<description/", f"<description/{place}")


@pytest.mark.parametrize("name", NAMES)
def test_a_union_of_graphs_changes_no_row(name: str) -> None:
    """Where the default graph is the union of all, as in our store and in many engines, the query gives the same rows."""
    answer = Graph(fixture(name, POSITIVE)).store.query(queries.load(name).text, use_default_graph_as_union=True)
    assert isinstance(answer, ox.QuerySolutions)

    assert expected(name)[1] == [tuple(short(cell) for cell in row) for row in answer]


def test_a_value_fills_the_block() -> None:
    """A value stands where UNDEF stood, and only the rows that it allows come."""
    graph = Graph(fixture("who-covers", POSITIVE).replace("<post/a>", "<post/z>"), fixture("who-covers", POSITIVE))
    query = queries.load("who-covers")
    every = queries.run(graph, query)
    one = queries.run(graph, query, {"post": "https://asendus.example/post/a"})

    assert {"<post/a>", "<post/z>"} == {short(row[0]) for row in every}
    assert {"<post/a>"} == {short(row[0]) for row in one}


def test_several_values_fill_one_block() -> None:
    """A sequence of values asks for each of them."""
    query = queries.load("quotes")
    statements = [f"https://asendus.example/description/{name}#title" for name in "abc"]

    assert 2 == len(queries.run(Graph(fixture("quotes", POSITIVE)), query, {"statement": statements}))
    assert 1 == len(queries.run(Graph(fixture("quotes", POSITIVE)), query, {"statement": statements[:1]}))


def test_a_number_is_a_threshold() -> None:
    """A threshold of five is exceeded by six and not by five; a smaller one is exceeded by five."""
    query = queries.load("overloaded-substitute")
    five = Graph(fixture("overloaded-substitute", NEGATIVE))

    assert 0 == len(queries.run(five, query, {"threshold": "5"}))
    assert 5 == len(queries.run(five, query, {"threshold": "4"}))


@given(text=st.text())
def test_a_value_cannot_leave_its_place(text: str) -> None:
    """Whatever text a value has, the query that it is put into still selects that text and nothing else."""
    query = queries.parse(
        "#+ param: word (text, optional): A word.\nSELECT ?word WHERE { VALUES ?word { UNDEF } }", name="q"
    )
    try:
        rows = queries.run(Graph(), query, {"word": text})
    except UnicodeEncodeError:  # a lone surrogate is no text
        return

    assert [text] == [short(row[0]) for row in rows]


@pytest.mark.parametrize(
    ("kind", "value"),
    [("iri", "nõunik"), ("iri", "https://e.example/a> } #"), ("iri", ""), ("number", "five"), ("number", "1e3"), ("date", "1.6.2030")],
)  # fmt: skip
def test_a_value_of_another_type_is_refused(kind: str, value: str) -> None:
    """A value that is not of the parameter's type is refused in the words of the head."""
    query = queries.parse(
        f"#+ param: it ({kind}, optional): What it is.\nSELECT * {{ VALUES ?it {{ UNDEF }} }}", name="q"
    )

    with pytest.raises(UsageError, match=rf"parameter it: .*not of the type {kind}.*What it is") as caught:
        queries.bind(query, {"it": value})
    assert 2 == caught.value.exit_code


@pytest.mark.parametrize(("kind", "value", "term"), [
    ("iri", "https://e.example/õ", "<https://e.example/õ>"),
    ("text", 'a"b', '"a\\"b"'),
    ("number", "-3", '"-3"^^<http://www.w3.org/2001/XMLSchema#integer>'),
    ("number", "2.5", '"2.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
    ("date", "2030-06-01", '"2030-06-01"^^<http://www.w3.org/2001/XMLSchema#date>'),
])  # fmt: skip
def test_a_value_becomes_a_term_of_its_type(kind: str, value: str, term: str) -> None:
    """Each type has its own kind of term."""
    query = queries.parse(
        f"#+ param: it ({kind}, optional): What it is.\nSELECT * {{ VALUES ?it {{ UNDEF }} }}", name="q"
    )

    assert f"SELECT * {{ VALUES ?it {{ {term} }} }}" == queries.bind(query, {"it": value}).splitlines()[1]


def test_an_unknown_parameter_lists_the_known() -> None:
    """The message for a parameter that the query lacks tells those that it has; a comment is no block."""
    with pytest.raises(UsageError, match=r"who-covers\.rq: no parameter pots; known are post \(iri, optional\)"):
        queries.bind(queries.load("who-covers"), {"pots": "x"})
    with pytest.raises(UsageError, match="it takes none"):
        queries.bind(queries.load("no-cover"), {"post": "x"})
    with pytest.raises(UsageError, match="its head declares none"):
        queries.bind(queries.parse("SELECT * { VALUES ?x { UNDEF } }", name="q"), {"x": "1"})
    bare = queries.parse("#+ param: x (text, optional): X.\nSELECT * { } # VALUES ?x { UNDEF }", name="q")
    with pytest.raises(UsageError, match="no block for the parameter x"):
        queries.bind(bare, {"x": "1"})


def test_a_required_parameter_is_asked_for() -> None:
    """A query whose parameter is required does not run without it."""
    query = queries.parse("#+ param: x (text, required): The word.\nSELECT * { VALUES ?x { UNDEF } }", name="q")

    with pytest.raises(UsageError, match=r"parameter x is missing; give x \(text, required\): The word"):
        queries.run(Graph(), query)


@pytest.mark.parametrize("name", ["no-cver", "Nobody"])
def test_an_unknown_name_is_refused(name: str) -> None:
    """A name that no query has is refused with near or known names."""
    with pytest.raises(UsageError, match=rf"no query is called {name}; .*no-cover"):
        queries.load(name)


def test_a_query_file_of_the_user_runs(tmp_path: Path) -> None:
    """A file of one's own runs, with a head or without."""
    path = tmp_path / "mine.rq"
    path.write_text(
        "SELECT ?post WHERE { GRAPH ?g { ?post a <https://w3id.org/asendus/ns#DescribedPost> } }", encoding="utf-8"
    )

    assert ["<post/a>"] == [
        short(row[0]) for row in queries.run(Graph(fixture("no-cover", POSITIVE)), queries.load(path))
    ]
    assert queries.load(str(path)) == queries.load(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A file that is not there, and one that is no text, is one line with its path."""
    binary = tmp_path / "binary.rq"
    binary.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(UsageError, match=r"none\.rq: No such file"):
        queries.load(tmp_path / "none.rq")
    with pytest.raises(Exception, match=r"binary\.rq: not UTF-8 text; save the query as UTF-8"):
        queries.load(binary)


@pytest.mark.parametrize(
    ("text", "place"),
    [("SELECT ?x\nWHERE { ?x ?y }", "line 2, column 16"), ("SELECT", "line 1, column 7"), ("", "line 1, column 1")],
)
def test_a_malformed_query_tells_the_place(text: str, place: str) -> None:
    """A text that is not SPARQL is refused with its file, line and column."""
    with pytest.raises(UsageError, match=rf"mine\.rq, {place}: not SPARQL: .*; correct the query near"):
        queries.run(Graph(), queries.parse(text, name="mine", where="mine.rq"))


@pytest.mark.parametrize(
    "line", ["#+ tilte: x", "#+ kind", "#+ kind: gpa", "#+ param: post (irri, optional): x", "#+ param: post"]
)
def test_a_wrong_head_is_refused(line: str) -> None:
    """A head with an unknown key, kind or type is refused, not passed over."""
    with pytest.raises(UsageError, match="mine"):
        queries.parse(f"{line}\nSELECT * {{ }}", name="mine")


@pytest.mark.parametrize("text", [
    "SELECT * { SERVICE <http://e.example/> { ?s ?p ?o } }",
    "select * { service silent <http://e.example/> { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <http://e.example/> { ?s ?p ?o } }",
    "SELECT * { # the rest is no comment\n SERVICE<http://e.example/>{ ?s ?p ?o } }",
    "SELECT * { FILTER (\"\\u005C\" = '') SERVICE <http://e.example/> { ?s ?p \"o\" } }",
    "SELECT * { ?s ?p 1SERVICE ?x { } }",
    "LOAD <http://e.example/>",
    "PREFIX a: <http://e.example/> insert data { a:a a:a a:a }",
    "DROP ALL",
])  # fmt: skip
def test_what_reaches_out_is_refused(text: str) -> None:
    """A query that names SERVICE, in any spelling, and an update are refused before anything is run."""

    class Never:
        def select(self, query: str, /) -> queries.Rows:
            raise AssertionError(query)

    with pytest.raises(UsageError, match=r"SERVICE|update"):
        queries.run(Never(), queries.parse(text, name="q"))


@pytest.mark.parametrize("text", [
    "PREFIX load: <http://e.example/service#> SELECT ?service { ?service load:service <http://e.example/SERVICE> }",
    "SELECT * { ?s ?p 'SERVICE', \"SERVICE\", '''SERVICE 'a' ''', \"\"\"SERVICE \"\"a\" \"\"\" } # SERVICE",
    "SELECT * { ?s ?p 'it''s' }",
    "SELECT (?load AS ?insert) { ?s ?load ?insert_data }",
])  # fmt: skip
def test_words_that_are_no_keywords_pass(text: str) -> None:
    """The words may stand in strings, comments, IRIs, variables and prefixed names."""
    assert any(token.kind in ("string", "name", "variable") for token in tokens(text))
    refuse_unsafe(text, where="q")


@pytest.mark.parametrize("text", ["ASK { }", "CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE <http://e.example/>"])
def test_only_rows_are_answered(text: str) -> None:
    """A query that gives no rows is refused with what to do instead."""
    with pytest.raises(UsageError, match="has no rows; write SELECT"):
        queries.run(Graph(), queries.parse(text, name="q"))


@given(text=st.text(alphabet="\"'#<>\\\n aSERVICE?:u0053{}", max_size=40))
def test_tokens_cover_the_text(text: str) -> None:
    """Every character that is not white space or in a comment is in exactly one token, in order, whatever the text."""
    found = list(tokens(text))
    gaps = text
    for token in reversed(found):
        assert token.text == text[token.start : token.end]
        gaps = gaps[: token.start] + "\n" + gaps[token.end :] if token.text else gaps

    assert all(not line.strip() or line.strip().startswith("#") for line in gaps.splitlines())


def test_a_query_nested_without_end_is_refused() -> None:
    """Braces nested too deep are refused before an engine meets them."""
    with pytest.raises(UsageError, match="nested over"):
        refuse_unsafe("SELECT * WHERE " + "{" * 5000, where="deep.rq")


def test_the_folder_explains_every_query() -> None:
    """The folder's README has a line for each query, with its title and its parameters."""
    told = (ROOT / "queries" / "README.md").read_text(encoding="utf-8").splitlines()
    lines = {line for line in told if re.match(r"\| `[a-z-]+` \| .* \|.*\|$", line)}
    parameters = {
        name: ", ".join(f"`{parameter.name}`" for parameter in queries.load(name).parameters) for name in NAMES
    }

    assert {f"| `{name}` | {queries.load(name).title['en']} | {parameters[name]} |" for name in NAMES} <= lines
