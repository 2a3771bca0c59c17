"""Which writer a report's file name asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from asendus.beside import write_beside
from asendus.errors import UsageError
from asendus.report import Report


def _html(report: Report) -> bytes:
    from asendus.report_html import as_html

    return as_html(report).encode()


def _markdown(report: Report) -> bytes:
    from asendus.report_markdown import as_markdown

    return as_markdown(report).encode()


def _xlsx(report: Report) -> bytes:
    from asendus.report_xlsx import as_xlsx

    return as_xlsx(report)


#: The ending of a file's name → what writes it.
WRITERS: dict[str, Callable[[Report], bytes]] = {".html": _html, ".md": _markdown, ".xlsx": _xlsx}


def writer_of(path: Path) -> Callable[[Report], None]:
    """The function that writes a report to `path`, whole or not at all. Raises UsageError for another ending."""
    try:
        as_bytes = WRITERS[path.suffix.lower()]
    except KeyError:
        raise UsageError(
            f"no report is written as {path.suffix or 'a file without ending'}",
            where=str(path),
            remedy=f"name a file that ends with {', '.join(WRITERS)}",
        ) from None
    return lambda report: write_beside(path, as_bytes(report))
