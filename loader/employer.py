"""The employer that a description names: on its form, on its title page, in the directive, or in the sentences of its head."""

from __future__ import annotations

from typing import NamedTuple

from asendus.loader.agency_names import read_names
from asendus.loader.annexes import Case
from asendus.loader.forms import Form
from asendus.loader.gazetteer import find_agency
from asendus.loader.grammars import Grammar
from asendus.loader.passages import Passage, Span
from asendus.loader.places import Told


class Employer(NamedTuple):
    """A full name in the nominative, and where the text has it."""

    name: str
    span: Span


def find_employer(text: str, case: Case, form: Form, *, told: Told, grammar: Grammar) -> Employer | None:
    """The employer: under a label, on the title page or a stamp, in the directive, or by what the text calls itself;
    where none of them tells, in what sentences say of the post's place. None where the text does not name it."""
    named = [found.value for found in form.all("agency") if found.value]
    page = [line.words for line in (*case.part.title_page, *form.title_page) if not line.blank]
    spoken = (*told.units, *told.titles)
    head = Passage.join([*named, *page, case.front], separator="\n")
    if found := _by_names(text, case, head):
        return found
    if own := grammar.find_agency(head.split_lines()):
        return Employer(own.text, own.span)
    if spoken and (found := _by_names(text, case, Passage.join(spoken, separator="\n"))):
        return found
    return next(filter(None, (_in_front(words, case) for words in spoken)), None)


def _by_names(text: str, case: Case, head: Passage) -> Employer | None:
    """The employer by the scheme of agencies and the grammar of their names."""
    start, end = case.part.span
    hits = (find_agency(head.text, text[start:end], language=code) for code in case.part.languages)
    hit = next(filter(None, hits), None)
    if hit is None:
        return None
    inside = Span(start + hit.start, start + hit.end)
    return Employer(hit.name, head[hit.start : hit.end].span if hit.where == "head" else inside)


def _in_front(words: Passage, case: Case) -> Employer | None:
    """The employer in the genitive in front of a unit or a title, or alone: "Rannaküla Muusikakooli haldusosakonna"."""
    for code in case.part.languages:
        names = read_names(code)
        whole = words.text if names.formed.fullmatch(words.text) and names.is_capitalised(words.text) else None
        opening = whole or names.opening(words.text)
        if opening and len(opening.split()) > 1 and names.is_capitalised(opening):
            return Employer(names.nominative(opening), words[: len(opening)].span)
    return None
