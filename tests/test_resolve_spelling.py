"""Mentions that are spelt otherwise than the post or the unit."""

from __future__ import annotations

from graphs import covers, loaded, meant, notes, posts
from readings import description, post

DEPARTMENT = ("haldusosakond",)
SERVICE = ("haldusosakond", "arendustalitus")
OTHER_DEPARTMENT = ("teenuste osakond",)


def test_a_spelling_within_one_edit_counts_and_is_told() -> None:
    """One character too few is a slip, and the graph says that it was taken for one."""
    store = loaded(
        description("nõunik", unit=SERVICE, by=[post("vanempetsialist")]),
        description("vanemspetsialist", unit=SERVICE),
    )

    assert {("nõunik, arendustalitus", "vanemspetsialist, arendustalitus")} == covers(store)
    assert ["“vanempetsialist” was taken for “vanemspetsialist”: they differ in one character"] == notes(store)


def test_a_misspelt_unit_is_found_and_told() -> None:
    """The same for the unit that a mention names."""
    store = loaded(
        description("nõunik", unit=OTHER_DEPARTMENT, by=[post("jurist", unit=("haldusosakon",))]),
        description("jurist", unit=DEPARTMENT),
    )

    assert {("nõunik, teenuste osakond", "jurist, haldusosakond")} == covers(store)
    assert 1 == len(notes(store))


def test_a_spelling_that_fits_exactly_is_no_slip() -> None:
    """Where a post has the very words of the mention, its near namesake is left alone."""
    store = loaded(
        description("nõunik", unit=SERVICE, by=[post("teenusejuhtija")]),
        description("teenusejuhtija", unit=SERVICE),
        description("teenustejuhtija", unit=SERVICE),
    )

    assert ({"teenusejuhtija": ["teenusejuhtija, arendustalitus"]}, []) == (meant(store), notes(store))


def test_two_slips_are_another_word() -> None:
    """Nothing is merged on more than one edit."""
    store = loaded(
        description("nõunik", unit=SERVICE, by=[post("vanempetsalist")]), description("vanemspetsialist", unit=SERVICE)
    )

    assert ["vanempetsalist, arendustalitus"] == posts(store, "MentionedPost")
