"""Purpose, duties, expected results, rights and responsibilities, in the forms that job descriptions give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trig import POSITIVE, Graph, fixture

from asendus import queries
from asendus.cards import card_lines
from asendus.loader import read
from asendus.loader.documents import document_from_bytes
from asendus.loader.passages import Passage
from asendus.loader.provision_pieces import as_pieces
from asendus.loader.reader import readings_of
from asendus.loader.reading import MAX_QUOTE, Provision, Reading

HEAD = "Näidisamet\n\nAMETIJUHEND\n\n1. ÜLDOSA\n1.1 Ametikoht: nõunik\n1.2 Struktuuriüksus: arenguosakond\n"
TAIL = "\n6. NÕUDED\nHaridus: kõrgharidus\n"

#: Kind, number, words over the item, words: what is compared of a provision.
Told = tuple[str, str | None, str | None, str]


def reading(body: str) -> Reading:
    """The reading of a description whose free parts are `body`."""
    document = document_from_bytes(f"{HEAD}{body}{TAIL}".encode(), path="a.txt", source="a.txt")
    return readings_of(document)[0]


def told(body: str) -> list[Told]:
    """The provisions of such a description, without their places."""
    return [(str(p.kind), p.number, p.lead_in, p.text) for p in reading(body).provisions]


FORMS: Mapping[str, tuple[str, Sequence[Told]]] = {
    "numbered paragraphs, wrapped": (
        ("2. TEENISTUSÜLESANDED\n2.1 Koostab arengukava ja jälgib selle täitmist kõigis asutuse\n"
        "osakondades kogu aasta vältel.\n2.2 Nõustab Haapsalu linna.\n"),
        [
            ("duty", "2.1", None, "Koostab arengukava ja jälgib selle täitmist kõigis asutuse osakondades kogu aasta vältel."),
            ("duty", "2.2", None, "Nõustab Haapsalu linna."),
        ],
    ),
    "a group whose items have numbers": (
        ("2. TÖÖÜLESANDED\n2.1. Personalitöö korraldamine:\n2.1.1. peab arvestust puhkuste üle;\n2.1.2. korraldab koolitusi.\n"
        "2.2. Täidab muid ülesandeid.\n"),
        [
            ("duty", "2.1.1", "Personalitöö korraldamine", "peab arvestust puhkuste üle"),
            ("duty", "2.1.2", "Personalitöö korraldamine", "korraldab koolitusi."),
            ("duty", "2.2", None, "Täidab muid ülesandeid."),
        ],
    ),
    "groups called main duties": (
        ("TÖÖÜLESANDED\n\nPõhiülesanne 1: Arhiivi korrashoid\n- võtab toimikud vastu;\n- annab neid välja.\n\n"
        "Põhiülesanne 2: Lugejate teenindamine\n- vastab päringutele.\n"),
        [
            ("duty", None, "Põhiülesanne 1: Arhiivi korrashoid", "võtab toimikud vastu"),
            ("duty", None, "Põhiülesanne 1: Arhiivi korrashoid", "annab neid välja."),
            ("duty", None, "Põhiülesanne 2: Lugejate teenindamine", "vastab päringutele."),
        ],
    ),
    "duties numbered like the parts of a form": (
        ("TEENISTUSÜLESANDED\n1. Õigusaktide eelnõude koostamine.\n2. Vastutab arhiivi korrasoleku eest.\n3. Juhendab praktikante.\n\nÕIGUSED\n"
        "1. Saada teavet.\n"),
        [
            ("duty", "1", None, "Õigusaktide eelnõude koostamine."),
            ("duty", "2", None, "Vastutab arhiivi korrasoleku eest."),
            ("duty", "3", None, "Juhendab praktikante."),
            ("right", "1", None, "Saada teavet."),
        ],
    ),
    "a list without any marker": (
        "VASTUTUS\nTöötaja vastutab:\n\nlaoseisu õigsuse eest;\n\nvõtmete hoidmise eest.\n",
        [
            ("responsibility", None, "Töötaja vastutab", "laoseisu õigsuse eest"),
            ("responsibility", None, "Töötaja vastutab", "võtmete hoidmise eest."),
        ],
    ),
    "a list in one line": (
        "ÕIGUSED\nAmetnikul on õigus: 1) saada koolitust; 2) kasutada ametiautot; 3) teha ettepanekuid.\n",
        [
            ("right", "1", "Ametnikul on õigus", "saada koolitust"),
            ("right", "2", "Ametnikul on õigus", "kasutada ametiautot"),
            ("right", "3", "Ametnikul on õigus", "teha ettepanekuid."),
        ],
    ),
    "a paragraph of sentences": (
        "2. AMETIKOHA EESMÄRK\nNõunik hoiab arengukava ajakohasena. Ta seisab hea selle eest, et osakonnad teaksid oma osa.\n",
        [
            ("purpose", None, None, "Nõunik hoiab arengukava ajakohasena."),
            ("purpose", None, None, "Ta seisab hea selle eest, et osakonnad teaksid oma osa."),
        ],
    ),
    "a purpose behind its label": (
        "2. Ametikoha eesmärk on tagada, et vesi oleks puhas.\n",
        [("purpose", None, None, "tagada, et vesi oleks puhas.")],
    ),
    "results below duties": (
        "2. TÖÖÜLESANDED\n2.1 Peab registrit.\nTulemus: andmed on õiged.\n2.2 Korraldab õppusi. Oodatav tulemus: õppus on peetud.\n",
        [
            ("duty", "2.1", None, "Peab registrit."),
            ("result", None, None, "andmed on õiged."),
            ("duty", "2.2", None, "Korraldab õppusi."),
            ("result", None, None, "õppus on peetud."),
        ],
    ),
    "a list of results below each duty": (
        "2. TÖÖÜLESANDED\n2.1 Peab registrit.\nTöö tulemus:\n- andmed on õiged;\n- vead on parandatud.\n2.2 Korraldab õppusi.\n",
        [
            ("duty", "2.1", None, "Peab registrit."),
            ("result", None, None, "andmed on õiged"),
            ("result", None, None, "vead on parandatud."),
            ("duty", "2.2", None, "Korraldab õppusi."),
        ],
    ),
    "a table": (
        ("2. TEENISTUSÜLESANDED\nTööülesanded\tTöö tulemused\tMõõdikud\n2.1 Koostab eelarve\tEelarve on esitatud\tTähtajast on kinni peetud\n"
        "2.2 Peab laoarvestust\tAndmed on õiged\tVigu on alla 1%\n"),
        [
            ("duty", "2.1", None, "Koostab eelarve"),
            ("result", None, None, "Eelarve on esitatud"),
            ("result", None, None, "Tähtajast on kinni peetud"),
            ("duty", "2.2", None, "Peab laoarvestust"),
            ("result", None, None, "Andmed on õiged"),
            ("result", None, None, "Vigu on alla 1%"),
        ],
    ),
    "a table whose head is the heading, with groups": (
        ("Teenistusülesanded\tSoovitud tulemus\nVara haldamine\nPeab inventuuri; kannab maha kasutu vara\tVara on arvel\nHanked\t\n"
        "Koostab hankeplaani\tPlaan on kinnitatud\n"),
        [
            ("duty", None, "Vara haldamine", "Peab inventuuri"),
            ("duty", None, "Vara haldamine", "kannab maha kasutu vara"),
            ("result", None, None, "Vara on arvel"),
            ("duty", None, "Hanked", "Koostab hankeplaani"),
            ("result", None, None, "Plaan on kinnitatud"),
        ],
    ),
    "rights and responsibilities beside each other": (
        "2. ÕIGUSED JA VASTUTUS\nÕigused\tVastutus\nSaada teavet\tVastutab teabe hoidmise eest\n",
        [("right", None, None, "Saada teavet"), ("responsibility", None, None, "Vastutab teabe hoidmise eest")],
    ),
    "parts as rows of one table": (
        "Ametikoha eesmärk\tHoida kogu korras.\nTööülesanded\tVõtab vastu annetusi; kirjeldab museaale.\nVastutus\tVastutab kogu säilimise eest.\n",
        [
            ("purpose", None, None, "Hoida kogu korras."),
            ("duty", None, None, "Võtab vastu annetusi"),
            ("duty", None, None, "kirjeldab museaale."),
            ("responsibility", None, None, "Vastutab kogu säilimise eest."),
        ],
    ),
    "one heading over two parts": (
        ("II. Ametikoha eesmärk ja ülesanded\nNõunik hoiab valla korras.\n1) peab registrit;\n2) nõustab elanikke.\n\n"
        "III. Õigused ja vastutus\nNõunikul on õigus saada teavet.\nNõunik vastutab registri eest.\n"),
        [
            ("purpose", None, None, "Nõunik hoiab valla korras."),
            ("duty", "1", None, "peab registrit"),
            ("duty", "2", None, "nõustab elanikke."),
            ("right", None, None, "Nõunikul on õigus saada teavet."),
            ("responsibility", None, None, "Nõunik vastutab registri eest."),
        ],
    ),
    "the next part begins under a heading of its own": (
        "4. VASTUTUS\n4.1 Vastutab seadmete eest.\n5. TÖÖVAHENDID\nArvuti ja telefon.\n",
        [("responsibility", "4.1", None, "Vastutab seadmete eest.")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_each_form_gives_its_provisions(name: str) -> None:
    """Items, sentences and cells are provisions one by one; what opens a list stands over its items and is none."""
    body, wanted = FORMS[name]

    assert list(wanted) == told(body)


def test_results_know_their_duties() -> None:
    """The results of a row belong to every duty of the row, and to no other."""
    found = reading(FORMS["a table whose head is the heading, with groups"][0]).provisions

    assert [(), (), (0, 1), (), (3,)] == [provision.result_of for provision in found]


def test_a_long_sentence_is_cut_at_clauses_and_nothing_is_dropped() -> None:
    """A duty longer than a quotation becomes several provisions with its number, whose words together are its words."""
    duty = "Korraldab " + ", ".join(f"valdkonna number {n} andmete kogumist" for n in range(20)) + "."
    found = reading(f"2. TÖÖÜLESANDED\n2.1 {duty}\n").provisions

    assert len(found) > 1
    assert {"2.1"} == {provision.number for provision in found}
    assert duty.replace(" ", "") == "".join(p.text for p in found).replace(" ", "")


def test_names_in_duties_are_masked() -> None:
    """A person whom a duty names is masked in the provision, as in the text."""
    found = reading("1.3 Asendaja: Mari Maasikas\n2. TÖÖÜLESANDED\n2.1 Nõustab Mari Maasikat ja kolleege.\n").provisions

    assert ["Nõustab ▮▮▮▮ ▮▮▮▮▮▮▮▮ ja kolleege."] == [provision.text for provision in found]


def test_a_word_finds_the_duties_that_have_it() -> None:
    """The search finds a word in the words of a provision and in those over its list, whatever its case."""
    graph = Graph(fixture("duties-search", POSITIVE))

    def found(word: str) -> list[str]:
        rows = queries.run(graph, queries.load("duties-search"), {"word": word})
        return [row["text"] for row in rows.as_texts()]

    assert ["Peab registrit."] == found("REGISTR")
    assert ["saada koolitust"] == found("ametnikul")
    assert [] == found("hange")


def test_cards_tell_purpose_and_counts() -> None:
    """The card of a reading tells the purpose in its words, and how many duties, results, rights and responsibilities there are."""
    one = reading(
        "2. EESMÄRK\nHoida kogu.\n3. TÖÖÜLESANDED\n3.1 Peab registrit.\nTulemus: andmed on õiged.\n3.2 Juhendab.\n"
    )
    facts = {line.label: line.fact for line in card_lines(one, "et")}

    assert ("Hoida kogu.", "ülesandeid 2, oodatavaid tulemusi 1") == (facts["Eesmärk"], facts["Sätteid"])


@given(st.text(alphabet="abõ ,.;:\n-", max_size=900))
def test_pieces_hold_all_words_and_can_be_quoted(text: str) -> None:
    """Whatever the words, their pieces have every letter in its order, each within the length of a quotation."""
    for whole in (True, False):
        pieces = as_pieces(Passage.from_text(text), whole=whole, language="et")

        assert [c for c in text if c.isalpha()] == [c for p in pieces for c in p.text if c.isalpha()]
        assert all(piece.span.end - piece.span.start <= MAX_QUOTE for piece in pieces)


def test_provisions_of_real_documents_are_quoted(shared_documents: Path) -> None:
    """In real documents each description has duties, each provision's words stand at its place, within a quotation's length."""
    readings = read(sorted(shared_documents.glob("*.txt"))).readings

    assert readings
    for one in readings:
        assert {"duty", "purpose", "right", "responsibility"} <= {str(p.kind) for p in one.provisions}
        assert [] == [p.text for p in one.provisions if not _quoted(one, p)]


def _quoted(one: Reading, provision: Provision) -> bool:
    """Whether the letters of the quotation are those of the provision, or of its beginning where a column was cut."""
    letters = [c for c in one.quote(provision.span) if c.isalpha()]
    words = [c for c in provision.text if c.isalpha()]
    inside = one.span.start <= provision.span.start < provision.span.end <= one.span.end
    return inside and provision.span.end - provision.span.start <= MAX_QUOTE and words[:20] == letters[:20]
