"""How well texts compress: text as varied as real text compresses no better."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Iterable
from typing import NamedTuple


class Ratios(NamedTuple):
    """Compressed size over size, for three compressors."""

    xz: float
    bz2: float
    zlib: float


def ratios(texts: Iterable[str], *, size: int) -> Ratios:
    """How far the first `size` bytes of the texts, one after another, compress; lower is more alike."""
    data = "".join(texts).encode()[:size]
    if len(data) < size:
        raise ValueError(f"only {len(data)} of {size} bytes to compress")
    packed = (lzma.compress(data, preset=9 | lzma.PRESET_EXTREME), bz2.compress(data, 9), zlib.compress(data, 9))
    return Ratios(*(len(p) / size for p in packed))
