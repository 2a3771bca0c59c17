"""A reading as JSON: the contract of `asendus read --format json`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from asendus.loader.passages import Span
from asendus.loader.reading import Directive, Mention, Provision, Reading, Repeal
from asendus.loader.requirements import requirements_json


def as_json(reading: Reading) -> dict[str, Any]:
    """One reading as JSON values; offsets count characters of the text that `asendus read --text` prints."""
    return {
        "source": reading.source,
        "path": reading.path,
        "member": reading.member,
        "language": reading.language,
        "annex": reading.annex,
        "agency": reading.agency,
        "title": reading.title,
        "qualifier": reading.qualifier,
        "ordinal": reading.ordinal,
        "unit": list(reading.unit),
        "supervisor": _mentions(reading.supervisor),
        "subordinates": _mentions(reading.subordinates),
        "substituted_by": _mentions(reading.substituted_by),
        "substitutes_for": _mentions(reading.substitutes_for),
        "requirements": requirements_json(reading.requirements),
        "provisions": [_provision(provision) for provision in reading.provisions],
        "service": reading.service,
        "directive": _directive(reading.directive),
        "evidence": {name: _span(span) for name, span in sorted(reading.evidence.items())},
        "warnings": [{"code": w.code, "text": w.told("en"), **_span(w.span)} for w in reading.warnings],
    }


def _mentions(mentions: Iterable[Mention] | None) -> list[dict[str, Any]] | None:
    return None if mentions is None else [_mention(mention) for mention in mentions]


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "kind": str(mention.kind),
        "title": mention.title,
        "qualifier": mention.qualifier,
        "ordinal": mention.ordinal,
        "unit": list(mention.unit),
        "condition": mention.condition,
        "order": mention.order,
        **_span(mention.span),
    }


def _provision(provision: Provision) -> dict[str, Any]:
    return {
        "kind": str(provision.kind),
        "number": provision.number,
        "lead_in": provision.lead_in,
        "text": provision.text,
        "result_of": list(provision.result_of),
        **_span(provision.span),
    }


def _directive(directive: Directive | None) -> dict[str, Any] | None:
    if directive is None:
        return None
    return {
        "date": directive.date.isoformat() if directive.date else None,
        "number": directive.number,
        "issuer": directive.issuer,
        "effective": directive.effective.isoformat() if directive.effective else None,
        "repeals": [_repeal(repeal) for repeal in directive.repeals],
    }


def _repeal(repeal: Repeal) -> dict[str, Any]:
    return {
        "date": repeal.date.isoformat() if repeal.date else None,
        "number": repeal.number,
        "annexes": None if repeal.annexes is None else list(repeal.annexes),
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
