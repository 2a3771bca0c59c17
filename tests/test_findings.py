"""Findings: each over the smallest graph that has it, and what all of them keep to."""

from __future__ import annotations

import re
import string
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from trig import NEGATIVE, POSITIVE, Graph, short, short_iri
from trig import fixture as query_fixture

from asendus.findings import Finding, PostRef, Quote, descriptions_to_load, find
from asendus.queries import severities
from asendus.remedies import LANGUAGES, Named, Place, sentences, titles, variants
from asendus.rules import Rules, Severity, Silence, Thresholds, read_rules

DATA = Path(__file__).resolve().parent / "data" / "findings"
SLUGS = sorted(severities())
SENTENCES = tomllib.loads((DATA / "sentences.toml").read_text(encoding="utf-8"))
TODAY = date(2030, 1, 1)
_MENTIONED = ox.NamedNode("https://w3id.org/asendus/ns#MentionedPost")


def graph_of(slug: str, suffix: str = POSITIVE) -> Graph:
    """The smallest graph that has a finding, or one that just misses it."""
    path = DATA / f"{slug}{suffix}"
    return Graph(path.read_text(encoding="utf-8") if path.exists() else query_fixture(slug, suffix))


def found(graph: Graph, slug: str, rules: Rules | None = None, *, today: date = TODAY) -> list[Finding]:
    """The findings of one slug."""
    return [finding for finding in find(graph, rules=rules, today=today) if finding.slug == slug]


def test_every_finding_has_its_sentences() -> None:
    """The sentences of every finding are written down; there are more than fifteen findings."""
    assert set(SLUGS) == set(SENTENCES)
    assert len(SLUGS) > 15


@pytest.mark.parametrize("slug", SLUGS)
def test_the_smallest_graph_has_it(slug: str) -> None:
    """Over the smallest graph the finding names its posts, quotes its words and says both sentences in both languages."""
    told = [
        {
            "posts": [post.label for post in finding.posts],
            **{lang: finding.message[lang] for lang in LANGUAGES},
            **{f"{lang}-remedy": finding.remedy[lang] for lang in LANGUAGES},
            "quotes": [f"{quote.file}: {quote.words}" for quote in finding.evidence],
        }
        for finding in found(graph_of(slug), slug)
    ]

    assert told
    assert SENTENCES[slug] == told


@pytest.mark.parametrize("slug", SLUGS)
def test_a_graph_that_just_misses_has_it_not(slug: str) -> None:
    """A graph that is nearly the same has no such finding."""
    graph = graph_of(slug, NEGATIVE)

    assert len(graph.store) > 0
    assert [] == found(graph, slug)


@pytest.mark.parametrize("slug", SLUGS)
def test_severity_is_the_profile_unless_rules_say_otherwise(slug: str) -> None:
    """The profile gives the severity; the rules file overrides it for the slug."""
    usual = severities()[slug]
    other: Severity = "low" if usual == "high" else "high"

    assert {usual} == {finding.severity for finding in found(graph_of(slug), slug)}
    assert {other} == {finding.severity for finding in found(graph_of(slug), slug, Rules(severity={slug: other}))}


@pytest.mark.parametrize("slug", SLUGS)
def test_the_same_graph_gives_the_same_findings(slug: str) -> None:
    """Loaded in another order and under other names of statements, a graph gives the same findings, in the same order."""
    graph = graph_of(slug)
    turned = Graph()
    turned.store.extend(sorted(graph.store, key=str, reverse=True))
    text = str(graph.store)
    renamed = Graph()
    renamed.store.load(re.sub(r"(/description/[^>]*#)", r"\1other-", text), format=ox.RdfFormat.N_QUADS)
    assert "#other-" in str(renamed.store)

    assert find(graph, today=TODAY) == find(turned, today=TODAY)
    assert [finding.id for finding in find(graph, today=TODAY)] == [
        finding.id for finding in find(renamed, today=TODAY)
    ]


def test_worst_first() -> None:
    """Findings come by severity, then slug, then label."""
    graph = Graph(*(_apart(slug) for slug in SLUGS))
    findings = find(graph, today=TODAY)
    order = [(("high", "medium", "low").index(each.severity), each.slug, each.posts[0].label) for each in findings]

    assert set(SLUGS) == {finding.slug for finding in findings}
    assert sorted(order) == order
    assert len({finding.id for finding in findings}) == len(findings)


