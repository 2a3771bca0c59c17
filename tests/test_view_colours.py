"""Colours of the page that can be told apart."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

LEVELS = ("high", "medium", "low", "fine", "mentioned")
GROUNDS = ("panel", "paper", "page", "block", "block-inner", "low-soft")


def colours() -> list[dict[str, str]]:
    """The named colours of the style sheet: light, which is also for paper, and dark."""
    css = files("asendus").joinpath("templates", "page.css").read_text(encoding="utf-8")
    return [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", block))
        for block in re.findall(r":root[^{]*\{(.*?)\}", css, re.DOTALL)
    ]


def brightness(colour: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.1)."""
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_can_be_read(scheme: int) -> None:
    """Text stands out from its ground by 4.5 to 1, lines by 3 to 1 (WCAG 2.1, 1.4.3 and 1.4.11)."""
    named = colours()[scheme]
    texts = [(text, ground) for text in ("ink", "muted") for ground in GROUNDS]
    texts += [(level, ground) for level in LEVELS for ground in (f"{level}-soft", "panel")]
    lines = [(line, ground) for line in ("substitution", "reporting") for ground in ("paper", "block", "block-inner")]

    assert [] == [pair for pair in texts if contrast(named[pair[0]], named[pair[1]]) < 4.5]
    assert [] == [pair for pair in lines if contrast(named[pair[0]], named[pair[1]]) < 3]
