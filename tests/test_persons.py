"""Names of persons are masked, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asendus.loader.masking import MASK, mask
from asendus.loader.passages import Span


def masked(text: str) -> list[str]:
    """The stretches of a text that are masked, a name's parts together."""
    shown = mask(text)
    found: list[str] = []
    for i, character in enumerate(shown):
        if character != MASK:
            continue
        before = shown[:i].rstrip(" ")
        if found and before.endswith(MASK) and "\n" not in shown[len(before) : i]:
            found[-1] += text[len(before) : i + 1]
        else:
            found.append(text[i])
    return found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("| Vastutaja | Kullo Rannakivi (Laevaamet, personaliosakond) |", ["Kullo Rannakivi"]),
        ("(allkirjastatud digitaalselt)\nSulli Merekivi\npeadirektor", ["Sulli Merekivi"]),
        ("/allkirjastatud digitaalselt/\nSULLI MEREKIVI", ["SULLI MEREKIVI"]),
        ("Sulli Merekivi\n(allkirjastatud digitaalselt)", ["Sulli Merekivi"]),
        (
            "(allkirjastatud digitaalselt) (allkirjastatud digitaalselt)\nSulli Merekivi Taru Laid",
            ["Sulli Merekivi Taru Laid"],
        ),
        ("Sulli Merekivi\npeadirektor", ["Sulli Merekivi"]),
        ("Lugupidamisega\nSulli Merekivi\npersonalispetsialist", ["Sulli Merekivi"]),
        ("From: Sulli Merekivi\nTo: info\nSubject: Lootsi ametijuhend", ["Sulli Merekivi"]),
        ("From: Sulli Merekivi <sulli.merekivi@laevaamet.example>", ["Sulli Merekivi", "sulli.merekivi"]),
        ("Teda asendab Mari Maasikas puhkuse ajal.", ["Mari Maasikas"]),
        ("Tõnu Tamme käskkiri, Tõnu Tammega kooskõlastatud", ["Tõnu Tamme", "Tõnu Tammega"]),
        ("Karl Kask-Tamm ja Anu Tee", ["Karl Kask-Tamm", "Anu Tee"]),
        ("Tööandja: Jaan Tamm\tTöötaja: Liis Kuusk", ["Jaan Tamm", "Liis Kuusk"]),
        ("Ametijuhendiga tutvunud: Ivan Ivanov 01.02.2025", ["Ivan Ivanov"]),
        ("Koostaja: A. Merekivi", ["A. Merekivi"]),
        ("isikukood 37605030299, number 12345678901", ["37605030299"]),
    ],
)
def test_names_and_codes_are_masked(text: str, names: list[str]) -> None:
    """A name beside a signature, behind a label, in an e-mail or after a given name is masked, whole and alone."""
    assert names == masked(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lõuna prefektuur politseijaoskond piirkonnagrupp",
        "Põhja-Sakala Vallavalitsus\nvallavanem",
        "Uue-Saare Linnavalitsus\n(allkirjastatud digitaalselt)",
        "Laste Heaolu Osakond\njuhataja",
        "(allkirjastatud digitaalselt)\nvahetu juht",
        "(allkirjastatud digitaalselt)\nVahetu Juht",
        "Riigi Tugiteenuste Keskus\n(allkirjastatud digitaalselt)",
        "Vastutaja | Peadirektor",
        "Vahetu juht: Osakonna Juhataja",
        "/Teenistuja ees- ja perekonnanimi/",
        "Inimeste Juhtimine\njuhataja",
        "Suhtlemis- ja mõjutamisoskus\nAnalüüsi- ja Üldistusvõime",
        "Norra ja Euroopa Majanduspiirkonna sertifitseeriv asutus",
        "Osaleb Frontexi, Europoli ja Interpoli töövormides Ida-Viru Päästekeskuses.",
        "Valga, Võru, Põlva ja Tartu maakond; Mai Tartus, Maarja Küla",
        "Peaspetsialist VII, Peaspetsialist VIII",
        "Euroopa Liidu Lennundusohutusameti töörühmad; MS Office; Microsoft Teams",
        "Kontakt: info@laevaamet.example, tel 12345678901",
        "Ametiasutus: Udulaiu Vallavalitsus",
    ],
)
def test_units_places_posts_and_agencies_stay(text: str) -> None:
    """What is no person's name is left as it stands."""
    assert text == mask(text)


def test_stretches_known_from_elsewhere_are_masked_too() -> None:
    """A name that another reader found is masked where it stands and wherever it is said again."""
    text = "asendab Sulli Merekivi; Sulli Merekivile"

    assert "asendab ▮▮▮▮▮ ▮▮▮▮▮▮▮▮; ▮▮▮▮▮ ▮▮▮▮▮▮▮▮▮▮" == mask(text, [Span(8, 22)])


@given(st.text(alphabet="MaritnKs.:|\n ()@37605", max_size=150))
def test_masking_keeps_every_offset(text: str) -> None:
    """The masked text is as long as the text, and every character is the same or masked; line ends stay."""
    shown = mask(text)

    assert len(text) == len(shown)
    assert all(new in (old, MASK) for old, new in zip(text, shown, strict=True))
    assert [i for i, c in enumerate(text) if c.isspace()] == [i for i, c in enumerate(shown) if c.isspace()]


def test_masking_twice_changes_nothing() -> None:
    """A masked text has no name left in it."""
    text = "Vastutaja: Kullo Rannakivi\n\n(allkirjastatud digitaalselt)\nSulli Merekivi\n"

    assert mask(text) == mask(mask(text))


def test_little_of_a_real_document_is_masked(shared_documents: Path) -> None:
    """In the real documents only a few words are masked, and where a register's card names who is in charge that one is."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(shared_documents.glob("*.txt"))]
    assert texts
    for text in texts:
        shown = mask(text)
        assert shown.count(MASK) <= 60
        for line in shown.splitlines():
            assert not line.startswith("| Vastutaja |") or MASK in line or "Peadirektor |" in line
