"""A table of a TOML file that is read key by key, and that tells what it holds beyond that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from asendus.errors import UsageError


class Table:
    """A table of a file; every value is asked for by its key and its type, then `finish` refuses what nobody asked for.

    >>> table = Table({"count": 3, "cuont": 4}, where="asendus.toml", key="headcount")
    >>> table.number("count", least=1)
    3
    >>> table.finish()
    Traceback (most recent call last):
    ...
    asendus.errors.UsageError: asendus.toml, headcount.cuont: unknown key; known are count
    """

    def __init__(self, entries: Mapping[str, object], *, where: str, key: str) -> None:
        self._entries = entries
        self._file = where
        self._key = key
        self._asked: list[str] = []

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def text(self, key: str) -> str:
        """A text that has to be there and to have words."""
        value = self._value(key)
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(key, "a text")
        return value.strip()

    def optional_text(self, key: str) -> str | None:
        """A text, or None where the key is missing."""
        return self.text(key) if self._has(key) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; none where the key is missing."""
        value = self._value(key, default=[])
        if not isinstance(value, list) or not all(isinstance(entry, str) and entry.strip() for entry in value):
            raise self._wrong(key, "a list of texts")
        return tuple(entry.strip() for entry in value)

    def choice(self, key: str, choices: Sequence[str]) -> str:
        """One of the choices."""
        value = self._value(key)
        if not isinstance(value, str) or value not in choices:
            raise self._wrong(key, f"one of {', '.join(choices)}")
        return value

    def number(self, key: str, *, least: int, default: int | None = None) -> int:
        """A whole number, `least` or more."""
        value = self._value(key, default=default)
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self._wrong(key, f"a whole number, {least} or more")
        return value

    def flag(self, key: str) -> bool:
        """true or false."""
        value = self._value(key)
        if not isinstance(value, bool):
            raise self._wrong(key, "true or false")
        return value

    def day(self, key: str) -> date:
        """A day."""
        value = self._value(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self._wrong(key, "a day without quotation marks, such as 2030-06-30")
        return value

    def table(self, key: str, *, required: bool = False) -> Table:
        """A table inside; an empty one where the key is missing and not required."""
        value = self._value(key, default=None if required else {})
        if not isinstance(value, dict):
            raise self._wrong(key, "a table")
        return Table(value, where=self._file, key=self._path(key))

    def tables(self, key: str) -> tuple[Table, ...]:
        """A list of tables; none where the key is missing."""
        value = self._value(key, default=[])
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            raise self._wrong(key, f"tables, each under [[{self._path(key)}]]")
        return tuple(
            Table(entry, where=self._file, key=f"{self._path(key)}[{number}]") for number, entry in enumerate(value, 1)
        )

    def finish(self, *, remedy: str = "") -> None:
        """Raises UsageError for the first key that was not asked for."""
        for key in self._entries:
            if key not in self._asked:
                told = remedy or f"known are {', '.join(dict.fromkeys(self._asked))}"
                raise UsageError("unknown key", where=f"{self._file}, {self._path(key)}", remedy=told)

    def _has(self, key: str) -> bool:
        self._asked.append(key)
        return key in self._entries

    def _value(self, key: str, *, default: object = None) -> object:
        if not self._has(key) and default is None:
            raise UsageError("missing key", where=f"{self._file}, {self._path(key)}", remedy="add it")
        return self._entries.get(key, default)

    def _path(self, key: str) -> str:
        return f"{self._key}.{key}" if self._key else key

    def _wrong(self, key: str, wanted: str) -> UsageError:
        value = self._entries.get(key)
        return UsageError(
            f"{value!r} is not {wanted}", where=f"{self._file}, {self._path(key)}", remedy=f"write {wanted}"
        )
