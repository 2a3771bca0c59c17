"""What a PDF file would unpack to, found out before PDFium unpacks it: a few kilobytes can hold gigabytes."""

from __future__ import annotations

import re
import zlib

#: No page of text and no scanned page unpacks to more than this. Bytes.
MAX_UNPACKED = 100_000_000
#: Streams packed within streams are followed so deep.
MAX_DEPTH = 3
_CHUNK = 1_000_000

_STREAM = re.compile(rb"stream\r?\n(?=[\x08-\x78])")


def unpacks_beyond_bounds(data: bytes) -> bool:
    """Whether a packed stream of a file holds more than `MAX_UNPACKED` bytes.

    >>> unpacks_beyond_bounds(b"<< /Filter /FlateDecode >> stream\\n" + zlib.compress(bytes(100)))
    False
    """
    return any(_unpacked(data, match.end(), MAX_DEPTH) > MAX_UNPACKED for match in _STREAM.finditer(data))


def _unpacked(data: bytes, at: int, depth: int) -> int:
    """How many bytes the stream at a place unpacks to, its own packed content included; counted to just over the bound."""
    if not _begins_packed(data, at) or depth == 0:
        return 0
    unpacker = zlib.decompressobj()
    size, head, rest = 0, b"", data[at : at + _CHUNK]
    try:
        while rest and size <= MAX_UNPACKED and not unpacker.eof:
            piece = unpacker.decompress(rest, _CHUNK)
            size += len(piece)
            head = head + piece if len(head) < _CHUNK else head
            at += _CHUNK if not unpacker.unconsumed_tail else 0
            rest = unpacker.unconsumed_tail or data[at : at + _CHUNK]
    except zlib.error:
        pass  # what is damaged is told by PDFium
    return max(size, _unpacked(head, 0, depth - 1))


def _begins_packed(data: bytes, at: int) -> bool:
    header = data[at : at + 2]
    return len(header) == 2 and header[0] & 0x0F == 8 and int.from_bytes(header) % 31 == 0
