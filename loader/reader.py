"""From a document to the readings of its job descriptions: every step after another, each a function of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from asendus.loader.annexes import Case, cases_of
from asendus.loader.bundles import Part
from asendus.loader.context import Context
from asendus.loader.coverlabels import BETWEEN
from asendus.loader.detection import labels_in
from asendus.loader.directives import read_directive
from asendus.loader.documents import Document
from asendus.loader.employer import find_employer
from asendus.loader.forms import Field, Form, parse_form
from asendus.loader.grammars import Grammar, load_grammar
from asendus.loader.labels import Labels, load_labels, words_of
from asendus.loader.lines import Line
from asendus.loader.masking import MASK, mask
from asendus.loader.ownlabels import labels_with_title
from asendus.loader.pairs import parted
from asendus.loader.passages import Passage, Span
from asendus.loader.places import Place, Told, behind_agency, place_of
from asendus.loader.provisions import read_provisions
from asendus.loader.reading import (
    MAX_QUOTE,
    MENTION_FIELDS,
    Directive,
    Mention,
    MentionKind,
    Provision,
    Reading,
    ReadingWarning,
    Requirement,
)
from asendus.loader.requirements import parse_requirements
from asendus.loader.review import find_review
from asendus.loader.service import service_of
from asendus.loader.unlabelled import unlabelled_requirements
from asendus.loader.wordlists import DEFAULT_LANGUAGE

#: The fields that tell what a post demands.
REQUIREMENT_KEYS = frozenset(
    [
        "education",
        "experience",
        "languages",
        "computer",
        "skills",
        "competencies",
        "extra_competencies",
        "personal",
        "licences",
        "other",
        "service_level",
    ]
)
#: The fields in which a sentence may say where the holder works.
SPOKEN_OF = frozenset({"position", "general", "substitution"})
#: The parts whose sentences are read for every field of mentions.
HEAD = frozenset({"general", "substitution"})
#: The fields about something else in which a sentence may still say who covers whom.
REMOTE = frozenset({"other", "conditions", "review", "unknown", "tools"})
#: One to three capitalised words.
_NAME = re.compile(r"(?:[A-ZÕÄÖÜŠŽ][\w'-]+\s*){1,3}")
_HIDDEN = re.compile(rf"{MASK}+")
#: No value that names posts is longer; what stands behind is told, not read. Characters.
LONGEST_VALUE = 2_500
#: At most so many of a form's label rows are kept as evidence of what the form asks.
MAX_HEADERS = 12


@dataclass(slots=True)
class _Draft:
    """What is known of one description while it is read, and the words and the grammar of its language."""

    labels: Labels
    grammar: Grammar
    evidence: dict[str, Span] = field(default_factory=dict)
    warnings: list[ReadingWarning] = field(default_factory=list)
    aliases: dict[str, str | tuple[str, ...]] = field(default_factory=dict)


def readings_of(document: Document, *, agency: str | None = None) -> list[Reading]:
    """The job descriptions of one document in their order; none where nothing in it reads like one.

    agency: the employer's name, where neither the text nor the gazetteer gives it; it does not overrule the text.
    """
    cases = cases_of(document, labels_in(document.text))
    languages = dict.fromkeys(code for case in cases for code in case.part.languages)
    return _masked([_reading(document, case, agency) for case in cases], languages) if cases else []


def _masked(readings: Sequence[Reading], languages: Iterable[str]) -> list[Reading]:
    """The readings with the names of persons masked in the text and in the warnings that quote it."""
    text = readings[0].text
    named = [
        mention.span
        for reading in readings
        for name in MENTION_FIELDS
        for mention in reading.mentions(name) or ()
        if mention.kind is MentionKind.PERSON
    ]
    masked = text
    for language in dict.fromkeys([*languages, DEFAULT_LANGUAGE]):
        masked = mask(masked, [*named, *_leftover_names(readings)], language=language)
    names = _names_in(text, masked)
    return [
        replace(
            reading,
            text=masked,
            requirements=tuple(_nameless(reading.requirements, masked, names)),
            provisions=_nameless_provisions(reading.provisions, masked, names),
            warnings=tuple(_nameless_warning(w, names) for w in reading.warnings),
        )
        for reading in readings
    ]


def _nameless_warning(warning: ReadingWarning, names: re.Pattern[str]) -> ReadingWarning:
    words, meant = names.sub(_hidden, warning.words), names.sub(_hidden, warning.meant)
    return warning if (words, meant) == (warning.words, warning.meant) else replace(warning, words=words, meant=meant)


def _leftover_names(readings: Sequence[Reading]) -> list[Span]:
    """Names told beside a post, and words left unread there that may be one: privacy goes before precision."""
    warnings = (warning for reading in readings for warning in reading.warnings)
    return [w.span for w in warnings if w.code == "named-person" or (w.code == "unread" and _NAME.fullmatch(w.words))]


def _names_in(text: str, masked: str) -> re.Pattern[str]:
    """A pattern for every word that is masked in a text, in any case."""
    hidden = {name for found in _HIDDEN.finditer(masked) for name in text[found.start() : found.end()].split()}
    return re.compile("|".join(rf"\b{re.escape(name)}\w*" for name in sorted(hidden) if len(name) > 2) or r"(?!)")


def _nameless(requirements: Iterable[Requirement], masked: str, names: re.Pattern[str]) -> Iterator[Requirement]:
    """The requirements without those that are little else than a name, and without the names in the others."""
    for requirement in requirements:
        words = masked[requirement.span.start : requirement.span.end]
        if MASK not in words:
            yield requirement
        elif not _is_masked(words):
            subject = requirement.subject and names.sub(_hidden, requirement.subject)
            yield replace(requirement, text=names.sub(_hidden, requirement.text), subject=subject)


def _is_masked(words: str) -> bool:
    """Whether words are a person's name and little else: what a signature leaves behind demands nothing."""
    return 3 * words.count(MASK) > len("".join(words.split()))


