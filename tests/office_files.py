"""Small office files built part by part: for what no library writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#: The namespace of the strict form of the standard (ISO/IEC 29500-1).
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
#: An entity that would grow a thousandfold with each further level.
BOMB = '<!DOCTYPE x [<!ENTITY a "{}"><!ENTITY b "{}"><!ENTITY c "{}">]>'.format("a" * 1000, "&a;" * 1000, "&b;" * 1000)


def zipped(parts: Mapping[str, str | bytes], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file with these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def word_part(root: str, content: str, *, namespace: str = WORD, before: str = "") -> str:
    """One XML part of a Word file, with the prefixes w, r and mc."""
    spaces = f'xmlns:w="{namespace}" xmlns:r="{RELATIONS}" xmlns:mc="{COMPATIBLE}"'
    return f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:{root} {spaces}>{content}</w:{root}>'


def word_file(body: str, parts: Mapping[str, str] | None = None, *, namespace: str = WORD, before: str = "") -> bytes:
    """A Word file of a body and further parts by their kind ("numbering", "header1"), each related as r:id of that name."""
    further = parts or {}
    relations = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONS}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for name in further
    )
    return zipped(
        {
            "word/document.xml": word_part("document", f"<w:body>{body}</w:body>", namespace=namespace, before=before),
            "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
            **{f"word/{name}.xml": data for name, data in further.items()},
        }
    )


def p(*runs: str, properties: str = "") -> str:
    """A Word paragraph of runs; a run without markup is words."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def r(words: str, *, properties: str = "") -> str:
    """A Word run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def tbl(*rows: str) -> str:
    """A Word table of rows."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def tr(*cells: str) -> str:
    """A Word table row of cells; a cell without markup is words."""
    return f"<w:tr>{''.join(cell if cell.startswith('<w:tc>') else tc(cell) for cell in cells)}</w:tr>"


def tc(*content: str, properties: str = "") -> str:
    """A Word table cell of blocks; a block without markup is a paragraph of words."""
    inside = "".join(block if block.startswith("<") else p(block) for block in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def text_file(
    body: str, *, automatic: str = "", styles: str = "", masters: str = "", before: str = "", manifest: str = "<m/>"
) -> bytes:
    """An OpenDocument text of a body, automatic styles of its own, and the common styles and kinds of pages."""
    names = {"office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style"}
    spaces = (
        " ".join(f'xmlns:{prefix}="{ODF}{name}:1.0"' for prefix, name in names.items()) + ' xmlns:loext="urn:loext"'
    )
    content = f"<office:automatic-styles>{automatic}</office:automatic-styles>"
    content += f"<office:body><office:text>{body}</office:text></office:body>"
    common = f"<office:styles>{styles}</office:styles><office:master-styles>{masters}</office:master-styles>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"{before}<office:document-content {spaces}>{content}</office:document-content>",
            "styles.xml": f"<office:document-styles {spaces}>{common}</office:document-styles>",
            "META-INF/manifest.xml": manifest,
        }
    )
