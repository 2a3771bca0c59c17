"""No pattern of the packages can be made to run for ever by what a text repeats."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no limit of the processor's time", allow_module_level=True)

from patterns import pumped, sample

#: How long texts are, and how long all of it may take: `make fuzz` makes them longer. Characters, seconds.
LENGTH, SECONDS = (150, 900) if os.environ.get("ASENDUS_FUZZ") else (40, 60)


def test_every_pattern_ends(examples: Path) -> None:
    """Each pattern that the packages compile fails on text made to let it try everything, within a time that powers keep."""
    files = [examples / name for name in ("haldusosakonna-juhataja.md", "kaskkiri-9-andmeosakond.txt")]
    program = Path(__file__).with_name("patterns.py")
    ended = subprocess.run(
        [sys.executable, program, str(LENGTH), str(SECONDS)],
        input="\n".join(map(str, files)),
        capture_output=True,
        text=True,
        check=False,
    )
    told = ended.stdout.splitlines()
    print(*(line for line in told if line.startswith("TOO FAST")), sep="\n")

    assert 0 == ended.returncode, (told[-1:], ended.stderr[-500:])
    assert 300 < int(told[-1].removeprefix("tried "))


@pytest.mark.parametrize("words", [r"(a+)+$", r"^(\s*\w+\s*)*;$"])
def test_a_pattern_that_never_ends_would_be_seen(words: str) -> None:
    """Forty repetitions of what it repeats keep a pattern that tries everything at work for ever: the limit ends it."""
    code = (
        "import re, resource, sys\nresource.setrlimit(resource.RLIMIT_CPU, (1, 1))\n"
        "for text in sys.argv[2:]: re.compile(sys.argv[1]).search(text)\n"
    )
    texts = sorted(start + piece * 40 + end.replace("\0", "~") for start, piece, end in pumped(re.compile(words)))

    assert 0 > subprocess.run([sys.executable, "-c", code, words, *texts], check=False).returncode


def test_a_sample_is_taken_by_its_pattern() -> None:
    """The texts are made of what a pattern repeats."""
    pattern = re.compile(r"Lisa \d+(?:, \d+)*")
    found = [sample(list(re._parser.parse(pattern.pattern)), random.Random(n)) for n in range(9)]  # type: ignore[attr-defined]

    assert all(map(pattern.fullmatch, found))
    assert any(", " in piece for _, piece, _ in pumped(pattern))