def _nameless_provisions(provisions: Sequence[Provision], masked: str, names: re.Pattern[str]) -> tuple[Provision, ...]:
    """The provisions without the names in them; a bare name that stands among them is none."""
    hidden = list(provisions)
    if MASK in masked:
        hidden = [
            replace(
                p,
                text=names.sub(_hidden, p.text) if MASK in masked[p.span.start : p.span.end] else p.text,
                lead_in=p.lead_in and names.sub(_hidden, p.lead_in),
            )
            for p in provisions
        ]
    kept = [at for at, provision in enumerate(hidden) if any(map(str.isalpha, provision.text))]
    if len(kept) == len(hidden):
        return tuple(hidden)
    return tuple(
        replace(hidden[at], result_of=tuple(kept.index(of) for of in hidden[at].result_of if of in kept)) for at in kept
    )


def _hidden(found: re.Match[str]) -> str:
    return MASK * len(found.group())


def _reading(document: Document, case: Case, agency: str | None) -> Reading:
    part, member = case.part, case.member
    draft = _Draft(load_labels(part.language), load_grammar(part.language))
    form = parse_form(part.lines, draft.labels, draft.grammar)
    told = _told(form, draft.grammar)
    named = find_employer(document.text, case, form, told=told, grammar=draft.grammar)
    if named:
        draft.evidence["agency"] = named.span
    employer = named.name if named else agency
    place = _place(part, form, employer, told, draft)
    names = draft.grammar.names_of_holder(place.title) if place.title else {}
    if own := labels_with_title(part.lines, draft.labels, names):
        form = parse_form(part.lines, own, draft.grammar)
        place = _place(part, form, employer, _told(form, draft.grammar), draft)
    page = [*part.title_page, *form.title_page]
    draft.warnings.extend(form.warnings)
    _note_place(place, draft)
    demands = [found for found in form.fields if found.key in REQUIREMENT_KEYS]
    bare = unlabelled_requirements(form.fields, language=part.language, leads_on=draft.grammar.leads_on)
    requirements, warnings = parse_requirements([*demands, *bare], language=part.language)
    draft.warnings.extend(warnings)
    mentions = _all_mentions(form, place, employer, draft)
    if part.annex_span:
        draft.evidence["annex"] = part.annex_span
    draft.warnings.extend(_about_member(case))
    return Reading(
        source=document.source,
        path=document.path,
        member=member.name if member else None,
        members=document.members,
        sha256=member.sha256 if member else document.sha256,
        span=part.span,
        text=document.text,
        language=part.language,
        annex=part.annex or case.named_annex,
        agency=employer,
        title=place.title,
        qualifier=place.qualifier,
        ordinal=place.ordinal,
        unit=place.unit,
        requirements=requirements,
        provisions=read_provisions(form.fields, language=part.language),
        service=_service(form, part, draft),
        directive=_directive(case.front, page, part, draft),
        review=find_review(part.lines, language=part.language),
        evidence=dict(sorted(draft.evidence.items())),
        headers=tuple(_quotable(span) for span in form.headers[:MAX_HEADERS]),
        warnings=tuple(sorted(draft.warnings, key=lambda w: (w.span, w.code))),
        **mentions,
    )


