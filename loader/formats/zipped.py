"""The files in a zip: in a plain one, and in signed containers (ASiC, ETSI EN 319 162-1; BDOC; Estonian .sce and .scs).

A signed container is a zip whose first entry is `mimetype`; signatures lie in META-INF/, everything else is what was signed.
"""

from __future__ import annotations

import re
from functools import partial

from asendus.errors import InputError
from asendus.loader.formats import Contents, Packed
from asendus.loader.formats.archives import Archive, open_archive
from asendus.loader.formats.signatures import signatures_in

#: Signatures as XML may be many in a file (XAdES); as .p7s (CAdES) each is a file. ETSI EN 319 162-1, annex A.
_XML_SIGNATURES = re.compile(r"META-INF/[^/]*signatures[^/]*\.xml", re.IGNORECASE)
_SIGNATURE = re.compile(r"META-INF/[^/]*signature[^/]*\.p7s", re.IGNORECASE)
#: What a container or an operating system keeps for itself.
_OWN = re.compile(
    r"mimetype|META-INF/.*|(?:.*/)?(?:__MACOSX/.*|\._.*|\.DS_Store|Thumbs\.db|desktop\.ini)", re.IGNORECASE
)


def files_in_zip(data: bytes, path: str) -> Contents:
    """The files in a zip or in a signed container. Raises InputError where it is damaged or locked."""
    archive = open_archive(data, path)
    if archive.locked:
        raise InputError("it is locked with a password", where=path, remedy="save it without a password")
    files = [Packed(name, partial(archive.read, name)) for name in archive.names if not _OWN.fullmatch(name)]
    return Contents(files, signatures=sum(_signatures(archive, name) for name in archive.names))


def _signatures(archive: Archive, name: str) -> int:
    """How many signatures one entry holds; one that is damaged says all the same that somebody signed."""
    if _SIGNATURE.fullmatch(name):
        return 1
    if not _XML_SIGNATURES.fullmatch(name):
        return 0
    try:
        return signatures_in(archive.read(name), archive.path)
    except InputError:
        return 1
