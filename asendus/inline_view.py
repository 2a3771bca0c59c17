"""The page of a network inside another page: where a notebook shows what a cell ends with."""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from pathlib import Path

from asendus.beside import write_beside

#: The height of the frame. CSS pixels.
HEIGHT = 640


@dataclass(frozen=True, slots=True)
class View:
    """The network of posts as a page; `html` is the whole file.

    In a notebook it stands in a frame of its own, which may run the page's scripts and nothing else: what stands in a
    document cannot reach the notebook, and the page reaches no network (its content security policy).
    """

    html: str = field(repr=False)
    height: int = HEIGHT

    def save(self, path: str | Path) -> Path:
        """Write the page; the file appears whole or not at all. Returns the path."""
        out = Path(path)
        write_beside(out, self.html.encode())
        return out

    def _repr_html_(self) -> str:
        """The frame, for notebooks.

        >>> View("<p title='a'>", height=100)._repr_html_()
        '<iframe srcdoc="&lt;p title=&#x27;a&#x27;&gt;" sandbox="allow-scripts" width="100%" height="100" style="border:0"></iframe>'
        """
        page = html.escape(self.html)
        frame = f'sandbox="allow-scripts" width="100%" height="{self.height}" style="border:0"'
        return f'<iframe srcdoc="{page}" {frame}></iframe>'
