"""Every pattern that the packages compile, and texts that make the most of its repetitions.

Run as a program it tries each pattern on its texts, under a limit of the processor's time that no exponential pattern keeps:

    python patterns.py LENGTH SECONDS < FILES    tells how many patterns there are, and those whose time grows too fast

FILES are names of documents, read first: some patterns are only made when something is read.
"""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

#: What is taken of a class of characters that is told by what is not in it.
OTHERS = " a1.,-:;()ÕäA\n\t"
#: What characters a category has.
CATEGORIES = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_WORD: "a1",
    codes.CATEGORY_NOT_SPACE: "a.",
    codes.CATEGORY_NOT_DIGIT: "a ",
    codes.CATEGORY_NOT_WORD: " .",
}
REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
#: Where time at twice the length is more than so many times as long, it grows faster than the square.
FASTER_THAN_SQUARE = 6.0
#: Shorter times are not compared. Seconds.
LEAST = 0.02

_real = re._compile  # type: ignore[attr-defined]
_found: dict[tuple[str, int], str] = {}


def _noted(pattern: Any, flags: Any) -> Any:
    compiled = _real(pattern, flags)
    frame: Any = sys._getframe(1)
    while frame and Path(frame.f_code.co_filename).parent.name == "re":
        frame = frame.f_back
    file = frame.f_code.co_filename if frame else ""
    if "/asendus/" in file and "site-packages" not in file and isinstance(compiled.pattern, str):
        _found.setdefault((compiled.pattern, compiled.flags), f"{Path(file).name}:{frame.f_lineno}")
    return compiled


def gathered(files: list[str]) -> dict[tuple[str, int], str]:
    """The patterns with their flags, and where each is compiled."""
    re._compile = _noted  # type: ignore[attr-defined]
    import asendus

    for module in pkgutil.walk_packages(asendus.__path__, "asendus."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    asendus.read(files, jobs=0)
    re._compile = _real  # type: ignore[attr-defined]
    return _found


def _characters(items: Any) -> str:
    """Some characters of a class."""
    found, negated = "", False
    for code, value in items:
        negated = negated or code is codes.NEGATE
        if code is codes.LITERAL:
            found += chr(value)
        elif code is codes.RANGE:
            found += chr(value[0]) + chr(value[1])
        elif code is codes.CATEGORY:
            found += CATEGORIES[value]
    return "".join(c for c in OTHERS if c not in found)[:3] or "~" if negated else found[:4] or "x"


def sample(tree: Any, chance: random.Random) -> str:
    """A text that a pattern more or less takes."""
    said = ""
    for code, value in tree:
        if code is codes.LITERAL:
            said += chr(value)
        elif code in (codes.NOT_LITERAL, codes.ANY):
            said += "a"
        elif code is codes.IN:
            said += chance.choice(_characters(value))
        elif code is codes.BRANCH:
            said += sample(chance.choice(value[1]), chance)
        elif code in (codes.SUBPATTERN, codes.ATOMIC_GROUP):
            said += sample(value[3] if code is codes.SUBPATTERN else value, chance)
        elif code in REPEATS:
            times = max(value[0], chance.choice((value[0], min(int(value[1]), value[0] + 1))))
            said += "".join(sample(value[2], chance) for _ in range(min(times, 20)))
    return said


def repeats(tree: Any, before: str, chance: random.Random) -> Iterator[tuple[str, Any]]:
    """What is repeated without a near bound, and a text that leads to it."""
    for code, value in tree:
        if code in REPEATS:
            if value[1] is codes.MAXREPEAT or value[1] >= 20:
                yield before, value[2]
            yield from repeats(value[2], before, chance)
        elif code is codes.BRANCH:
            for branch in value[1]:
                yield from repeats(branch, before, chance)
        elif code in (codes.SUBPATTERN, codes.ATOMIC_GROUP):
            yield from repeats(value[3] if code is codes.SUBPATTERN else value, before, chance)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from repeats(value[1], before, chance)
        before += sample([(code, value)], chance)


def pumped(pattern: re.Pattern[str]) -> set[tuple[str, str, str]]:
    """Beginnings, what to repeat, and endings that let a match fail late."""
    chance = random.Random(pattern.pattern)
    tree = parser.parse(pattern.pattern, pattern.flags)
    found = set()
    for before, body in list(repeats(tree, "", chance))[:12]:
        for piece in {sample(body, chance) for _ in range(3)} | {sample(body, chance) + sample(body, chance)}:
            found |= {(start, piece, end) for start in {"", before} for end in ("", "\0", "~x") if piece}
    return found


def spent(pattern: re.Pattern[str], text: str) -> float:
    """The processor's time that looking for a pattern takes, in seconds."""
    began = time.process_time()
    pattern.search(text)
    pattern.fullmatch(text)
    return time.process_time() - began


def grows_too_fast(pattern: re.Pattern[str], length: int) -> bool:
    """Whether twice the length takes more than the square of the time, however often it is measured."""
    for start, piece, end in sorted(pumped(pattern)):
        short, long = (start + piece * (times * length // len(piece)) + end for times in (1, 2))
        if spent(pattern, short) > LEAST and all(
            spent(pattern, long) > FASTER_THAN_SQUARE * spent(pattern, short) for _ in range(4)
        ):
            return True
    return False


def main() -> None:
    """Try all patterns."""
    length, seconds = int(sys.argv[1]), int(sys.argv[2])
    found = gathered(sys.stdin.read().split("\n"))
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + seconds,) * 2)
    for (words, flags), where in found.items():
        print("trying", where, repr(words[:200]), flush=True)
        if grows_too_fast(re.compile(words, flags), length):
            print("TOO FAST", where, repr(words[:200]), flush=True)
    print("tried", len(found))


if __name__ == "__main__":
    main()
