"""Messages between processes: a length of eight bytes, then so many bytes."""

from __future__ import annotations

import socket
import struct

_LENGTH = struct.Struct("!Q")
#: So much is taken from a socket at once. Bytes.
CHUNK = 1 << 20


def send(channel: socket.socket, message: bytes) -> None:
    """Send one message, waiting until the other side has taken it in. Raises OSError where the other side is gone."""
    channel.sendall(_LENGTH.pack(len(message)))
    channel.sendall(message)


def receive(channel: socket.socket) -> bytes | None:
    """The next message, waiting for it; None where the other side is gone."""
    inbox = Inbox()
    while (chunk := channel.recv(inbox.wanted)) != b"":
        message = inbox.take(chunk)
        if message is not None:
            return message
    return None


class Inbox:
    """Puts together one message from the pieces in which it comes.

    >>> inbox = Inbox()
    >>> inbox.take(bytes(7)), inbox.take(bytes([2])), inbox.wanted, inbox.take(b"ok")
    (None, None, 2, b'ok')
    """

    def __init__(self) -> None:
        self._data = bytearray()

    @property
    def wanted(self) -> int:
        """At most so many bytes are to be taken from the socket: what comes behind belongs to the next message."""
        return min(self._missing(), CHUNK)

    def take(self, chunk: bytes) -> bytes | None:
        """Take in a piece; the message, where it is whole now."""
        self._data += chunk
        if len(self._data) < _LENGTH.size or self._missing():
            return None
        message = bytes(self._data[_LENGTH.size :])
        self._data.clear()
        return message

    def _missing(self) -> int:
        if len(self._data) < _LENGTH.size:
            return _LENGTH.size - len(self._data)
        return _LENGTH.size + int(_LENGTH.unpack_from(self._data)[0]) - len(self._data)
