"""The grammar of English mentions."""

from __future__ import annotations

import pytest

from asendus.loader.context import Context
from asendus.loader.forms import Field
from asendus.loader.grammars import load_grammar
from asendus.loader.passages import Passage
from asendus.loader.reading import Mention

EN = load_grammar("en")
HOLDER = Context(agency="Water Authority", unit=("Finance Department", "Accounts Unit"), title="Accountant")


def mentions(value: str, field: str = "substituted_by") -> tuple[Mention, ...]:
    return EN.parse_mentions(Passage.from_text(value), field=field, context=HOLDER)[0]


def told(value: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(str(mention.kind), mention.title, mention.unit[-1:]) for mention in mentions(value)]


@pytest.mark.parametrize(
    ("words", "title", "unit"),
    [
        ("Head of the Finance Department", "Head", ("Finance Department",)),
        ("Finance Department Accountant", "Accountant", ("Finance Department",)),
        ("the Accountants of the Finance Dept.", "Accountant", ("Finance Department",)),
        ("Head of Unit", "Head", ("Finance Department", "Accounts Unit")),
        ("Department Head", "Head", ("Finance Department",)),
        ("Director of the Department of Planning and Research", "Director", ("Department of Planning and Research",)),
        ("Senior Adviser on Monuments in the Conservation Division", "Senior Adviser on Monuments", ("Conservation Division",)),
        ("Head of Finance and Procurement", "Head of Finance and Procurement", ()),
        ("Deputy Director General", "Deputy Director General", ()),
        ("Analyst in Unit 3 of the Research Department", "Analyst", ("Research Department", "Unit 3")),
    ],
)  # fmt: skip
def test_titles_and_units_are_told_apart(words: str, title: str, unit: tuple[str, ...]) -> None:
    """The unit stands behind the title or in front of it; a bare word for one is the holder's own."""
    assert [(title, unit)] == [(mention.title, mention.unit) for mention in mentions(words)]


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("any officer of the unit", [("any", "officer", ("Accounts Unit",))]),
        ("another employee of the department", [("any", "employee", ("Finance Department",))]),
        ("a colleague appointed by the director", [("designated", "director", ())]),
        ("an officer whom the Head of the Department designates", [("designated", "Head", ("Finance Department",))]),
        ("in accordance with the substitution schedule", [("deferred", "substitution schedule", ())]),
        ("see the duty rota", [("deferred", "duty rota", ())]),
        ("Ms Example", [("person", None, ())]),
        ("none", []),
        ("n/a", []),
        ("not applicable", []),
        ("-", []),
    ],
)
def test_who_is_meant_has_a_kind(words: str, kinds: list[tuple[str, str | None, tuple[str, ...]]]) -> None:
    """A group, somebody chosen, a document, a person and nobody are told apart."""
    assert kinds == told(words)


def test_lists_end_where_another_title_begins() -> None:
    """The "and" of a unit's name joins no posts; a unit behind two titles is of both, unless the last heads it."""
    assert [
        ("post", "Adviser", ("Department of Air and Water",)),
        ("post", "Analyst", ("Department of Air and Water",)),
    ] == told("Adviser and Analyst of the Department of Air and Water")
    assert [("post", "Accountant", ()), ("post", "Head", ("Legal Department",))] == told(
        "Accountant or Head of the Legal Department"
    )


def test_a_substitute_has_its_place_and_its_condition() -> None:
    """Ranks stand in front, conditions behind or, with a comma, in front."""
    first, second = mentions("first deputy: Auditor; second deputy: Payroll Clerk when on leave")
    (third,) = mentions("In the absence of the Auditor, the Payroll Clerk")

    assert ("Auditor", 1, None) == (first.title, first.order, first.condition)
    assert ("Payroll Clerk", 2, "when on leave") == (second.title, second.order, second.condition)
    assert ("Payroll Clerk", "In the absence of the Auditor") == (third.title, third.condition)


def test_a_condition_in_front_of_the_second_is_the_second_s() -> None:
    """Behind "or", a condition without a comma belongs to whom it stands in front of."""
    first, second = mentions("Head of Department, or in her absence the Deputy Secretary General")

    assert ("Head", None) == (first.title, first.condition)
    assert ("Deputy Secretary General", "in her absence") == (second.title, second.condition)


def test_who_is_absent_is_no_substitute() -> None:
    """Posts inside a condition are not read as substitutes."""
    assert ["Auditor"] == [m.title for m in mentions("the Auditor in the absence of the Head and the Payroll Clerk")]


@pytest.mark.parametrize(
    ("sentence", "field", "title"),
    [
        ("During leave the post holder is substituted by the Auditor.", "substituted_by", "Auditor"),
        ("The Auditor deputises for the post holder.", "substituted_by", "Auditor"),
        ("The post holder deputises for the Auditor.", "substitutes_for", "Auditor"),
        ("The post holder is covered by the Auditor.", "substituted_by", "Auditor"),
        ("The post holder stands in for the Auditor.", "substitutes_for", "Auditor"),
        ("The Accountant acts for the Auditor.", "substitutes_for", "Auditor"),
        ("The post holder reports directly to the Auditor.", "supervisor", "Auditor"),
        ("The clerks report to the post holder.", "subordinates", "clerk"),
    ],
)
def test_sentences_tell_who_covers_whom(sentence: str, field: str, title: str) -> None:
    """The holder's side of the verb decides the direction."""
    section = Field(key="substitution", label=Passage.empty(), value=Passage.from_text(sentence))
    found = [
        (name, mention.title)
        for name, under in EN.standing_fields(section, title="Accountant")
        for mention in EN.parse_mentions(under.value, field=name, context=HOLDER)[0]
    ]

    assert [(field, title)] == found


@pytest.mark.parametrize(
    ("labelled", "field"),
    [({"substitutes_for"}, "substituted_by"), ({"substituted_by"}, "substitutes_for"), (set(), None)],
)
def test_the_noun_substitutes_is_told_from_the_verb_by_the_other_label(labelled: set[str], field: str | None) -> None:
    """ "Substitutes: Auditor" can mean either direction; where no other label tells, it is left unread."""
    row = Field(key="undirected", label=Passage.from_text("Substitutes"), value=Passage.from_text("Auditor"))

    assert [field] * (field is not None) == [name for name, _ in EN.undirected(row, context=HOLDER, labelled=labelled)]
