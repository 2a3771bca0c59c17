"""Writes docs/model.svg, the picture of the graph in docs/model.md.

python tools/model_diagram.py           writes the file
python tools/model_diagram.py --check   exits with 1 if the file is not what this says

Boxes and arrows are placed by hand below; a test holds their terms to the ontology.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

TARGET = Path(__file__).resolve().parent.parent / "docs" / "model.svg"

WIDTH, HEIGHT = 1120, 700


class Box(NamedTuple):
    """A class, with properties that lead to no other box: its place, its size, the graph that it belongs to."""

    name: str
    x: int
    y: int
    lines: tuple[str, ...] = ()
    width: int = 230

    @property
    def height(self) -> int:
        """How high the box is."""
        return 34 + 18 * len(self.lines) + (6 if self.lines else 0)


class Arrow(NamedTuple):
    """A property: its words, the points it passes, and where the words stand (`anchor` as in SVG)."""

    name: str
    points: tuple[tuple[int, int], ...]
    at: tuple[int, int]
    anchor: str = "middle"


#: What graphs there are: title, place, size, class of style.
PANELS = (
    ("A named graph a description: what it says, in which words", 20, 20, 500, 660, "stated"),
    ("One derived graph an agency: what follows", 560, 20, 540, 660, "derived"),
)

BOXES = (
    Box("asendus:Directive", 40, 70, ("dcterms:issued", "asendus:effective"), 190),
    Box("asendus:SourceFile", 300, 70, ("asendus:fileName", "asendus:sha256"), 200),
    Box("asendus:JobDescription", 40, 230, ("asendus:title", "asendus:annex", "asendus:asks"), 210),
    Box(
        "asendus:Statement", 40, 400,
        ("asendus:Substitution", "asendus:ReportingLine", "asendus:Requirement", "asendus:Provision", "asendus:EmptyField …"), 210,
    ),
    Box("oa:SpecificResource", 300, 310, (), 200),
    Box("oa:TextPositionSelector", 300, 440, ("oa:start", "oa:end"), 200),
    Box("oa:TextQuoteSelector", 300, 570, ("oa:exact",), 200),
    Box("org:FormalOrganization", 850, 70, ("skos:prefLabel",), 220),
    Box("org:OrganizationalUnit", 850, 190, ("skos:prefLabel",), 220),
    Box("org:Post", 590, 300, ("asendus:DescribedPost", "asendus:ListedPost", "asendus:MentionedPost", "asendus:coverStrength"), 220),
    Box("asendus:Substitution", 590, 530, ("asendus:strength", "asendus:statedBy", "asendus:statedIn", "asendus:order"), 220),
    Box("asendus:LanguageDemand", 860, 530, ("asendus:language", "asendus:level"), 220),
    Box("skos:Concept", 870, 418, (), 200),
)  # fmt: skip

ARROWS = (
    Arrow("asendus:repeals", ((90, 70), (90, 54), (180, 54), (180, 70)), (190, 60), "start"),
    Arrow("dcterms:isPartOf", ((110, 230), (110, 146)), (118, 170), "start"),
    Arrow("asendus:inFile", ((250, 250), (276, 250), (276, 120), (300, 120)), (284, 200), "start"),
    Arrow("asendus:statedIn", ((110, 400), (110, 324)), (118, 366), "start"),
    Arrow("asendus:evidence", ((250, 430), (276, 430), (276, 327), (300, 327)), (268, 391), "end"),
    Arrow("oa:hasSource", ((400, 310), (400, 146)), (408, 230), "start"),
    Arrow("oa:hasSelector", ((400, 344), (400, 440)), (408, 396), "start"),
    Arrow("oa:hasSelector", ((500, 327), (512, 327), (512, 592), (500, 592)), (505, 552), "end"),
    Arrow("org:unitOf", ((1000, 190), (1000, 128)), (1008, 164), "start"),
    Arrow("org:subOrganizationOf", ((890, 190), (890, 174), (950, 174), (950, 190)), (884, 182), "end"),
    Arrow("org:postIn", ((810, 330), (960, 330), (960, 248)), (890, 322)),
    Arrow("asendus:headsUnit", ((810, 350), (1020, 350), (1020, 248)), (915, 366)),
    Arrow("asendus:inAgency", ((700, 300), (700, 95), (850, 95)), (775, 88)),
    Arrow("org:reportsTo", ((620, 300), (620, 270), (670, 270), (670, 300)), (645, 262)),
    Arrow("asendus:substitutedBy", ((590, 370), (574, 370), (574, 426), (610, 426), (610, 412)), (618, 430), "start"),
    Arrow("asendus:requiresCompetency", ((810, 400), (840, 400), (840, 435), (870, 435)), (846, 406), "start"),
    Arrow("asendus:requiresLanguageLevel", ((805, 412), (805, 486), (960, 486), (960, 530)), (814, 478), "start"),
    Arrow("asendus:principal", ((765, 530), (765, 412)), (759, 490), "end"),
    Arrow("asendus:substitute", ((787, 530), (787, 412)), (793, 518), "start"),
    Arrow("asendus:describedIn", ((590, 312), (540, 312), (540, 282), (250, 282)), (530, 274), "end"),
)

STYLE = """
text { font: 13px system-ui, "DejaVu Sans", sans-serif; fill: #1c2530 }
.head { font-weight: 600 }
.panel { font-size: 14px; font-weight: 600 }
.line { font-size: 12px; fill: #4a5563 }
.name { font-size: 12px; paint-order: stroke; stroke: #fff; stroke-width: 4px; stroke-linejoin: round }
.stated { fill: #f3f6fb; stroke: #b9c6da }
.derived { fill: #f4f8f1; stroke: #b9d0ab }
.box { fill: #fff; stroke: #66748a }
.arrow { fill: none; stroke: #3d5a80; stroke-width: 1.4; marker-end: url(#tip) }
#tip path { fill: #3d5a80 }
"""


def _panels() -> Iterator[str]:
    for title, x, y, width, height, style in PANELS:
        yield f'<rect class="{style}" x="{x}" y="{y}" width="{width}" height="{height}" rx="8"/>'
        yield f'<text class="panel" x="{x + 16}" y="{y + height - 14}">{escape(title)}</text>'


def _boxes() -> Iterator[str]:
    for box in BOXES:
        yield f'<rect class="box" x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" rx="4"/>'
        yield f'<text class="head" x="{box.x + 12}" y="{box.y + 22}">{escape(box.name)}</text>'
        for number, line in enumerate(box.lines):
            yield f'<text class="line" x="{box.x + 12}" y="{box.y + 44 + 18 * number}">{escape(line)}</text>'


def _arrows() -> Iterator[str]:
    for arrow in ARROWS:
        path = " L ".join(f"{x} {y}" for x, y in arrow.points)
        yield f'<path class="arrow" d="M {path}"/>'
    for arrow in ARROWS:
        x, y = arrow.at
        yield f'<text class="name" x="{x}" y="{y}" text-anchor="{arrow.anchor}">{escape(arrow.name)}</text>'


def picture() -> str:
    """The picture, as SVG that asks for nothing outside itself."""
    words = "The graph: what descriptions state, and the posts, units and substitutions that are derived from it"
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{words}">',
            f"<title>{words}</title>",
            f"<style>{STYLE}</style>",
            '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">',
            '<path d="M 0 0 L 10 5 L 0 10 z"/></marker></defs>',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
            *_panels(),
            *_boxes(),
            *_arrows(),
            "</svg>\n",
        ]
    )


def main() -> int:
    """Writes or checks; the exit code."""
    if "--check" in sys.argv[1:]:
        if TARGET.is_file() and TARGET.read_text(encoding="utf-8") == picture():
            return 0
        sys.stderr.write(f"{TARGET.name} is not what the diagram's source says; run make docs\n")
        return 1
    TARGET.write_text(picture(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
