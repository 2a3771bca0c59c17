"""IRIs of files, directives, job descriptions, agencies, units and posts.

They are made of readable slugs under a base IRI, so that two loads of the same words agree on them, in any order:

    agency/<agency>                      agency/<agency>/derived (its derived graph)
    agency/<agency>/unit/<unit>/<unit>   the path, largest first
    agency/<agency>/post/<unit>/<title>_<qualifier>_<ordinal>~<directive>-<annex>
    directive/<agency>/<date>_<number>
    description/<agency>/<date>_<number>/<annex>, or description/<hash of the description's own text>
    list/<agency>/<hash of the list's own text>
    file/<name>-<hash of its path>/<member>
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from pyoxigraph import NamedNode

from asendus.errors import UsageError
from asendus.loader.listing import Listing
from asendus.loader.reading import Reading
from asendus.loader.slugs import slug

#: Characters that RFC 3987 does not allow in an IRI.
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`]')


def checked_base(base: str) -> str:
    """The base IRI with a slash at its end.

    Raises UsageError where it is not an absolute IRI, or has a fragment: statements are told by fragments of their own.

    >>> checked_base("https://example.org/hr")
    'https://example.org/hr/'
    """
    parts = urlsplit(base)
    if not parts.scheme or not (parts.netloc or parts.path) or "#" in base or _NOT_IN_IRI.search(base):
        raise UsageError(
            f"{base!r} is not an absolute IRI without a fragment",
            where="base",
            remedy="give one such as https://example.org/hr/",
        )
    return base if base.endswith("/") else f"{base}/"


def file_iri(base: str, path: str, member: str | None = None) -> NamedNode:
    """A file, told by the path that it was given by; `member` is the file inside a container."""
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    iri = f"{base}file/{_segment(name)}-{_digest(path, size=8)}"
    return NamedNode(f"{iri}/{_segment(member)}-{_digest(member, size=8)}" if member else iri)


def agency_iri(base: str, reading: Reading | Listing) -> NamedNode:
    """The agency of a reading or a list.

    Where none is known, each file has an unknown agency of its own: posts of two files are never taken for one
    only because nobody says whose they are.
    """
    if reading.agency:
        return NamedNode(f"{base}agency/{_segment(reading.agency)}")
    return NamedNode(f"{base}agency/{UNKNOWN}-{file_iri(base, reading.path).value.rsplit('/', 1)[-1]}")


#: First piece of the slug of an agency that is not known (Estonian: unknown).
UNKNOWN = "tundmatu"


def derived_iri(agency: NamedNode) -> NamedNode:
    """The graph of what follows from all the descriptions of one agency."""
    return NamedNode(f"{agency.value}/derived")


def findings_iri(agency: NamedNode) -> NamedNode:
    """The graph of what was found in the descriptions of one agency."""
    return NamedNode(f"{agency.value}/finding")


def agency_of(post: NamedNode) -> NamedNode:
    """The agency that a post's IRI stands under.

    >>> agency_of(NamedNode("https://asendus.example/agency/näidisamet/post/õigusosakond/nõunik")).value
    'https://asendus.example/agency/näidisamet'
    """
    return NamedNode(post.value.partition("/post/")[0])


def unit_iri(agency: NamedNode, path: Sequence[str]) -> NamedNode:
    """A unit by its full path, largest first; the agency itself where the path is empty."""
    return NamedNode(f"{agency.value}/unit/{'/'.join(map(_segment, path))}") if path else agency


def post_iri(
    agency: NamedNode,
    path: Sequence[str],
    title: str,
    *,
    qualifier: str | None = None,
    ordinal: str | None = None,
    twin: str | None = None,
) -> NamedNode:
    """A post; `twin` is the directive and annex that tell it from a post which agrees in all else."""
    pieces = [_segment(title), _segment(qualifier) if qualifier else "", _segment(ordinal) if ordinal else ""]
    name = "_".join(pieces).rstrip("_") + (f"~{_segment(twin)}" if twin else "")
    return NamedNode("/".join([agency.value, "post", *map(_segment, path), name]))


def directive_iri(base: str, agency: NamedNode, *, day: date | None, number: str | None) -> NamedNode | None:
    """A directive, where its date and its number are both known."""
    if day is None or not number:
        return None
    return NamedNode(f"{base}directive/{_last(agency)}/{day.isoformat()}_{_segment(number)}")


def description_iri(base: str, reading: Reading) -> NamedNode:
    """A job description: the same for the same directive and annex, else for the same words."""
    order = reading.directive
    if reading.agency and reading.annex and order and order.date and order.number:
        approved = f"{order.date.isoformat()}_{_segment(order.number)}/{_segment(reading.annex)}"
        return NamedNode(f"{base}description/{_segment(reading.agency)}/{approved}")
    return NamedNode(f"{base}description/{own_text_digest(reading)}")


def list_iri(base: str, listing: Listing) -> NamedNode:
    """A staff list or substitution scheme: the same for the same words of the same agency."""
    agency = _last(agency_iri(base, listing))
    return NamedNode(f"{base}list/{agency}/{own_text_digest(listing)}")


def own_text_digest(reading: Reading | Listing) -> str:
    """A hash of the document's own words; white space and letter case do not count."""
    return _words_digest(reading.quote(reading.span))


@lru_cache(maxsize=4)
def _words_digest(words: str) -> str:
    """The hash of words; it is asked for twice in a row, for the address of a description and to know it again."""
    return _digest(" ".join(words.casefold().split()), size=16)


def _segment(text: str) -> str:
    return slug(text) or "-"


def _digest(text: str, *, size: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:size]


def _last(iri: NamedNode) -> str:
    return iri.value.rsplit("/", 1)[-1]


def competency_scheme_iri(agency: NamedNode) -> NamedNode:
    """The agency's own scheme of competencies: what it demands by names that the common scheme does not have."""
    return NamedNode(f"{agency.value}/competency")


def competency_iri(agency: NamedNode, name: str) -> NamedNode | None:
    """The concept of a competency in the agency's own scheme; None for a name without letters.

    >>> competency_iri(NamedNode("https://asendus.example/agency/näidisamet"), "Merekindlus").value
    'https://asendus.example/agency/näidisamet/competency/merekindlus'
    """
    words = slug(name)
    return NamedNode(f"{competency_scheme_iri(agency).value}/{words}") if words else None
