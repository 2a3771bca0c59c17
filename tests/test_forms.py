"""Layouts of forms."""

from __future__ import annotations

from asendus.loader.forms import Form, parse_form
from asendus.loader.labels import load_labels
from asendus.loader.lines import lines_of
from asendus.loader.passages import Passage, Span

LABELS = load_labels("et")


class Signs:
    """What tells where a value of these tests begins and goes on."""

    def begins_mention(self, words: Passage) -> bool:
        return words.text.split()[0].casefold().startswith(("büroo", "nõunik", "osakonna", "spetsialist", "juhataja"))

    def leads_on(self, word: str) -> bool:
        return word == "teenistuse"


def form_of(text: str) -> Form:
    return parse_form(lines_of(text, Span(0, len(text))), LABELS, Signs())


def values(text: str) -> dict[str, str]:
    return {found.key: found.value.text for found in form_of(text).fields if found.key != "general"}


def test_columns_give_each_label_the_cell_below_it() -> None:
    """A row of labels stands above a row of values; an empty cell is an empty value."""
    text = "1.3 Vahetu juht\t1.4 Kes asendab\t1.5 Keda asendab\nBüroo juht\tNõunik\t\n"

    assert {"supervisor": "Büroo juht", "substituted_by": "Nõunik", "substitutes_for": ""} == values(text)


def test_columns_may_hold_html_remains() -> None:
    """Tags in a cell are no part of its label."""
    text = "<b>1.1 Ametinimetus</b>\t<b>1.2 Struktuuriüksus</b>\nNõunik\tÕigusosakond\n"

    assert {"position": "Nõunik", "unit": "Õigusosakond"} == values(text)


def test_a_row_gives_its_label_the_other_cell() -> None:
    """Number, label and value stand in the cells of one row; an empty last cell is an empty value."""
    text = "1.1\tSTRUKTUURIÜKSUS\tõigusosakond\n1.2\tKEDA ASENDAB\t\n1.3\tAMETIKOHA ALLUVUS\tbüroo juhatajale\n"

    assert {"unit": "õigusosakond", "substitutes_for": "", "supervisor": "büroo juhatajale"} == values(text)


def test_pipes_part_cells_too() -> None:
    """A Markdown table is a table."""
    text = "| Ametikoht | Nõunik |\n| --- | --- |\n| Asendaja | Spetsialist |\n"

    assert {"position": "Nõunik", "substituted_by": "Spetsialist"} == values(text)


def test_label_and_value_share_a_line() -> None:
    """The value follows its label, with a colon or without, and goes on where the line was wrapped."""
    text = (
        "1.1. Teenistuskoha nimetus veekogude kaitse ja kasutamise\nvaneminspektor\n"
        "1.2. Allub: büroo juhatajale\n1.3. Asendaja – nõunik,\nspetsialist\n"
    )

    expected = {
        "position": "veekogude kaitse ja kasutamise\nvaneminspektor",
        "supervisor": "büroo juhatajale",
        "substituted_by": "nõunik,\nspetsialist",
    }
    assert expected == values(text)


def test_stacked_labels_take_the_stacked_values_in_order() -> None:
    """Two labels below each other are followed by their two values."""
    text = "1.5. Asendaja\n1.6. Asendab\nbüroo juhataja või osakonna teenistuja\nbüroo juhatajat\n2. Eesmärk\n"

    found = values(text)

    assert ("büroo juhataja või osakonna teenistuja", "büroo juhatajat") == (
        found["substituted_by"],
        found["substitutes_for"],
    )


def test_wrapped_stacked_values_are_parted_where_a_value_can_begin() -> None:
    """A line that begins no title, or follows an open end, belongs to the value before it."""
    text = (
        "1.5. Asendaja\n1.6. Asendab\nosakonna teenistuja talle antud\nvolituste piires\n"
        "nõunikku korralduses märgitud\nülesannetes või\nosakonna juhatajat\n2. Eesmärk\n"
    )

    found = values(text)

    assert "osakonna teenistuja talle antud\nvolituste piires" == found["substituted_by"]
    assert "nõunikku korralduses märgitud\nülesannetes või\nosakonna juhatajat" == found["substitutes_for"]


