"""One module a format: each goes from a file's bytes to the text that every offset counts in.

In all of them a table row is a line, and its cells are separated by tabs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

#: From a file's bytes and its path (for messages) to its text. Raises InputError, with the remedy.
TextOf = Callable[[bytes, str], str]

#: The module and the function that read a file, by its ending; imported when the first such file is met.
FORMATS: Mapping[str, str] = {
    ".txt": "plain.text_of_plain",
    ".md": "plain.text_of_plain",
    ".markdown": "plain.text_of_plain",
    ".html": "html.text_of_html_file",
    ".htm": "html.text_of_html_file",
    ".docx": "docx.text_of_docx",
}


def reader_of(ending: str) -> TextOf:
    """What reads files of an ending of `FORMATS`. Raises KeyError for another."""
    module, function = FORMATS[ending].split(".")
    return cast(TextOf, getattr(import_module(f"asendus.loader.formats.{module}"), function))
