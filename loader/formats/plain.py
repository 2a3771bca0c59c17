"""Text files: which encoding they are in, and whether they are text at all."""

from __future__ import annotations

import re

from asendus.errors import InputError
from asendus.loader.formats import CONTAINERS, FORMATS
from asendus.loader.formats.beginnings import binary_ending

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]+")
#: Tried in this order; the last is the single-byte encoding of the Baltic languages and takes what the others refuse.
ENCODINGS = ("utf-8-sig", "windows-1257")
#: More control characters than this share are no text.
MOST_CONTROLS = 0.02


def text_of_plain(data: bytes, path: str) -> str:
    """The text of a text file, lines ended by "\\n".

    Raises InputError for the data of another format, which it names, for other binary data and for damaged UTF-16.
    """
    if ending := binary_ending(data):
        raise _of_another_format(data, ending, path)
    text = _decoded(data, path)
    if "\x00" in text or _share_of_controls(text) > MOST_CONTROLS:
        raise InputError(
            "this is not text but binary data", where=path, remedy="export it as text, or check its ending"
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _of_another_format(data: bytes, ending: str, path: str) -> InputError:
    from asendus.loader.formats.kinds import wrong_kind

    if ending not in FORMATS and ending not in CONTAINERS:
        return wrong_kind(data, path)
    return InputError(
        f"its content is not text but that of a {ending} file", where=path, remedy=f"give it the ending {ending}"
    )


def _decoded(data: bytes, path: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise InputError("the file is damaged UTF-16", where=path, remedy="save it again as UTF-8") from None
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError("the file is not text in UTF-8 or Windows-1257", where=path, remedy="save it again as UTF-8")


def _share_of_controls(text: str) -> float:
    return sum(map(len, _CONTROLS.findall(text))) / len(text)