def test_a_cell_out_of_order_is_put_back_and_told() -> None:
    """A lower-case piece apart continues the piece that ends with a comma, and a warning says so."""
    text = "1.3 Vahetu juht\n\n1.4 Kes asendab\n\n1.5 Keda asendab\n\nTiimijuht\n\nspetsialist\n\nNõunik, jurist,\n\nNõunik\n\n2. EESMÄRK\n"

    form = form_of(text)

    assert {
        "supervisor": "Tiimijuht",
        "substituted_by": "Nõunik, jurist,\nspetsialist",
        "substitutes_for": "Nõunik",
    } == {found.key: found.value.text for found in form.fields if found.key != "purpose"}
    assert ["cells-out-of-order"] == [warning.code for warning in form.warnings]


def test_duties_hold_no_labels() -> None:
    """Words of free text that read like a label are none."""
    text = "1. ÜLDOSA\nAsendaja Nõunik\n3. TEENISTUSÜLESANDED\n3.1 Asendab kulunud aku uuega.\nAsendab\nVahetu juht ütleb\n"

    assert ["general", "substituted_by", "duties"] == [found.key for found in form_of(text).fields]


def test_a_form_that_numbers_its_labels_has_no_others() -> None:
    """In a numbered form an unnumbered line is a value even if it reads like a label."""
    text = "1.1 Ametikoht Nõunik\n1.2 Struktuuriüksus Õigusosakond\n1.4 Asendaja\nVahetu juht\n1.5 Keda asendab Spetsialisti\n"

    found = values(text)

    assert "Vahetu juht" == found["substituted_by"]
    assert "supervisor" not in found


def test_requirements_keep_their_lines() -> None:
    """What stands under a heading of requirements is kept line by line, with its emphasis."""
    text = "6. NÕUDED\n6.1. Haridus\nkõrgharidus.\n6.2 Keeleoskus: eesti keel C1\nKompetentsid\n- **Täpsus**: märkab vigu.\n- Loovus\n"

    found = values(text)

    assert ("kõrgharidus.", "eesti keel C1", "- **Täpsus**: märkab vigu.\n- Loovus") == (
        found["education"],
        found["languages"],
        found["competencies"],
    )


def test_every_value_remembers_where_it_stands() -> None:
    """A value's span quotes it."""
    text = "1.1\tSTRUKTUURIÜKSUS\tõigusosakond\n1.2. Asendaja <b>nõunik</b>\n"

    quotes = [text[found.value.span.start : found.value.span.end] for found in form_of(text).fields]

    assert ["õigusosakond", "nõunik"] == quotes


def test_a_sentence_about_cover_needs_no_label() -> None:
    """A sentence of the form's head that states cover is kept for the reader of sentences."""
    text = "1. ÜLDOSA\n1.1 Ametikoht: Nõunik\n1.2 Nõuniku puhkuse ajal asendab teda spetsialist.\n"

    assert [("position", "Nõunik"), ("substitution", "Nõuniku puhkuse ajal asendab teda spetsialist.")] == [
        (found.key, found.value.text) for found in form_of(text).fields if found.key != "general"
    ]


def test_columns_may_be_set_with_spaces() -> None:
    """Three spaces or more part cells, as tabs do."""
    text = "Ametikoht                  nõunik (kalandus)\nKes asendab puudumise korral   jurist\n"

    assert {"position": "nõunik (kalandus)", "substituted_by": "jurist"} == values(text)


def test_a_label_may_stand_in_two_languages() -> None:
    """What another language adds to a label is no part of the value."""
    text = "Ametikoht / Position: nõunik\nKeda asendab / Deputy for: puudub\nAsendaja (ametikoht): jurist\n"

    assert {"position": "nõunik", "substitutes_for": "puudub", "substituted_by": "jurist"} == values(text)


def test_two_labels_with_values_may_share_a_row() -> None:
    """Each cell that holds a label, a colon and a value is a field of its own."""
    text = "AMETINIMETUS: nõunik\t\tÜKSUS: õigusosakond\nVAHETU ÜLEMUS: osakonna juhataja\t\tALLUVAD: –\n"

    assert {
        "position": "nõunik",
        "unit": "õigusosakond",
        "supervisor": "osakonna juhataja",
        "subordinates": "–",
    } == values(text)