def _apart(slug: str) -> str:
    path = DATA / f"{slug}{POSITIVE}"
    text = path.read_text(encoding="utf-8") if path.exists() else query_fixture(slug, POSITIVE)
    return text.replace("<post/", f"<post/{slug}/").replace("<description/", f"<description/{slug}/")


def test_evidence_says_where() -> None:
    """A quote has its file, the inner file, its characters and its description; a finding has its post's place."""
    text = query_fixture("no-cover", POSITIVE).replace('"a.txt"', '"pakk.asice" ; asendus:member "juhend.html"')
    annexed = text.replace("asendus:inFile", 'asendus:annex "3" ; asendus:inFile')
    (finding,) = found(Graph(annexed), "no-cover")

    assert (
        Quote("pakk.asice", "juhend.html", 10, 24, "Kes asendab: -", "https://asendus.example/description/a"),
    ) == finding.evidence
    assert "(pakk.asice/juhend.html, lisa 3)" in finding.remedy["et"]
    assert "(pakk.asice/juhend.html, annex 3)" in finding.remedy["en"]


def test_a_post_is_named_with_unit_and_agency() -> None:
    """A post of a finding has the labels of its unit and its agency, where the graph has them."""
    more = """@base <https://asendus.example/> . @prefix org: <http://www.w3.org/ns/org#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix asendus: <https://w3id.org/asendus/ns#> .
    <agency/n/derived> { <post/a> org:postIn <unit/o> ; asendus:inAgency <agency/n> .
    <unit/o> a org:OrganizationalUnit ; skos:prefLabel "õigusosakond"@et . <agency/n> skos:prefLabel "Näidisamet"@et . }"""
    (bare,) = found(graph_of("no-cover"), "no-cover")
    (placed,) = found(Graph(query_fixture("no-cover", POSITIVE), more), "no-cover")

    assert (PostRef("https://asendus.example/post/a", "nõunik"),) == bare.posts
    assert (PostRef("https://asendus.example/post/a", "nõunik", "õigusosakond", "Näidisamet"),) == placed.posts


def test_a_label_is_in_the_wanted_language() -> None:
    """Where a post has labels in two languages, the finding is one and names the post in the wanted one."""
    both = Graph(query_fixture("no-cover", POSITIVE).replace('"nõunik"@et', '"nõunik"@et, "adviser"@en'))

    assert ["nõunik"] == [finding.posts[0].label for finding in find(both, lang="et", today=TODAY)]
    assert ["adviser"] == [finding.posts[0].label for finding in find(both, lang="en", today=TODAY)]
    assert find(both, lang="et", today=TODAY)[0].id == find(both, lang="en", today=TODAY)[0].id


def test_a_silenced_finding_stays() -> None:
    """A silenced finding is kept, with the reason, up to its day and on it; the day after it speaks again."""
    (bare,) = found(graph_of("no-cover"), "no-cover")
    silence = Silence(finding=bare.id, reason="the post is being abolished", until=date(2030, 6, 30))
    rules = Rules(silences=(silence,))

    assert bare.silence is None
    assert [replace(bare, silence=silence)] == found(graph_of("no-cover"), "no-cover", rules, today=date(2030, 6, 30))
    assert [bare] == found(graph_of("no-cover"), "no-cover", rules, today=date(2030, 7, 1))


def test_thresholds_are_the_rules() -> None:
    """A higher threshold forgives six; a circle of three is told where the size allows three."""
    three = Graph(_circle_of_three())

    assert [] == found(
        graph_of("overloaded-substitute"), "overloaded-substitute", Rules(thresholds=Thresholds(overloaded=6))
    )
    assert [] == found(three, "closed-circle")
    assert 1 == len(found(three, "closed-circle", Rules(thresholds=Thresholds(circle_size=3))))


def _circle_of_three() -> str:
    posts = "".join(
        f"""<post/{a}> a org:Post, asendus:DescribedPost ; skos:prefLabel "{a}"@et ; asendus:coverStrength asendus:Firm .
        <d/{a}#1> a asendus:Substitution ; asendus:principal <post/{a}> ; asendus:substitute <post/{b}> ; asendus:strength asendus:Firm .
        """
        for a, b in (("a", "b"), ("b", "c"), ("c", "a"))
    )
    return f"""@base <https://asendus.example/> . @prefix org: <http://www.w3.org/ns/org#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix asendus: <https://w3id.org/asendus/ns#> .
    <agency/n/derived> {{ {posts} }}"""


