"""How a page carries its values: as columns, and compressed where they are many.

A table of thousands of rows names each of its columns once. What is short stays plain JSON, which can be searched in the
file; what is long is gzip in base64, which every browser in use takes apart by itself (`DecompressionStream`).
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Json = dict[str, Any]

#: From so many bytes of JSON on a value is compressed.
PLAIN = 150_000

#: The type of a script element that holds compressed JSON.
COMPRESSED = "application/vnd.asendus.gzip+base64"


class Carried(NamedTuple):
    """The text of a script element, which nothing in it can end, and the element's type."""

    type: str
    text: str


def carry(value: object) -> Carried:
    """A value as the page carries it.

    >>> carry({"name": "</script>"})
    Carried(type='application/json', text='{"name":"\\\\u003c/script\\\\u003e"}')
    """
    text = as_json(value)
    if len(text) < PLAIN:
        return Carried("application/json", text)
    packed = gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0)  # no time of writing: same graph, same bytes
    return Carried(COMPRESSED, base64.b64encode(packed).decode("ascii"))


def uncarry(carried: Carried) -> Any:
    """The value that `carry` was given."""
    if carried.type == COMPRESSED:
        return json.loads(gzip.decompress(base64.b64decode(carried.text)))
    return json.loads(carried.text)


def as_json(value: object) -> str:
    r"""JSON that can stand inside a script element: no character in it can end the element or a line.

    >>> print(as_json("</script> & õ"))
    "\u003c/script\u003e \u0026 õ"
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")  # a lone surrogate becomes JSON's own escape


def columns(rows: Sequence[Mapping[str, Any]]) -> Json:
    """Rows that all have the same keys as one list a key, under `columns`, and their number, under `rows`.

    >>> columns([{"a": 1, "b": "x"}, {"a": 2, "b": "y"}])
    {'rows': 2, 'columns': {'a': [1, 2], 'b': ['x', 'y']}}
    """
    names = rows[0].keys() if rows else ()
    return {"rows": len(rows), "columns": {name: [row[name] for row in rows] for name in names}}


def from_columns(table: Mapping[str, Any]) -> list[Json]:
    """The rows that `columns` was given."""
    named = table["columns"]
    return [{name: values[at] for name, values in named.items()} for at in range(table["rows"])]
