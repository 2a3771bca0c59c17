"""Mentions in a roundabout way, fields as units, and names: what other forms' values showed wanting."""

from __future__ import annotations

import pytest

from asendus.loader.context import Context
from asendus.loader.mentions import parse_mentions
from asendus.loader.passages import Passage
from asendus.loader.reading import Mention, MentionKind
from asendus.loader.units import parse_units


def mentions(value: str, *, field: str = "substituted_by", unit: tuple[str, ...] = ()) -> tuple[Mention, ...]:
    context = Context(agency="Kivilinna Amet", unit=unit, title="laborant")
    return parse_mentions(Passage.from_text(value), field=field, context=context)[0]


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("vahetu ülemuse määratud ametnik", "vahetu ülemus"),
        ("otsese ülemuse poolt valitud töötaja", "otsene ülemus"),
        ("talituse juhataja igakordsel korraldusel nimetatud laborant", "talituse juhataja"),
        ("prefekti suulisel käsul määratud isik", "prefekt"),
        ("direktori kirjaliku otsusega määratud töötaja", "direktor"),
        ("töötaja, kellele direktor on selle ülesandeks teinud", "direktor"),
        ("ametnik, kelle prefekt selleks otsusega määrab", "prefekt"),
    ],
)
def test_who_appoints_by_an_order_is_read(value: str, title: str) -> None:
    """An order between the one who appoints and the participle changes nothing."""
    assert [(MentionKind.DESIGNATED, title)] == [(m.kind, m.title) for m in mentions(value)]


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("nii nagu on ette nähtud haigla asendusplaanis", "asendusplaan"),
        ("vastavalt ettevõtte asendamise korrale", "asendamise kord"),
        ("tööandja asendusgraafiku alusel", "asendusgraafik"),
        ("vt Kivilinna Ameti asendustabel", "asendustabel"),
        ("vastavalt kehtivale puhkuste ajakavale", "puhkuste ajakava"),
        ("vt osakonna asendajate nimekiri", "asendajate nimekiri"),
        ("lähtuvalt sisekorraeeskirjast", "sisekorraeeskiri"),
    ],
)
def test_a_document_is_named_without_its_owner(value: str, title: str) -> None:
    """Whose document it is and where it says so are no part of its name."""
    assert [(MentionKind.DEFERRED, title)] == [(m.kind, m.title) for m in mentions(value)]


def test_need_is_no_document() -> None:
    """ "vajaduse korral" is a circumstance, though "kord" is a document."""
    [found] = mentions("Mõõtmiste osakonna töötaja vajaduse korral")

    assert (MentionKind.ANY, ("mõõtmiste osakond",), "vajaduse korral") == (found.kind, found.unit, found.condition)


@pytest.mark.parametrize("name", ["Külli Tammekivi", "Meelike Kivirand", "Piret Lainiste"])
def test_a_given_name_begins_a_person(name: str) -> None:
    """A common given name is one though the dictionary knows it as another word, or the surname looks like a title."""
    assert [MentionKind.PERSON] == [m.kind for m in mentions(name)]


def test_fields_are_units_where_the_holder_is_in_one() -> None:
    """ "valdkond" is a unit for an employer that has the holder's own among its units, else words of the title."""
    value = "veekaitse valdkonna analüütikut ja sama valdkonna teist ametnikku"
    own = ("rannakaitse valdkond",)
    inside = mentions(value, field="substitutes_for", unit=own)
    outside = mentions(value, field="substitutes_for", unit=("rannaosakond",))

    assert [("analüütik", ("veekaitse valdkond",)), ("ametnik", own)] == [(m.title, m.unit) for m in inside]
    assert [("veekaitse valdkonna analüütik", ()), ("ametnik", ())] == [(m.title, m.unit) for m in outside]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("ravimite valdkonna proovide talitus", ("ravimite valdkond", "proovide talitus")),
        ("Veevaldkonna seirerühm", ("veevaldkond", "seirerühm")),
        ("arhiivi osakond", ("arhiivi osakond",)),
        ("labori talitus", ("labori talitus",)),
        ("kaubandussektori nõustamise talitus", ("kaubandussektori nõustamise talitus",)),
    ],
)
def test_a_field_is_the_larger_unit_of_a_path(words: str, names: tuple[str, ...]) -> None:
    """A named field in the genitive holds the unit behind it; a bare place of work or a sector only describes it."""
    assert names == parse_units(Passage.from_text(words)).names


def test_what_announces_a_name_names_nobody() -> None:
    """ "järgmist töötajat – …" only leads to who is meant."""
    [found] = mentions("asendab järgmist töötajat – Triin Kivirand", field="substitutes_for")

    assert MentionKind.PERSON == found.kind
