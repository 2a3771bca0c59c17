"""Writes generated job descriptions and their gold: python -m bench.corpus --count 2000 --seed 7 --out DIR.

`--book second` and `--book third` write from the other books of forms.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus import generate as first_book
from corpus import profile
from corpus.second import forms as second_forms
from corpus.second import generate as second_book
from corpus.third import forms as third_forms
from corpus.third import generate as third_book

BOOKS = {
    "first": (first_book.generate, profile.forms),
    "second": (second_book.generate, second_forms.names),
    "third": (third_book.generate, third_forms.names),
}


def main() -> None:
    """Reads the arguments, writes the files and gold.json, prints what was written."""
    parser = argparse.ArgumentParser(prog="bench.corpus", description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="how many descriptions")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, required=True, help="the folder to write to")
    parser.add_argument("--forms", nargs="*", default=[], help="these forms only")
    parser.add_argument("--book", choices=tuple(BOOKS), default="first", help="which book of forms")
    given = parser.parse_args()
    generate, forms = BOOKS[given.book]
    if unknown := set(given.forms) - set(forms()):
        parser.error(f"no form {', '.join(sorted(unknown))} in the {given.book} book")
    given.out.mkdir(parents=True, exist_ok=True)
    gold, kinds = [], Counter[str]()
    for made in generate(given.count, seed=given.seed, only=given.forms):
        (given.out / made.name).write_text(made.text, encoding="utf-8")
        gold += made.gold
        kinds.update((f"form {made.form}", f"layout {made.layout}", f"noise {made.noise}"))
    (given.out / "gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for kind, files in sorted(kinds.items()):
        print(f"{kind:24} {files:6} files")


if __name__ == "__main__":
    main()
