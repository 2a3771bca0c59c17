"""Whether a post is an official's or an employee's, where the form tells.

The two are different in law (officials: Civil Service Act; employees: Employment Contracts Act). The kind of post under a
label tells first, then which act the form provides for (an appointment, a contract), then how it calls its holder.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from asendus.loader.bundles import Part
from asendus.loader.folding import fold
from asendus.loader.forms import Form
from asendus.loader.labels import Labels, words_of
from asendus.loader.lines import Line
from asendus.loader.passages import Span

ServiceKind = Literal["official", "employee"]


@dataclass(frozen=True, slots=True)
class Service:
    """Which service the post belongs to, and the words that say so."""

    kind: ServiceKind
    span: Span


def service_of(form: Form, part: Part, labels: Labels) -> Service | None:
    """The service a post belongs to, or None where the text does not tell."""
    for found in (*form.all("service_kind"), *form.all("service_level")):
        if found.value and (kind := _kind_in(found.value.text, labels)):
            return Service(kind, found.value.span)
    for found in form.all("appointed_by"):
        for kind in _KINDS:
            if words_of(found.label.text) in map(words_of, labels.service[f"{kind}_label"]):
                return Service(kind, found.label.span)
    return _by_phrase((*part.title_page, *form.title_page, *part.lines), labels)


_KINDS: tuple[ServiceKind, ...] = ("official", "employee")


def _by_phrase(lines: tuple[Line, ...], labels: Labels) -> Service | None:
    phrases = [
        (kind, tuple(fold(p) for p in (*labels.service[f"{kind}_phrase"], *labels.service[f"{kind}_label"])))
        for kind in _KINDS
    ]
    longest = max((len(phrase) for _, under in phrases for phrase in under), default=0)
    for line in lines:
        folded = fold(" ".join(line.words.text.split())[: 2 * longest])
        for kind, under in phrases:
            if folded.startswith(under):
                return Service(kind, line.words.span)
    return None


def _kind_in(text: str, labels: Labels) -> ServiceKind | None:
    """The kind that a value names: by a contract wherever it is named, else by what it names first."""
    folded = fold(text)
    if _first(folded, labels.service.get("employee_contract", ())) is not None:
        return "employee"
    places = [(at, kind) for kind in _KINDS if (at := _first(folded, labels.service[f"{kind}_kind"])) is not None]
    return min(places)[1] if places else None


def _first(folded: str, words: Sequence[str]) -> int | None:
    """Where the first of the words begins in a text, whatever endings they have."""
    places = [match.start() for word in words if (match := re.search(rf"(?<!\w){re.escape(fold(word))}", folded))]
    return min(places, default=None)
