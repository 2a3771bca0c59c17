"""Files of every format, spoilt at random but repeatably, for readers that must read or refuse each of them.

>>> spoilt(3) == spoilt(3), spoilt(3) == spoilt(4)
(True, False)
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lists import workbook
from office_files import p, tbl, text_file, tr, word_file
from packing import DIRECTIVE, asice, ddoc, form, mail, zipped
from pdf_files import boxes, lines_at, pdf_of

FORMS = Path(__file__).parent / "fixtures" / "forms"

#: Spoilt files are no larger: what is long alone takes long, and is refused by the clock. Bytes.
LARGEST = 100_000

#: Pieces of the formats, and signs that text is seldom tested with.
TOKENS = tuple(
    token.encode()
    for token in (
        "\0", "\ufeff", "\u202e", "\u200b", "\ud7ff", "\u2028", "\x0b\x0c\x1c\x85", "ÕÄÖÜ", "i̇", "ǅ", "\t" * 40, " " * 900,
        "\n" * 300, "\r", "|" * 60, "-" * 500, "." * 400, "," * 300, "(" * 200, ")" * 200, "„" * 60, "1." * 200, "IVXLC" * 40,
        "Ametikoht:", "Asendab:", "Kes asendab", "Lisa 1", "9" * 400, "01.01.0000", "99.99.9999", "§", "a" * 5_000, "õ-" * 300,
        "<", ">", "&", "&a;", "&#0;", "&#xD800;", "]]>", "<!DOCTYPE x>", "<!--", "<table><tr><td colspan=9999 rowspan=9999>",
        "<li value=-99999999999>", "<w:tbl><w:tr><w:tc>", '<w:gridSpan w:val="99999999"/>', "<text:list><text:list-item>",
        'table:number-columns-repeated="99999999"', "{\\rtf1 ", "\\bin9999999 ", "\\u-99999 ", "\\'", "{\\*\\x", "}" * 50, "\\cell",
        "endobj", "stream", "0 0 0 0 re S", "99999 0 R", "/Kids [1 0 R]", "/Length -1", "BT", "Tj", "%PDF-1.7", "PK\3\4", "PK\5\6",
        "PK\1\2", '"', '""', ";" * 80, "=1+1", "Content-Type: multipart/mixed; boundary=x\n\n--x", "=?utf-8?q?=ZZ?=",
    )
)  # fmt: skip


class Spoilt(NamedTuple):
    """A file that was made to harm; `name` tells its format."""

    name: str
    data: bytes


@cache
def texts() -> tuple[str, ...]:
    """Job descriptions in plain text."""
    files = sorted(FORMS.glob("*.txt"))[::7]
    return (
        form("nõunik"),
        DIRECTIVE + form("jurist", head="Lisa 1\n"),
        *(f.read_text(encoding="utf-8") for f in files),
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _rows(text: str) -> list[list[str]]:
    return [[_escaped(cell) for cell in line.split(":", 1)] for line in text.splitlines()]


def _docx(text: str) -> bytes:
    rows = [tr(*row) for row in _rows(text)[:40]]
    return word_file("".join(p(_escaped(line)) for line in text.splitlines()) + tbl(*rows))


def _odt(text: str) -> bytes:
    cells = "".join(
        f"<table:table-row>{''.join(f'<table:table-cell><text:p>{cell}</text:p></table:table-cell>' for cell in row)}</table:table-row>"
        for row in _rows(text)[:40]
    )
    lines = "".join(f"<text:p>{_escaped(line)}</text:p>" for line in text.splitlines())
    return text_file(
        f"<text:list><text:list-item>{lines}</text:list-item></text:list><table:table>{cells}</table:table>"
    )


def _rtf(text: str) -> bytes:
    coded = "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in text)
    rows = "".join(f"\\trowd\\cellx1\\cellx2 {line}\\cell x\\cell\\row " for line in coded.splitlines()[:20])
    return f"{{\\rtf1\\ansi\\ansicpg1257 {coded.replace(chr(10), chr(92) + 'par ')}{rows}}}".encode("cp1257", "replace")


def _html(text: str) -> bytes:
    rows = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in _rows(text))
    listed = "".join(f"<li>{_escaped(line)}" for line in text.splitlines()[:20])
    return f'<!DOCTYPE html><meta charset="utf-8"><table>{rows}</table><ol start="3">{listed}</ol>'.encode()


def _pdf(text: str) -> bytes:
    lines = [line.encode("ascii", "replace").decode() for line in text.splitlines()]
    plain = [line.translate({40: 32, 41: 32, 92: 32}) for line in lines]
    pages = [plain[at : at + 50] for at in range(0, len(plain), 50)] or [[""]]
    shown = [lines_at(*((60.0, 800.0 - 15 * n, line) for n, line in enumerate(page))) for page in pages]
    return pdf_of(shown[0] + boxes([50, 300, 500], [815, 700, 600, 400]), *shown[1:])


def _table(text: str) -> list[list[str]]:
    return [
        ["Ametikoht", "Kohtade arv", "Asendaja"],
        *([line[:40], str(n), "jurist"] for n, line in enumerate(text.splitlines())),
    ]


def _csv(text: str) -> bytes:
    return "\n".join(";".join(row) for row in _table(text)).encode()


#: How a text becomes a file of each format.
MAKERS: dict[str, Callable[[str], bytes]] = {
    "a.txt": str.encode,
    "a.md": str.encode,
    "a.html": _html,
    "a.docx": _docx,
    "a.odt": _odt,
    "a.rtf": _rtf,
    "a.pdf": _pdf,
    "a.csv": _csv,
    "a.xlsx": lambda text: workbook({"Koosseis": _table(text), "Teine": _table(text)[:3]}),
    "a.zip": lambda text: zipped({"a.txt": text, "b.zip": zipped({"c.rtf": _rtf(text)})}),
    "a.asice": lambda text: asice({"a.docx": _docx(text), "b.txt": text}),
    "a.ddoc": lambda text: ddoc({"a.html": _html(text), "b.txt": text}),
    "a.eml": lambda text: mail(text, {"a.odt": _odt(text)}, html=_html(text).decode()),
}


def spoilt(number: int, *, seed: str = "asendus") -> Spoilt:
    """The file of this number: a sound one of some format, spoilt as its words, in its parts or in its bytes."""
    chance = random.Random(f"{seed}-{number}")
    name = chance.choice(sorted(MAKERS))
    text = chance.choice(texts())
    if chance.random() < 0.5:
        text = _changed(text.encode(), chance).decode(errors="replace")
    data = MAKERS[name](_without_controls(text) if name == "a.xlsx" else text)
    kind = chance.random()
    if kind < 0.4:
        data = _in_parts(data, chance)
    elif kind < 0.8:
        data = _changed(data, chance)
    return Spoilt(name, data[:LARGEST])


def _without_controls(text: str) -> str:
    """What openpyxl writes into a cell."""
    return "".join(c for c in text if c.isprintable() or c == "\n")


def _in_parts(data: bytes, chance: random.Random) -> bytes:
    """A zip with one of its files changed and packed again; other files as they are."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    except zipfile.BadZipFile:
        return data
    name = chance.choice(sorted(parts))
    content = parts[name]
    assert isinstance(content, bytes)
    parts[name] = _in_parts(content, chance) if content[:2] == b"PK" else _changed(content, chance)
    return zipped(parts)


