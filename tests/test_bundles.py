"""Job descriptions in a file."""

from __future__ import annotations

from asendus.loader.bundles import split_bundle
from asendus.loader.labels import load_labels

LABELS = load_labels("et")

ONE = """AMETIJUHEND
1. ÜLDOSA
Struktuuriüksus Õigusosakond
Teenistuskoht Nõunik
Vahetu juht Osakonna juhataja
2. EESMÄRK
Nõustada.
"""

DIRECTIVE = f"""Käskkiri
| Viit | 7 |

MEREMÄRGIAMET
KÄSKKIRI
03.02.2025 nr 7
1. Kinnitan nõuniku ametijuhendi (lisa 2) ja juristi ametijuhendi (lisa 5).
(allkirjastatud digitaalselt)
Kalle Näidis
peadirektor

KINNITATUD
peadirektori 03.02.2025
käskkirjaga nr 7
Lisa 2

{ONE}
1 (2)

KINNITATUD
peadirektori 03.02.2025
käskkirjaga nr 7
Lisa 5

{ONE.replace("Nõunik", "Jurist")}"""


def test_a_file_with_one_description_is_one_part() -> None:
    """A description without a directive has no annex number and nothing in front."""
    bundle = split_bundle(ONE, LABELS)

    assert [(None, (0, len(ONE) - 1))] == [(part.annex, part.span) for part in bundle.parts]
    assert (0, 0) == bundle.front


def test_annexes_are_parted_at_their_stamps() -> None:
    """Each annex begins with its stamp, whatever number the first has; the directive stands in front."""
    bundle = split_bundle(DIRECTIVE, LABELS)

    assert ["2", "5"] == [part.annex for part in bundle.parts]
    assert ["KINNITATUD", "KINNITATUD"] == [DIRECTIVE[part.span.start :].split("\n")[0] for part in bundle.parts]
    assert "peadirektor" == DIRECTIVE[: bundle.front.end].rstrip().split("\n")[-1]


def test_a_list_of_descriptions_in_a_directive_is_none() -> None:
    """A sentence that ends with the word of the heading heads nothing."""
    text = "KÄSKKIRI\n1. Kinnitan:\n1.1 nõuniku ametijuhend;\n1.2 juristi ametijuhend.\nVahetu juht vaatab läbi.\n"

    assert () == split_bundle(text, LABELS).parts


def test_an_agenda_is_no_description() -> None:
    """A text without the fields of a form holds no job description."""
    text = (
        "KOOSOLEKU PÄEVAKORD\n1. Ametijuhendite uuendamine\n2. Puhkuste ajakava: kes keda asendab\n3. Muud küsimused\n"
    )

    assert () == split_bundle(text, LABELS).parts


def test_a_form_without_a_heading_word_is_a_description() -> None:
    """The fields of a head make a job description even where nothing calls it one."""
    text = "Ametikoht: Nõunik\nStruktuuriüksus: Õigusosakond\nAsendaja: jurist\n"

    assert 1 == len(split_bundle(text, LABELS).parts)


def test_a_heading_word_may_be_spaced_or_in_small_letters() -> None:
    """Letters set apart, and a quiet line above a form, with or without a full stop, head a description too."""
    for head in ("A M E T I J U H E N D", "Õigusosakonna nõuniku ametijuhend", "Õigusosakonna nõuniku ametijuhend."):
        assert 1 == len(
            split_bundle(
                f"{head}\n\nÜLDOSA\nNõunik allub direktorile.\nTÖÖÜLESANDED\nNõustab.\nVASTUTUS\nNõu eest.\n", LABELS
            ).parts
        )


def test_a_register_may_head_the_page_too() -> None:
    """Where the register's title and the form's own heading both say what it is, the title page goes to the second."""
    text = (
        f"Ametijuhend\n| Viit | 7 |\n| Liik | Käskkiri |\n\nKinnitatud\ndirektori 3. mai 2024 käskkirjaga nr 7\n\n{ONE}"
    )

    (part,) = split_bundle(text, LABELS).parts

    assert "Kinnitatud" in [line.words.text for line in part.title_page]
