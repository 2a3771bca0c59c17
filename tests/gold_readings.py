"""Gold readings, written by hand, and how a reading is held against one.

>>> unlike({"title": "nõunik", "unit": ["õigusosakond"]}, {"title": "Nõunik", "unit": []}, ("title", "unit"))
[('unit', ('õigusosakond',), ())]

The head of a unit is one post however it is worded:

>>> whole = {"kind": "post", "title": "osakonna juhataja", "unit": ["õigusosakond"]}
>>> short = {"kind": "post", "title": "juhataja", "unit": ["haldusteenistus", "õigusosakond"]}
>>> comparable([whole]) == comparable([short])
True
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

MENTIONS = ("supervisor", "subordinates", "substituted_by", "substitutes_for")
FACTS = ("agency", "title", "qualifier", "ordinal", "unit", *MENTIONS)
REQUIREMENTS = ("education", "experience_years", "languages", "competencies")
DIRECTIVE = ("date", "number", "effective")

#: A field, what the gold has and what the reading has.
Difference = tuple[str, object, object]

_HEADS = frozenset({"osakonna juhataja", "osakonnajuhataja", "talituse juhataja", "büroo juhataja", "sektori juhataja"})


def read_gold(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The gold readings of a file, by the name of the document, in its order."""
    by_source: dict[str, list[dict[str, Any]]] = {}
    for entry in json.loads(path.read_text(encoding="utf-8")):
        by_source.setdefault(entry["source"], []).append(entry)
    return by_source


def differences(gold: Mapping[str, Any], reading: Mapping[str, Any]) -> list[Difference]:
    """What a reading has otherwise than the gold, field by field; letter case does not count."""
    demands = unlike(gold["requirements"], reading["requirements"], REQUIREMENTS)
    return unlike(gold, reading, FACTS) + demands + _directive(gold["directive"], reading["directive"])


def unlike(gold: Mapping[str, Any], reading: Mapping[str, Any], names: Sequence[str]) -> list[Difference]:
    """The fields of these names that differ."""
    pairs = ((name, *_pair(name, gold.get(name), reading.get(name))) for name in names)
    return [(name, wanted, got) for name, wanted, got in pairs if wanted != got]


def comparable(mentions: Sequence[Mapping[str, Any]] | None) -> tuple[tuple[str, ...], ...] | None:
    """Mentions without their order and their offsets, each with the smallest unit that it names."""
    return None if mentions is None else tuple(sorted(_key(mention) for mention in mentions))


def _pair(name: str, gold: Any, reading: Any) -> tuple[object, object]:
    if name not in MENTIONS:
        return _plain(gold), _plain(reading)
    wanted, got = comparable(gold), comparable(reading)
    if wanted is None or got is None:
        return wanted, got
    unplaced = {key[:-1] for key in wanted if not key[-1]}
    return wanted, tuple(sorted((*key[:-1], "") if key[:-1] in unplaced else key for key in got))


def _key(mention: Mapping[str, Any]) -> tuple[str, ...]:
    unit = [_folded(name) for name in mention.get("unit") or ()]
    title = _folded(mention["title"])
    title = "juhataja" if unit and title in _HEADS else title
    told = (_folded(mention.get("qualifier")), _folded(mention.get("ordinal")))
    return (mention["kind"], title, *told, unit[-1] if unit else "")


def _directive(gold: Mapping[str, Any] | None, reading: Mapping[str, Any] | None) -> list[Difference]:
    if gold is None or reading is None:
        return [] if gold is reading else [("directive", gold, reading)]
    return unlike(gold, reading, DIRECTIVE) + _repeals(gold, reading)


def _repeals(gold: Mapping[str, Any], reading: Mapping[str, Any]) -> list[Difference]:
    if "repeals" not in gold:
        return []
    wanted, got = (
        [(each["date"], each["number"], each.get("annexes") or []) for each in of["repeals"]] for of in (gold, reading)
    )
    return [] if wanted == got else [("repeals", wanted, got)]


def _plain(value: Any) -> object:
    if isinstance(value, list):
        return tuple(map(_folded, value))
    if isinstance(value, dict):
        return dict(sorted(value.items()))
    return _folded(value) if isinstance(value, str) else value


def _folded(value: Any) -> str:
    return " ".join(str(value or "").casefold().split())
