"""The reading of a text for tests, as the reader gives it for a file."""

from __future__ import annotations

from asendus.loader.documents import Document
from asendus.loader.reader import readings_of
from asendus.loader.reading import Reading


def reading_of(text: str) -> Reading:
    """The one reading that the text holds."""
    [reading] = readings_of(Document(source="a.txt", path="a.txt", text=text, members=(), sha256="0" * 64))
    return reading


def titles_of(reading: Reading, field: str) -> list[str | None] | None:
    """The titles of those whom a field names; None for a field that the text does not have."""
    found = reading.mentions(field)
    return None if found is None else [mention.title for mention in found]