def _place(part: Part, form: Form, agency: str | None, told: Told, draft: _Draft) -> Place:
    page = behind_agency([*part.title_page, *form.title_page], agency, draft.evidence.get("agency"))
    return place_of(page, form, grammar=draft.grammar, agency=agency, told=told)


def _about_member(case: Case) -> Iterator[ReadingWarning]:
    """How its file was read, that it is signed, that the annex number is from its name; told at the description's head."""
    first = next(line for line in (*case.part.title_page, *case.part.lines) if not line.blank).words.span
    for note in case.notes:
        yield ReadingWarning(code=note.code, words=note.words, span=_quotable(first))
    if case.member and case.member.signatures:
        yield ReadingWarning(code="signed", words=str(case.member.signatures), span=_quotable(first))
    if case.member and case.named_annex:
        name = case.member.name.rsplit("/", 1)[-1]
        yield ReadingWarning(code="annex-from-name", words=name, meant=case.named_annex, span=_quotable(first))


def _told(form: Form, grammar: Grammar) -> Told:
    """The title and the units that sentences give the holder's post, also those right below the title page."""
    page = Passage.join([line.words for line in form.title_page], separator="\n")
    above = [Field(key="general", label=Passage.empty(), value=page)] if page else []
    spoken = [*above, *(found for found in form.fields if found.key in SPOKEN_OF)]
    return Told(
        titles=tuple(words for found in spoken for words in grammar.standing_titles(found)),
        units=tuple(words for found in spoken for words in grammar.standing_units(found)),
    )


def _note_place(place: Place, draft: _Draft) -> None:
    draft.aliases.update(place.aliases)
    draft.warnings.extend(place.warnings)
    for name, span in place.evidence.items():
        draft.evidence[name] = _quotable(span)


def _all_mentions(form: Form, place: Place, agency: str | None, draft: _Draft) -> dict[str, tuple[Mention, ...] | None]:
    """The mentions of every field that holds some, in the order that lets one field's short names serve the next."""
    fields = {name: list(form.all(name)) for name in MENTION_FIELDS}
    for found in form.all("undirected"):
        labelled = {name for name, under in fields.items() if under}
        context = _context(place, agency, draft.aliases)
        meant = list(draft.grammar.undirected(found, context=context, labelled=labelled))
        for name, under in meant:
            fields[name].append(under)
        if all(under is found for _, under in meant):
            draft.warnings.extend(_told_undirected(found, [name for name, _ in meant]))
    for name, found in _in_sentences(form, place, draft):
        fields[name].append(found)
    for part in (found for found in form.fields if found.key in REMOTE):
        for name, found in draft.grammar.remote_fields(part, title=place.title):
            fields[name].append(found)
    mentions: dict[str, tuple[Mention, ...] | None] = {}
    for name in MENTION_FIELDS:
        fields[name] = [each for found in fields[name] for each in _answers(name, found, place, draft)]
        context = _context(place, agency, draft.aliases)
        mentions[name] = _mentions(name, fields[name], context, draft)
        for found in fields[name]:
            draft.aliases.update(draft.grammar.read_aliases(found.value, context=context))
    return mentions