def _changed(data: bytes, chance: random.Random) -> bytes:
    """Bytes with up to eight things done to them."""
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        data = chance.choice(_CHANGES)(data, chance)[:LARGEST]
    return data


def _place(data: bytes, chance: random.Random, longest: int) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.randint(0, longest))


def _flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20) if data else 0):
        changed[chance.randrange(len(data))] = chance.choice((0, 255, 10, 60, chance.randrange(256)))
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def _taken_out(data: bytes, chance: random.Random) -> bytes:
    start, end = _place(data, chance, 400)
    return data[:start] + data[end:]


def _repeated(data: bytes, chance: random.Random) -> bytes:
    start, end = _place(data, chance, 300)
    times = chance.choice((2, 5, 50, 500, 3_000))
    return data[:start] + data[start:end] * times + data[end:]


def _inserted(data: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(TOKENS) * chance.choice((1, 1, 1, 20)) + data[at:]


def _moved(data: bytes, chance: random.Random) -> bytes:
    start, end = _place(data, chance, 800)
    rest = data[:start] + data[end:]
    at = chance.randint(0, len(rest))
    return rest[:at] + data[start:end] + rest[at:]


def _lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    match chance.randrange(3):
        case 0:
            chance.shuffle(lines)
        case 1:
            lines = [line for line in lines if chance.random() < 0.6]
        case _:
            return chance.choice((b"", b" ", b"\t", b"\r", b"\n\n")).join(lines)
    return b"\n".join(lines)


_CHANGES = (_flipped, _cut, _taken_out, _repeated, _inserted, _moved, _lines)


def spoilt_files(count: int, *, seed: str) -> Iterator[Spoilt]:
    """So many spoilt files."""
    return (spoilt(number, seed=seed) for number in range(count))
