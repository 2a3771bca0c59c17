"""PDF files written by hand, small enough to be read beside the test that needs them."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence

#: The bytes that fill up a password (ISO 32000-1, 7.6.3.3).
_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def pdf_of(
    *pages: str,
    rotate: int = 0,
    font: str = "/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding",
    extra: Mapping[int, bytes] | None = None,
    trailer: str = "",
    key: bytes | None = None,
) -> bytes:
    """A PDF file; each page is a content stream that may use the font /F.

    extra: more objects by their numbers, from 100 on; key: what streams are enciphered with.
    """
    kids = " ".join(f"{10 + 2 * at} 0 R" for at in range(len(pages)))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: f"<< {font} >>".encode(),
    }
    for at, page in enumerate(pages):
        number = 10 + 2 * at
        resources = "/Resources << /Font << /F 3 0 R >> /XObject << /X 100 0 R >> >>"
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {rotate} {resources}"
            f" /Contents {number + 1} 0 R >>"
        ).encode()
        objects[number + 1] = stream(page.encode("cp1252"), key=key, number=number + 1)
    return written({**objects, **(extra or {})}, trailer=trailer)


def written(objects: Mapping[int, bytes], *, trailer: str = "") -> bytes:
    """The bytes of a file with these objects, the first of them its catalogue."""
    data = b"%PDF-1.7\n"
    places = {}
    for number, body in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        data += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(objects) + 1
    return data + f"trailer << /Root 1 0 R /Size {size} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()


def stream(data: bytes, *, entries: str = "", key: bytes | None = None, number: int = 0) -> bytes:
    """A stream object's body; with a key, enciphered for the object of that number."""
    if key is not None:
        data = _rc4(hashlib.md5(key + number.to_bytes(3, "little") + bytes(2)).digest()[: len(key) + 5], data)
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries.encode(), len(data), data)


def bomb(size: int) -> bytes:
    """A stream object's body of a few kilobytes that inflates to spaces of this size."""
    packer = zlib.compressobj(9)
    block = b" " * 1_000_000
    inner = b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()
    return stream(zlib.compress(inner, 9), entries="/Filter [/FlateDecode /FlateDecode]")


def locked(page: str, *, password: bytes) -> bytes:
    """A file that opens with a password alone (RC4 of 40 bits; ISO 32000-1, 7.6); an empty one is no lock."""
    owner = _rc4(hashlib.md5((b"owner" + _PADDING)[:32]).digest()[:5], (password + _PADDING)[:32])
    identity = b"0123456789abcdef"
    seed = (password + _PADDING)[:32] + owner + (-4).to_bytes(4, "little", signed=True) + identity
    key = hashlib.md5(seed).digest()[:5]
    entries = f"/Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{_rc4(key, _PADDING).hex()}>"
    trailer = f"/Encrypt << {entries} >> /ID [<{identity.hex()}> <{identity.hex()}>]"
    return pdf_of(page, key=key, trailer=trailer)


def lines_at(*lines: tuple[float, float, str], size: float = 11) -> str:
    """A content stream that writes lines, each from its x and y on."""
    shown = (f"1 0 0 1 {x} {y} Tm ({text}) Tj" for x, y, text in lines)
    return f"BT /F {size} Tf " + " ".join(shown) + " ET"


def boxes(xs: Sequence[float], ys: Sequence[float]) -> str:
    """A content stream that rules a table with lines at these places."""
    upright = (f"{x} {min(ys)} m {x} {max(ys)} l S" for x in xs)
    across = (f"{min(xs)} {y} m {max(xs)} {y} l S" for y in ys)
    return " ".join([*upright, *across])


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