def _answers(name: str, found: Field, place: Place, draft: _Draft) -> list[Field]:
    """What a sentence that answers a question says: "Kes on minu asendaja? Minu asendaja on jurist." names the jurist."""
    if not found.label.text.endswith("?"):
        return [found]
    said = draft.grammar.standing_fields(replace(found, key="general"), title=place.title)
    return [under for field, under in said if field == name and under.value] or [found]


def _in_sentences(form: Form, place: Place, draft: _Draft) -> Iterator[tuple[str, Field]]:
    """The fields that sentences of the head speak for, and those of rows with the labels of both directions of cover."""
    for row in form.fields:
        stated = list(draft.grammar.standing_fields(row, title=place.title)) if _speaks(row) else []
        if BETWEEN in row.key and row.value:
            stated = stated or list(parted(row)) or [(row.key, row)]
        for name, found in stated:
            if name in MENTION_FIELDS:
                yield name, found
            else:
                draft.warnings.extend(_told_undirected(found, []))


def _speaks(row: Field) -> bool:
    return row.key in HEAD or BETWEEN in row.key


def _told_undirected(found: Field, names: Sequence[str]) -> Iterator[ReadingWarning]:
    """Which direction a label that fits both was taken for, if either."""
    for name in names or ["none"]:
        if name not in ("supervisor", "subordinates"):
            code = f"read-as-{name.replace('_', '-')}"
            yield ReadingWarning(code=code, words=found.label.text, span=_quotable(found.span))


def _context(place: Place, agency: str | None, aliases: Mapping[str, str | tuple[str, ...]]) -> Context:
    return Context(
        agency=agency,
        unit=place.unit,
        title=place.title,
        qualifier=place.qualifier,
        ordinal=place.ordinal,
        aliases=dict(aliases),
    )


def _mentions(name: str, fields: Sequence[Field], context: Context, draft: _Draft) -> tuple[Mention, ...] | None:
    if not fields:
        return None
    found: list[Mention] = []
    for one in fields:
        mentions, warnings = draft.grammar.parse_mentions(one.value[:LONGEST_VALUE], field=name, context=context)
        if rest := one.value[LONGEST_VALUE:].strip():
            draft.warnings.append(ReadingWarning(code="too-long", words=str(LONGEST_VALUE), span=_quotable(rest.span)))
        draft.warnings.extend(warnings)
        found.extend(replace(m, order=m.order or _rank(one, fields)) for m in mentions if not _said(m, found))
    draft.evidence[name] = _quotable(_spread([one.value.span if one.value else one.span for one in fields]))
    return tuple(found)


def _rank(one: Field, fields: Sequence[Field]) -> int | None:
    """The place of a field among several of its kind: the form ranks substitutes by giving each a label."""
    labels = [words_of(found.label.text) for found in fields]
    return fields.index(one) + 1 if len({*labels}) > 1 and _counts(labels) else None


def _counts(labels: Sequence[tuple[str, ...]]) -> bool:
    """Whether labels are the same but for one word, as "first deputy" and "second deputy" are."""
    return all(
        len(label) == len(labels[0]) and sum(a != b for a, b in zip(label, labels[0], strict=True)) <= 1
        for label in labels
    )


def _said(mention: Mention, before: Iterable[Mention]) -> bool:
    return any(
        (mention.kind, mention.title, mention.qualifier, mention.ordinal, mention.unit)
        == (other.kind, other.title, other.qualifier, other.ordinal, other.unit)
        for other in before
    )


def _service(form: Form, part: Part, draft: _Draft) -> str | None:
    found = service_of(form, part, draft.labels)
    if found is None:
        return None
    draft.evidence["service"] = _quotable(found.span)
    return found.kind


def _directive(front: Passage, page: list[Line], part: Part, draft: _Draft) -> Directive | None:
    directive = read_directive(part.languages, front, page, part.lines)
    if directive:
        draft.evidence.update({f"directive.{name}": _quotable(span) for name, span in directive.evidence.items()})
    return directive


def _spread(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _quotable(span: Span) -> Span:
    return Span(span.start, min(span.end, span.start + MAX_QUOTE))
