"""Builds the site of the documentation: python tools/site.py [FOLDER].

The pages stay where they are read on a host of code: they are copied, with the files that they lead to, into a folder that
has the layout of the repository, so that every relative link holds. Zensical builds the site from it with --strict: a link
that leads nowhere ends the build. Nothing is fetched, and the pages that come out fetch nothing either.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CONFIG = ROOT / "zensical.toml"

#: The pages, as patterns from the root.
PAGES = ("*.md", "docs/**/*.md", "queries/README.md", "ontology/README.md", "examples/README.md")
#: What a page may load: what stands beside it. The generator's script knows addresses of other hosts, for pages of other
#: sites; a browser refuses them here.
POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self' blob:; base-uri 'self'; form-action 'none'"
)
#: Where links lead, as they stand in a page: relative ones, without what comes behind #.
_LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")
_TITLE = re.compile(r"^# (?:\d+\. )?(.+)$", re.MULTILINE)


def lay_out(folder: Path) -> list[str]:
    """Copy the pages, and the files that they lead to, into a folder; the pages' paths from the root, sorted."""
    pages = sorted({page.relative_to(ROOT) for pattern in PAGES for page in ROOT.glob(pattern)})
    for page in pages:
        _copy(page, folder)
        for linked in _linked(page):
            _copy(linked, folder)
    (folder / "docs" / "decisions" / "README.md").write_text(_decisions(), encoding="utf-8")
    return [page.as_posix() for page in pages]


def _linked(page: Path) -> Iterator[Path]:
    """The files that a page leads to."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for link in _LINK.findall(text):
        target = (ROOT / page.parent / link).resolve()
        if target.is_file() and target.is_relative_to(ROOT):
            yield target.relative_to(ROOT)


def _copy(file: Path, folder: Path) -> None:
    target = folder / file
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / file, target)


def _decisions() -> str:
    """The page that lists all decisions."""
    lines = ["# Decisions", "", "Why things are as they are, one decision a page.", ""]
    for page in sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md")):
        title = _TITLE.search(page.read_text(encoding="utf-8"))
        lines.append(f"- {int(page.name[:4])}. [{title[1] if title else page.stem}]({page.name})")
    return "\n".join(lines) + "\n"


def configuration(pages: list[str], folder: Path) -> str:
    """The configuration for these pages: what is not there leaves the navigation, what no entry has stands under More."""
    text = CONFIG.read_text(encoding="utf-8")
    nav = tomllib.loads(text)["project"]["nav"]
    there = [kept for entry in nav if (kept := _kept(entry, folder))]
    named = set(_paths(nav))
    more = [page for page in pages if page not in named and "/decisions/" not in page]
    if more:
        there.append({"More": more})
    lines = "".join(f"  {_toml(entry)},\n" for entry in there)
    return re.sub(r"^nav = \[\n.*?^\]\n", lambda _: f"nav = [\n{lines}]\n", text, flags=re.DOTALL | re.MULTILINE)


def _kept(entry: dict[str, Any], folder: Path) -> dict[str, Any] | None:
    [(name, value)] = entry.items()
    if isinstance(value, str):
        return entry if (folder / value).is_file() else None
    return {name: [kept for each in value if (kept := _kept(each, folder))]}


def _paths(nav: list[dict[str, Any]]) -> Iterator[str]:
    for entry in nav:
        for value in entry.values():
            if isinstance(value, str):
                yield value
            else:
                yield from _paths(value)


def _toml(value: Any) -> str:
    """A value of the navigation in TOML."""
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return f"{{ {', '.join(f'{_toml(key)} = {_toml(each)}' for key, each in value.items())} }}"


def build(out: Path) -> int:
    """Build the site into a folder, in place of what was in it; Zensical's exit code."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        pages = lay_out(work / "pages")
        (work / CONFIG.name).write_text(configuration(pages, work / "pages"), encoding="utf-8")
        zensical = Path(sys.executable).with_name("zensical")
        ended = subprocess.run([zensical, "build", "--strict", "--config-file", work / CONFIG.name], check=False)
        if ended.returncode == 0:
            _guard(work / "site")
            shutil.rmtree(out, ignore_errors=True)
            shutil.copytree(work / "site", out)
        return ended.returncode


def _guard(site: Path) -> None:
    """Write the policy into the head of every page, before anything in it can load."""
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("<head>", f"<head>{policy}", 1), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(build(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "site"))
