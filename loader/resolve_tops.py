"""Posts above every unit: the head of the agency ("peadirektor"), and the deputies ("asepeadirektor").

A department that mentions one of them has no such post itself. The words are the lexicon's (`[tops]` of resolve.toml).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from asendus.loader.resolve_heads import is_deputy, is_single
from asendus.loader.slugs import squash


class Titled(Protocol):
    """A post, or a mention of one, as far as words tell it from others."""

    @property
    def title(self) -> str | None: ...
    @property
    def qualifier(self) -> str | None: ...
    @property
    def ordinal(self) -> str | None: ...


class Tops:
    """Which mentions mean a post of the agency itself, given all the posts and mentions of the agency."""

    def __init__(self, known: Iterable[Titled]) -> None:
        known = list(known)
        #: Squashed titles of those that something tells from another of the kind.
        self._narrowed = {squash(each.title) for each in known if each.title and (each.qualifier or each.ordinal)}
        self._titles = {squash(each.title) for each in known if each.title}

    def has(self, mention: Titled, *, language: str) -> bool:
        """Whether a mention without a unit means a post right in the agency.

        The head of the agency is one of its kind. Of deputies there can be several: a bare mention means the one only
        where nothing tells of another, by a qualifier, an ordinal or a field before the title ("varade asekantsler").
        """
        title = mention.title or ""
        if is_single(title, language=language):
            return True
        if not is_deputy(title, language=language):
            return False
        return bool(mention.qualifier or mention.ordinal) or not self._has_several(squash(title))

    def _has_several(self, title: str) -> bool:
        longer = (other for other in self._titles if other != title and other.endswith(title))
        return title in self._narrowed or any(longer)
