"""The files in an e-mail (RFC 5322, MIME): its body and what is attached to it. The head is not read: it names people."""

from __future__ import annotations

import email
from collections.abc import Iterator, Sequence
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import Compat32
from functools import partial

from asendus.errors import InputError
from asendus.loader.formats import Contents, Packed

#: What a body is called, by its kind; of two that say the same the first kind is taken.
BODIES = {"text/plain": "body.txt", "text/html": "body.html"}
#: A field of a head is read so far: the standard library takes the square of the time for a long one. Characters.
LONGEST_FIELD = 10_000
#: As many parts may be in a message. A line that begins with two dashes may open one (RFC 2046 §5.1.1).
MAX_PARTS = 10_000
#: A message has fields of a head; a text without these is none.
_HEAD = ("from", "to", "subject", "date", "received", "content-type", "message-id", "mime-version")


class _Bounded(Compat32):
    """Fields of a head cut where they are longer than any that is meant."""

    def header_source_parse(self, sourcelines: Sequence[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(list(sourcelines))
        return name, value[:LONGEST_FIELD]


def files_in_mail(data: bytes, path: str) -> Contents:
    """The body and the attachments of an e-mail. Raises InputError where it is none."""
    if data.count(b"\n--") > MAX_PARTS:
        raise InputError("there are too many parts in it", where=path, remedy="check where it is from")
    try:
        message = email.message_from_bytes(data, policy=_Bounded())
        if not any(message.get(name) for name in _HEAD):
            raise InputError("this is no e-mail: it has no head", where=path, remedy="check its ending")
        return Contents(list(_files(message)))
    except (RecursionError, MessageError, LookupError, ValueError):
        raise InputError(
            "this is no e-mail, or a damaged one", where=path, remedy="save it again from the mail program"
        ) from None


def _files(part: Message) -> Iterator[Packed]:
    kind = part.get_content_type()
    name = _name_of(part)
    if kind == "message/rfc822":
        inner = part.get_payload()
        if isinstance(inner, list) and inner and isinstance(inner[0], Message):
            yield Packed(name or "message.eml", inner[0].as_bytes)
    elif kind == "multipart/alternative":
        yield from _best(list(_parts(part)))
    elif part.is_multipart():
        for inner_part in _parts(part):
            yield from _files(inner_part)
    elif name:
        yield Packed(name, partial(_bytes_of, part))
    elif kind in BODIES:
        yield Packed(BODIES[kind], partial(_body_of, part))


def _best(parts: list[Message]) -> Iterator[Packed]:
    """Of several forms of one content, the plain text, else the first that is read."""
    found = [list(_files(part)) for part in parts]
    plain = [files for files in found if any(file.name == BODIES["text/plain"] for file in files)]
    yield from next(iter(plain or [files for files in found if files]), [])


def _parts(part: Message) -> Iterator[Message]:
    inner = part.get_payload()
    return (one for one in inner if isinstance(one, Message)) if isinstance(inner, list) else iter(())


def _name_of(part: Message) -> str:
    """The name of an attachment, with encoded words (RFC 2047) decoded; empty where it has none."""
    name = part.get_filename() or ""
    try:
        return str(make_header(decode_header(name)))
    except (HeaderParseError, LookupError, ValueError):
        return name


def _bytes_of(part: Message) -> bytes:
    """The decoded bytes of a part; what the standard library can only guess at is told as damaged."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or part.defects:
        raise InputError("it is damaged", remedy="ask for the file itself")
    return payload


def _body_of(part: Message) -> bytes:
    """The body in UTF-8, whatever character set its own head names."""
    charset = part.get_content_charset() or "utf-8"
    data = _bytes_of(part)
    try:
        return data.decode(charset).encode()
    except (LookupError, UnicodeDecodeError):
        return data
