"""The units of one agency: which paths mean the same unit.

A unit is its full path. A shorter path is the same unit only where it is the end of exactly one longer path: two
departments can each have an "arendustalitus", and then that name alone is neither of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from asendus.loader.resolve_heads import full_titles
from asendus.loader.slugs import misspelling, slug, squash

#: The names of a unit's path, largest first, as `squash` makes them.
Key = tuple[str, ...]


def key_of(path: Sequence[str]) -> Key:
    """The path by which spellings agree."""
    return tuple(map(squash, path))


class Units:
    """Every unit that the agency's documents name.

    described: paths of described posts; mentioned: paths that mentions give.

    >>> units = Units([("haldusosakond", "arendustalitus")], [("arendustalitus",)])
    >>> units.same(("Arendustalitus",)) == units.same(("haldusosakond", "arendustalitus"))
    True
    >>> units = Units([("haldusosakond", "arendustalitus"), ("teenuste osakond", "arendustalitus")])
    >>> units.same(("arendustalitus",)), units.candidates(("arendustalitus",))
    (('arendustalitus',), (('haldusosakond', 'arendustalitus'), ('teenusteosakond', 'arendustalitus')))
    """

    def __init__(self, described: Iterable[Sequence[str]], mentioned: Iterable[Sequence[str]] = ()) -> None:
        self._names: dict[Key, Counter[str]] = {}
        self._described: set[Key] = set()
        for path in described:
            self._described.update(self._add(path))
        for path in mentioned:
            self._add(path)
        self._by_last: dict[str, list[Key]] = {}
        for key in sorted(self._names):
            self._by_last.setdefault(key[-1], []).append(key)
        #: Every unit, each once, sorted.
        self.all: tuple[Key, ...] = tuple(sorted({self.same(key) for key in self._names}))
        self._by_head: dict[str, dict[str, list[Key]]] = {}

    def _add(self, path: Sequence[str]) -> list[Key]:
        """Note a path and all the units above it."""
        keys = []
        for depth in range(1, len(path) + 1):
            key = key_of(path[:depth])
            self._names.setdefault(key, Counter())[path[depth - 1]] += 1
            keys.append(key)
        return keys

    def candidates(self, path: Sequence[str]) -> tuple[Key, ...]:
        """The longest known paths that end in this path; those that are an end of another do not count."""
        key = key_of(path)
        if not key:
            return ()
        longer = [each for each in self._by_last.get(key[-1], ()) if each[-len(key) :] == key]
        return tuple(
            each
            for each in longer
            if not any(len(other) > len(each) and other[-len(each) :] == each for other in longer)
        )

    def same(self, path: Sequence[str]) -> Key:
        """The one unit that a path (or its key) means; the path itself where it means none or more than one."""
        found = self.candidates(path)
        return found[0] if len(found) == 1 else key_of(path)

    def misspelt(self, path: Sequence[str]) -> Key | None:
        """The one unit of a described post that a path means if one edit is undone, where it means none as it is."""
        if not path or self._described.intersection(self.candidates(path)):
            return None
        wanted = slug(path[-1])
        above = key_of(path[:-1])
        found = {
            self.same(key)
            for key in self._described
            if misspelling(wanted, slug(self.name(key))) and (not above or key[-len(path) : -1] == above)
        }
        return found.pop() if len(found) == 1 else None

    def headed_by(self, title: str, *, language: str) -> tuple[Key, ...]:
        """The units whose whole name stands in the title of their head ("arendusosakonna juhataja")."""
        if language not in self._by_head:
            index = self._by_head.setdefault(language, {})
            for key in self.all:
                for full in full_titles(self.name(key), language=language):
                    index.setdefault(full, []).append(key)
        return tuple(self._by_head[language].get(squash(title), ()))

    def name(self, key: Key) -> str:
        """The unit's own name as the documents mostly spell it."""
        if key not in self._names:
            return key[-1]
        return min(self._names[key].items(), key=lambda item: (-item[1], item[0]))[0]

    def path(self, key: Key) -> tuple[str, ...]:
        """The names from the largest unit down to this one."""
        return tuple(self.name(key[:depth]) for depth in range(1, len(key) + 1))


def is_within(inner: Key, outer: Key) -> bool:
    """Whether a unit is another, or stands below it; the agency itself is ()."""
    return inner[: len(outer)] == outer