def test_a_common_word_is_a_label_only_where_it_is_set_off() -> None:
    """“Büroo juhataja” is a value; “Büroo: …” and “BÜROO …” are labels."""
    assert "unit" not in values("Asendaja\nBüroo juhataja\n2. Eesmärk\n")
    assert "haldusbüroo" == values("Büroo: haldusbüroo\n")["unit"]
    assert "haldusbüroo" == values("AMETIKOHT nõunik\nBÜROO haldusbüroo\n")["unit"]


def test_wrapped_cells_stay_in_their_column() -> None:
    """Where columns are set with spaces, what stands below a label belongs to it, however many lines it takes."""
    text = (
        "1.3 Vahetu juht          1.4 Kes asendab          1.5 Keda asendab\n"
        "Büroo juhataja           Nõuniku                  Nõunikku,\n"
        "                         abi,                     juristi\n"
        "                         jurist\n"
        "2. EESMÄRK\n"
    )

    found = values(text)

    assert ("Büroo juhataja", "Nõuniku\nabi,\njurist", "Nõunikku,\njuristi") == (
        found["supervisor"],
        found["substituted_by"],
        found["substitutes_for"],
    )


def test_an_unknown_heading_is_known_by_its_telling_word() -> None:
    """A heading that no lexicon lists begins the part that its one telling word names."""
    text = "1. ÜLDOSA\n1.1 Asendaja: nõunik\n2. Ametikohal nõutav kvalifikatsioon\nHaridus: kõrgharidus\nVII LÕPPSÄTE\nKehtib.\n"

    assert ["general", "substituted_by", "requirements", "education", "review"] == [f.key for f in form_of(text).fields]


def test_a_genitive_at_the_end_of_a_line_goes_on() -> None:
    """A stacked value does not end with a word that only begins what follows."""
    text = "1.5. Asendaja\n1.6. Asendab\nosakonna teenistuja või teenistuse\njuhataja määratud teenistuja\nnõunikku\n2. EESMÄRK\n"

    found = values(text)

    assert "osakonna teenistuja või teenistuse\njuhataja määratud teenistuja" == found["substituted_by"]


def test_a_heading_may_name_everything_that_is_demanded() -> None:
    """A line of nothing but words for demands is a heading, also behind free text and without a number."""
    for heading in (
        "6. Nõuded haridusele, ettevalmistusele ja isikuomadustele",
        "Töötaja teadmistele ja oskustele esitatavad nõuded",
        "VI OOTUSED KOGEMUSELE NING KEELEOSKUSELE",
    ):
        text = f"5. Õigused\nSaada puhkust ja tasu.\n\n{heading}\n6.1. Haridus: keskharidus\n"

        assert "keskharidus" == values(text)["education"], heading


def test_a_right_about_demands_is_no_heading() -> None:
    """A sentence that speaks of demands among other words stays where it stands."""
    text = "5. Õigused\n1. Nõuded ametiruumide sisustusele\n2. Nõuda tööks vajalikke vahendeid\n"

    assert {"rights"} == set(values(text))


def test_every_dash_parts_label_and_value() -> None:
    """An em dash, a horizontal bar, a figure dash and a minus part as an en dash does."""
    for dash in "–—―‒−":
        text = f"1.1. Tööandja {dash} Tuuleamet\n1.2. Asendaja {dash} nõunik\n"

        assert {"agency": "Tuuleamet", "substituted_by": "nõunik"} == values(text), dash


def test_labels_with_colons_stand_above_their_values_too() -> None:
    """A row of nothing but labels with colons is a row of columns; plain numbers in its cells belong to the labels."""
    text = "1. Ametikoht:\t2. Osakond:\t3. Asendab:\t4. Vahetu juht:\nnõunik\tmereosakond\tloodsi\tkapten\n"

    assert {"position": "nõunik", "unit": "mereosakond", "substitutes_for": "loodsi", "supervisor": "kapten"} == values(
        text
    )


