"""Frames between a process and its worker: a kind of one byte, a length, and the bytes.

A stream of data is any number of DATA frames and an END; what a worker tells else is one JSON object.
"""

from __future__ import annotations

import json
import struct
from typing import IO, Any

#: A piece of a stream; its end; a worker that is ready; a query, or what a worker says that it could not do.
DATA, END, READY, ASKED, REFUSED = b"D", b"E", b"R", b"A", b"X"

_HEAD = struct.Struct(">cI")
#: A stream is cut into pieces of about this size. Bytes.
PIECE = 1 << 16


class ChannelClosed(Exception):
    """The other side is gone."""


def send(channel: IO[bytes], kind: bytes, body: bytes = b"") -> None:
    """Write one frame. Raises ChannelClosed where nobody reads any more."""
    try:
        channel.write(_HEAD.pack(kind, len(body)) + body)
        channel.flush()
    except (OSError, ValueError):
        raise ChannelClosed from None


def send_object(channel: IO[bytes], kind: bytes, value: object) -> None:
    """Write one frame that holds JSON."""
    send(channel, kind, json.dumps(value).encode())


def receive(channel: IO[bytes]) -> tuple[bytes, bytes]:
    """Read one frame: its kind and its bytes. Raises ChannelClosed where the other side ended before."""
    try:
        head = channel.read(_HEAD.size)
        if len(head) < _HEAD.size:
            raise ChannelClosed
        kind, size = _HEAD.unpack(head)
        body = channel.read(size)
    except (OSError, ValueError):
        raise ChannelClosed from None
    if len(body) < size:
        raise ChannelClosed
    return kind, body


def as_object(body: bytes) -> dict[str, Any]:
    """The JSON object in a frame."""
    value: dict[str, Any] = json.loads(body)
    return value


class StreamWriter:
    """A file to write to, whose bytes leave as DATA frames; `end` sends the rest and END."""

    def __init__(self, channel: IO[bytes]) -> None:
        self._channel = channel
        self._held = bytearray()

    def write(self, piece: bytes) -> int:
        """Take bytes; they are sent when there are enough."""
        self._held += piece
        if len(self._held) >= PIECE:
            self.flush()
        return len(piece)

    def flush(self) -> None:
        """Send what is held."""
        if self._held:
            send(self._channel, DATA, bytes(self._held))
            self._held.clear()

    def end(self, told: object = None) -> None:
        """Send the rest, and that it was all; `told` goes with it as JSON."""
        self.flush()
        send_object(self._channel, END, told)


class StreamReader:
    """A file to read from, whose bytes come as DATA frames."""

    def __init__(self, channel: IO[bytes]) -> None:
        self._channel = channel
        self._held = b""
        self._ended = False

    def read(self, size: int = -1) -> bytes:
        """Up to so many bytes, b"" at the end."""
        while not self._held and not self._ended:
            kind, self._held = receive(self._channel)
            if kind == END:
                self._held, self._ended = b"", True
        size = len(self._held) if size < 0 else size
        piece, self._held = self._held[:size], self._held[size:]
        return piece
