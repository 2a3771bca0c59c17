"""Mentions: what must hold for any list of posts that a form could name, and for any text at all."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asendus.loader.mentions import Context, parse_mentions, read_aliases
from asendus.loader.morphology import inflect
from asendus.loader.passages import Passage
from asendus.loader.reading import MAX_QUOTE, MENTION_FIELDS, MentionKind
from asendus.loader.titlepage import parse_titlepage
from asendus.loader.titles import parse_title
from asendus.loader.units import parse_units

#: Compounds are built from these, so that most titles and units are in no list of words.
FIRST_PARTS = (
    "lootsi",
    "sadama",
    "hanke",
    "õigus",
    "andme",
    "liiklus",
    "seire",
    "teabe",
    "personali",
    "kriisi",
    "metsa",
)
HEADS = ("spetsialist", "nõunik", "juht", "ekspert", "inspektor", "koordinaator", "analüütik", "korraldaja", "haldur")
RANKS = ("", "pea", "vanem", "juhtiv")
MODIFIERS = ("", "laevaliikluse ", "toetuste ja hangete ", "rahvusvahelise koostöö ", "mehitamata lennunduse ")
UNIT_WORDS = ("osakond", "talitus", "büroo", "teenistus", "üksus", "grupp", "jaoskond")
QUALIFIERS = (None, "ränne", "Ida-Eesti", "hanked, lepingud", "UTM/TO", "teenuse tugi")
ORDINALS = (None, "I", "IV", "VIII", "XI", "XIV")
SEPARATORS = (", ", "; ", " või ", " ja ", ",\n", " ning ", "\n")
CASES = {"supervisor": ("n", "all"), "subordinates": ("n",), "substituted_by": ("n",), "substitutes_for": ("n", "p")}

AGENCY = "Rannikuamet"
ANY_FIELD = st.sampled_from(MENTION_FIELDS)
RELAXED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class Post(NamedTuple):
    """An invented post."""

    title: str
    unit: str | None
    qualifier: str | None
    ordinal: str | None

    def in_case(self, case: str) -> str:
        """How a form names it."""
        *modifiers, head = self.title.split(" ")
        unit = self.unit.split(" ") if self.unit else []
        owner = [*unit[:-1], inflected(unit[-1], "g")] if unit else []
        words = [*owner, *modifiers, inflected(head, case)]
        if self.ordinal:
            words.append(self.ordinal)
        if self.qualifier:
            words.append(f"({self.qualifier})")
        return " ".join(words)


def inflected(lemma: str, case: str) -> str:
    """The lemma in a case; all the words here have one."""
    form = lemma if case == "n" else inflect(lemma, case)
    assert form is not None, lemma
    return form


TITLES = st.builds(
    lambda modifier, first, rank, head: modifier + (first or rank) + head,
    st.sampled_from(MODIFIERS),
    st.sampled_from(("", *FIRST_PARTS)),
    st.sampled_from(RANKS),
    st.sampled_from(HEADS),
)
UNITS = st.builds(
    lambda modifier, first, word: modifier + first + word,
    st.sampled_from(MODIFIERS),
    st.sampled_from(FIRST_PARTS),
    st.sampled_from(UNIT_WORDS),
)
POSTS = st.builds(Post, TITLES, st.none() | UNITS, st.sampled_from(QUALIFIERS), st.sampled_from(ORDINALS))


@RELAXED
@given(
    posts=st.lists(POSTS, min_size=1, max_size=4),
    field=ANY_FIELD,
    separators=st.lists(st.sampled_from(SEPARATORS), min_size=3, max_size=3),
    data=st.data(),
)
def test_a_list_of_posts_comes_back(posts: list[Post], field: str, separators: list[str], data: st.DataObject) -> None:
    """Title, unit, qualifier and ordinal of every post in a list are read, in order, whatever the case and the sign between."""
    case = data.draw(st.sampled_from(CASES[field]))
    names = [post.in_case(case) for post in posts]
    value = names[0] + "".join(sign + name for sign, name in zip(separators, names[1:], strict=False))
    found, _ = parse_mentions(Passage.from_text(value), field=field, context=Context(agency=AGENCY))

    assert [(p.title, p.qualifier, p.ordinal) for p in posts] == [
        (_without_unit_word(m.title or "", p), m.qualifier, m.ordinal) for m, p in zip(found, posts, strict=False)
    ]
    assert [(p.unit,) if p.unit else () for p in posts] == [m.unit for m in found]
    assert {MentionKind.POST} == {m.kind for m in found}


def _without_unit_word(title: str, post: Post) -> str:
    """ "büroo juht" of a büroo is its juht."""
    return "juht" if post.title == "juht" and post.unit and title.endswith(" juht") else title


@RELAXED
@given(posts=st.lists(POSTS, min_size=1, max_size=3), start=st.integers(0, 50), field=ANY_FIELD)
def test_spans_quote_the_posts(posts: list[Post], start: int, field: str) -> None:
    """Each span, at its place in the document, quotes the words by which the form names the post."""
    names = [post.in_case("n") for post in posts]
    document = "x" * start + "; ".join(names)
    found, _ = parse_mentions(Passage.from_text(document, start), field=field, context=Context(agency=AGENCY))

    assert names == [document[m.span.start : m.span.end] for m in found]


@RELAXED
@given(unit=UNITS, below=UNITS)
def test_a_path_of_units_comes_back(unit: str, below: str) -> None:
    """A genitive in front, a comma or nothing between two units: the path is the same."""
    *front, last = unit.split(" ")
    genitive = " ".join([*front, inflected(last, "g")])

    for value in (f"{genitive} {below}", f"{unit} {below}"):
        assert (unit, below) == parse_units(Passage.from_text(value)).names


@RELAXED
@given(title=TITLES, unit=UNITS)
def test_a_title_page_gives_back_its_title(title: str, unit: str) -> None:
    """In capitals and in the genitive, on two lines or on one, a title page names the same post."""
    *front, last = title.split(" ")
    *unit_front, unit_last = unit.split(" ")
    owner = " ".join([*front, inflected(last, "g")])
    place = " ".join([*unit_front, inflected(unit_last, "g")])

    for text in (f"{place}\n{owner}\nametijuhend", f"{place} {owner} ametijuhend"):
        found = parse_titlepage(Passage.from_text(text.upper()).split_lines())
        assert (title, (unit,)) == (_without_bare(found.title or "", title), found.unit)


def _without_bare(title: str, wanted: str) -> str:
    return wanted if title.endswith(f" {wanted}") and " " not in wanted else title


@RELAXED
@given(
    text=st.text(alphabet="aeioõäöüjuhtnkrslmpvd ()[],;/-–.:1\nIVXlTKEPÕ&6'\"", max_size=60)
    | st.lists(st.sampled_from([*HEADS, *UNIT_WORDS, "ja", "või", ",", "(", ")", "poolt", "määratud", "tema", "ajal",
                                "asendab", "osakonna", "I", "II", "\n", "vastavalt", "skeemile", "kui", "ei", "Mari", "Mets"]),
               max_size=14).map(" ".join),
    field=ANY_FIELD,
)  # fmt: skip
def test_any_text_is_read_without_harm(text: str, field: str) -> None:
    """Whatever stands in a field, reading ends, and every span lies inside the value and is short enough to quote."""
    value = Passage.from_text(text)
    context = Context(agency=AGENCY, unit=("mereosakond",))
    mentions, warnings = parse_mentions(value, field=field, context=context)
    read_aliases(value, context=context)
    parse_title(value)
    parse_units(value)
    parse_titlepage(value.split_lines())

    assert all(0 <= mention.span.start < mention.span.end <= len(text) for mention in mentions)
    assert all(mention.span.end - mention.span.start <= MAX_QUOTE for mention in mentions)
    assert all(0 <= warning.span.start < warning.span.end <= len(text) for warning in warnings)
