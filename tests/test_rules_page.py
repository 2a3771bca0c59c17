"""The page about the rules file tells every key that is read, and no other."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from asendus.legal_floor import agency_kinds
from asendus.rules import SEVERITIES, Thresholds, as_rules
from asendus.rules_reader import Table

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "rules.md").read_text(encoding="utf-8")
EXAMPLE = tomllib.loads(PAGE.partition("```toml\n")[2].partition("```")[0])


def asked_for(monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, str]]:
    """Every table and key that is asked for when the page's example is read."""
    asked: set[tuple[str, str]] = set()
    has = Table._has

    def noting(table: Table, key: str) -> bool:
        asked.add((re.sub(r"\[\d+\]", "", table._key), key))
        return has(table, key)

    monkeypatch.setattr(Table, "_has", noting)
    as_rules(EXAMPLE, where="docs/rules.md")
    return asked


def told() -> dict[str, set[str]]:
    """Table → the keys in the table below its heading on the page."""
    sections = re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)
    return {name: set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)) for name, text in sections}


def section(name: str) -> str:
    """What the page says of one table."""
    return PAGE.partition(f"\n## {name}\n")[2].partition("\n## ")[0]


def test_the_page_tells_every_table_and_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables that are read have a heading each, and their keys stand below it, no other beside them."""
    asked = asked_for(monkeypatch)

    assert {key for table, key in asked if not table} == set(told())
    keys = {name: {key for table, key in asked if table == name} for name in told() if name != "severity"}
    assert {name: keys for name, keys in told().items() if name != "severity"} == keys
    assert all(f"`{key}`" in section("alias") for table, key in asked if table == "alias.post")


def test_the_example_has_every_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """The example shows each key once, so that it can be copied."""
    shown = {key: value[0] if isinstance(value, list) else value for key, value in EXAMPLE.items()}

    assert {key for table, key in asked_for(monkeypatch) if not table} == set(shown)
    for name, keys in told().items():
        assert name == "severity" or keys == set(shown[name])
    assert {"title", "unit", "qualifier", "ordinal"} == set(shown["alias"]["post"])


def test_values_and_defaults_are_those_of_the_reader() -> None:
    """Kinds of agencies, severities and usual thresholds on the page are those of the code."""
    kinds = re.search(r"^\| `kind` \|(.*?)\|", section("agency"), re.MULTILINE)

    assert kinds
    assert sorted(agency_kinds()) == sorted(re.findall(r'"([\w-]+)"', kinds[1]))
    assert all(f'"{level}"' in section("severity") for level in SEVERITIES)
    usual = dict(re.findall(r"^\| `(\w+)` \|.*\| (\d+) \|$", section("thresholds"), re.MULTILINE))
    assert {"overloaded": str(Thresholds().overloaded), "circle_size": str(Thresholds().circle_size)} == usual
