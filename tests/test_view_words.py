"""The words that the page itself says."""

from __future__ import annotations

import re
from importlib.resources import files

from asendus.queries import severities
from asendus.view import SCRIPTS
from asendus.view_model import Strength
from asendus.view_payload import read_strings

#: Keys that the page's maker writes into the HTML, or a script reads in each language.
MADE = {"title", "noscript", "language"}


def test_both_languages_say_the_same() -> None:
    """Every key has words in both languages, with the same places to fill."""
    strings = read_strings()
    places = {
        lang: {key: sorted(re.findall(r"\{\w+\}", text)) for key, text in table.items()}
        for lang, table in strings.items()
    }

    assert places["et"] == places["en"]


def test_scripts_use_known_words() -> None:
    """Every key that a script names has words, and every key there is is named by a script or by the page's maker."""
    code = "".join(files("asendus").joinpath("templates", name).read_text(encoding="utf-8") for name in SCRIPTS)
    plain = set(re.findall(r'\b(?:say|sayCount|toolButton)\("([\w.-]+)"', code))
    families = set(re.findall(r"\b(?:say|sayCount)\(`([\w.]+\.)\$\{", code))
    parts = {"covered_by_none", "covers_none"}
    sections = set(re.findall(r'"([\w.-]+)"', code))  # keys that scripts hand on by name: headings of parts
    keys = {re.sub(r"\.(one|other)$", "", key) for key in read_strings()["et"]}

    assert len(plain) > 30 and len(families) > 5 and len(parts) == 2
    assert set() == (plain | parts) - keys
    assert set() == {family for family in families if not any(key.startswith(family) for key in keys)}
    assert set() == {key for key in keys - plain - parts - sections - MADE if not key.startswith(tuple(families))}


def test_every_finding_has_a_name() -> None:
    """Each finding of the profile, and no other, has a short name in the page's words; so has each strength."""
    words = read_strings()["et"]
    named = {key.removeprefix("finding.") for key in words if key.startswith("finding.")}

    assert named
    assert set(severities()) == named
    assert set() == {strength for strength in Strength if f"strength.{strength}" not in words}