def test_an_identifier_is_the_slug_and_a_hash() -> None:
    """An identifier is readable, short, and differs by agency, by post and by what it is about."""
    (bare,) = found(graph_of("no-cover"), "no-cover")
    elsewhere = Graph(
        query_fixture("no-cover", POSITIVE).replace("<post/a> a", "<post/a> asendus:inAgency <agency/m> ; a")
    )
    cover, line = found(graph_of("named-person"), "named-person")

    assert re.fullmatch(r"no-cover-[0-9a-f]{12}", bare.id)
    assert bare.id != found(elsewhere, "no-cover")[0].id
    assert cover.posts == line.posts
    assert cover.id != line.id


def test_mentioned_posts_are_no_findings() -> None:
    """No finding over any graph here speaks about a post that is known by mention alone."""
    looked = 0
    for slug in SLUGS:
        for suffix in (POSITIVE, NEGATIVE):
            graph = graph_of(slug, suffix)
            mentioned = {short(quad.subject) for quad in graph.store.quads_for_pattern(None, None, _MENTIONED)}
            looked += len(mentioned)
            assert mentioned.isdisjoint(
                short_iri(post.iri) for finding in find(graph, today=TODAY) for post in finding.posts
            )
    assert looked > 0


def test_descriptions_to_load() -> None:
    """The posts that are mentioned come by how many statements wait for them, with words of one of those."""
    waiting = descriptions_to_load(Graph(query_fixture("descriptions-to-load", POSITIVE)))

    assert [("jurist, õigusosakond", 2, "jurist"), ("juhataja", 1, "juhatajale")] == [
        (row.label, row.statements, row.example) for row in waiting
    ]
    assert ("õigusosakond", None) == (waiting[0].unit, waiting[1].unit)
    assert "Näidisamet" == waiting[0].agency
    assert () == descriptions_to_load(Graph(query_fixture("descriptions-to-load", NEGATIVE)))


def test_both_languages_have_the_same_cases() -> None:
    """Each finding and case of it has a message and a remedy in both languages, with the same places to fill."""
    cases = {lang: variants(lang) for lang in LANGUAGES}

    assert set(cases["et"]) == set(cases["en"]) >= set(SLUGS)
    for variant, words in cases["et"].items():
        for part in ("message", "remedy"):
            assert _places(words[part]) == _places(cases["en"][variant][part]), variant
            assert words[part].endswith("."), variant


def _places(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_finding_has_a_heading() -> None:
    """Each finding has a heading in both languages."""
    for lang in LANGUAGES:
        assert set(SLUGS) == set(titles(lang))
        assert all(titles(lang).values())


@given(label=st.text(min_size=1))
def test_a_label_is_told_as_it_is(label: str) -> None:
    """Whatever a label has in it, braces too, it stands in the sentence unchanged."""
    told = sentences("no-cover", "en", posts={"post": [Named(label, (Place("a.txt"),))]}, words={})

    assert told.message.startswith(f"Nobody covers “{label}”: ")


@pytest.mark.parametrize(("count", "told"), [(1, "“a”"), (2, "“a” and “b”"), (3, "“a”, “b” and “c”")])
def test_several_posts_are_a_list(count: int, told: str) -> None:
    """Posts are told with commas and one "and"."""
    posts = [Named(name, ()) for name in "abc"[:count]]

    assert (
        f"Load the descriptions of {told}."
        == sentences("unverified-cover.several", "en", posts={"post": posts, "substitute": posts}, words={}).remedy
    )


def test_the_documentation_has_every_finding() -> None:
    """docs/findings.md has a section for each finding, with its meaning, definition, example and end, and its severity."""
    text = (Path(__file__).resolve().parent.parent / "docs" / "findings.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## ([a-z-]+)\n(.*?)(?=^## )", text, re.MULTILINE | re.DOTALL))
    told = dict(re.findall(r"^\| \[([a-z-]+)\]\(#[a-z-]+\) \| (\w+) \|", text, re.MULTILINE))

    assert set(SLUGS) == set(sections)
    assert severities() == told
    for section in sections.values():
        assert ["Means", "Definition", "Example", "Closed by"] == re.findall(r"^\*\*(.+?)\.\*\*", section, re.MULTILINE)


def test_the_documented_rules_are_read(tmp_path: Path) -> None:
    """The rules file that the documentation shows is one."""
    text = (Path(__file__).resolve().parent.parent / "docs" / "rules.md").read_text(encoding="utf-8")
    path = tmp_path / "asendus.toml"
    path.write_text(text.split("```toml\n")[1].split("```")[0], encoding="utf-8")

    assert 1 == len(read_rules(path).silences)