def test_a_label_may_have_a_clause() -> None:
    """A relative clause behind a label of a unit belongs to the label, with a sign behind it or without."""
    for label in (
        "Osakond, kuhu töökoht kuulub",
        "Struktuuriüksus, milles ametnik töötab:",
        "Üksus, mille koosseisu ametikoht kuulub –",
    ):
        assert {"unit": "metsaosakond"} == values(f"{label} metsaosakond\n"), label


def test_a_label_ends_in_no_open_bracket() -> None:
    """ "Alluvus (kellele allub)" is one label; a bracket that is no part of one stays whole."""
    assert {"supervisor": "prefektile"} == values("1.3. Alluvus (kellele allub) prefektile\n")
    assert {"supervisor": "prefektile"} == values("1.3. ALLUVUS (KELLELE ALLUB)\tprefektile\n")


def test_the_number_of_a_substitute_is_no_item_s() -> None:
    """ "2. asendaja" is a label with its place in the ranking, also where nothing parts it from the value."""
    for first, second in (
        ("1. asendaja", "2. asendaja"),
        ("I asendaja", "II asendaja"),
        ("I ASENDAJA:", "II ASENDAJA:"),
    ):
        found = form_of(f"Ametikoht: loots\n{first} kapten\n{second} meister\n").all("substituted_by")

        assert ["kapten", "meister"] == [each.value.text for each in found]
        assert [first.rstrip(":"), second.rstrip(":")] == [each.label.text for each in found]


def test_nobody_under_the_holder_is_a_value() -> None:
    """ "Alluvad alluvaid ei ole" is a label with its value, not a sentence."""
    assert {"subordinates": "Alluvaid ei ole"} == values("1.4. Alluvad Alluvaid ei ole\n")


def test_a_row_about_both_directions_keeps_its_label_out() -> None:
    """ "Asendamise kord – …" in the form's head is a label, and what follows is read as sentences."""
    [found] = form_of("1. Üldosa\n1.4. Asendamise kord – lootsi asendab kapten\n").all("substitution")

    assert ("Asendamise kord", "lootsi asendab kapten") == (found.label.text, found.value.text)


def test_a_signature_ends_what_stands_above_it() -> None:
    """Signatures and statements that the description was read are no part of the last requirement."""
    for line in (
        "Olen tööjuhendiga tutvunud ja nõustun sellega.",
        "12.03.2024 Malle Kivirand /allkirjastatud digitaalselt/",
        "Malle Kivirand, 12.03.2024",
        "/digiallkirjad/",
        "Töötaja allkiri / kuupäev",
        "Teadmiseks ja täitmiseks võetud 3. mail 2024",
    ):
        text = f"6. Nõuded\n6.1. Kompetentsid: koostöövõime, täpsus\n{line}\n"

        assert "koostöövõime, täpsus" == values(text)["competencies"], line


def test_an_empty_cell_at_either_end_moves_no_value() -> None:
    """A value stands below its own label, whichever cell beside it is empty."""
    labels = "1.5 Keda asendab\t1.6 Kes asendab\n"

    assert {"substitutes_for": "", "substituted_by": "Kapten"} == values(f"{labels}\tKapten\n")
    assert {"substitutes_for": "Kaptenit", "substituted_by": ""} == values(f"{labels}Kaptenit\t\n")


def test_the_next_number_ends_a_list_under_a_label() -> None:
    """A numbered row whose label nobody knows is no value of the row above it."""
    text = "1.1. Ametikoht: nõunik\n1.2. Keda asendab:\n- juristi;\n- referenti.\n1.3. Töö eripära: graafiku alusel, öösiti\n2. EESMÄRK\nHoida korda.\n"

    assert "juristi;\nreferenti." == values(text)["substitutes_for"]


def test_the_next_number_ends_a_demand() -> None:
    """A numbered row of demands whose label nobody knows adds nothing to the demand above it."""
    text = "6. NÕUDED\n6.1. Haridus kõrgharidus\n6.2. Kompetentsid täpsus, ausus\n6.3. Muu B-kategooria juhiluba\n"

    assert "täpsus, ausus" == values(text)["competencies"]
