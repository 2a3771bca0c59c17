"""The word lists beside the code, and the dice that pick from them."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
DATA = Path(__file__).resolve().parent / "data"


class Dice(random.Random):
    """A random source with the few ways of picking that the generator needs."""

    def one(self, choices: Sequence[T]) -> T:
        """One of the choices."""
        return choices[self.randrange(len(choices))]

    def chance(self, share: float) -> bool:
        """True in `share` of the throws (0 to 1)."""
        return self.random() < share

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """`count` different choices, fewer if there are not so many."""
        return self.sample(list(choices), min(count, len(choices)))

    def pick(self, text: str) -> str:
        """One item of a list that is parted by bars."""
        return self.one(items(text))


@cache
def table(name: str) -> Mapping[str, Any]:
    """The word lists of one TOML file, by its name without ending."""
    with (DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def items(text: str) -> tuple[str, ...]:
    """The items of a list that is parted by bars.

    A last item that is empty stands for nothing written.

    >>> items("a | b")
    ('a', 'b')
    """
    return tuple(" ".join(item.split()) for item in text.split("|"))


def capital(text: str) -> str:
    """The text with its first letter a capital."""
    return text[:1].upper() + text[1:]


class _Slots(dict[str, str]):
    """Slots that give their names in another letter case: `{Place}` is capitalised, `{PLACE}` in capitals."""

    def __missing__(self, key: str) -> str:
        value = self[key.lower()]
        return value.upper() if key.isupper() else capital(value)


def fill(text: str, **slots: str) -> str:
    """The text with its slots filled; a slot's name in capitals asks for capitals.

    >>> fill("{Place} {PLACE}", place="töökoht")
    'Töökoht TÖÖKOHT'
    """
    return text.format_map(_Slots(slots)) if "{" in text else text
