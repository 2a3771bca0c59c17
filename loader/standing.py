"""Sentences in a form's head about cover and reporting: which field each one speaks for.

"Puhkuse ajal asendab teda nõunik." says who covers this post; "Asendab vajadusel osakonna juhatajat." says whom it covers;
"Nõunik allub direktorile." and "Nõunikule alluvad spetsialistid." say who reports to whom. What decides is the label of a
field, wherever in the sentence it stands, or the holder's own title in front of the verb: as its subject, or in another
case as its object.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from asendus.loader.clauses import FULL_LINE
from asendus.loader.context import Context
from asendus.loader.folding import fold, level
from asendus.loader.forms import Field
from asendus.loader.holders import marked
from asendus.loader.labels import Labels
from asendus.loader.mentions import parse_mentions
from asendus.loader.morphology import NOMINATIVE, PARTITIVE, forms
from asendus.loader.passages import Passage
from asendus.loader.reading import MentionKind
from asendus.loader.statements import BOTH, OTHERS, read_statements
from asendus.loader.twofold import twofold
from asendus.loader.wordlists import DEFAULT_LANGUAGE, read_words

#: The two fields that a sentence about cover can speak for.
DIRECTIONS = ("substituted_by", "substitutes_for")

#: What a sentence is for that says who covers whom, but not clearly.
UNCLEAR = "unclear"

#: Longer sentences are compared with no template. Characters.
LONGEST_SENTENCE = 600

_SENTENCE_END = re.compile(r"(?<=[^\s\d.]{2}[.])\s+|\n(?=\s*(?:\d+(?:\.\d+)*[.)]?\s|[-–•]\s))")
#: Longer stretches without a full stop are no sentences. Characters.
LONGEST_STRETCH = 2_500
_NUMBER = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[-–•])\s+(?=[^\W\d])")
_WORD_START = re.compile(r"\b\w")
#: Words that only say that the holder is meant.
_HOLDER = re.compile(r"⟨\w+⟩")


def standing_fields(fields: Iterable[Field], labels: Labels, *, title: str | None) -> Iterator[tuple[str, Field]]:
    """A field for every sentence that states one. `title` is the holder's own, in the nominative."""
    for found in fields:
        for paragraph in _paragraphs(found, labels):
            for sentence in _sentences(paragraph, labels):
                words = _unnumbered(sentence.squeezed()).strip(" .")
                if labels.sentences.state(words.text):
                    yield from _stated(words, labels, title)


def remote_fields(found: Field, labels: Labels, *, title: str | None) -> Iterator[tuple[str, Field]]:
    """A field for every sentence about cover in a part of the form that is about something else.

    Only whole sentences count in which the holder has a place and somebody is surely named. `title` is the holder's own.
    """
    for sentence in _sentences(found.value, labels):
        words = _unnumbered(sentence.squeezed()).strip(" .")
        if not labels.sentences.cover.search(words.text):
            continue
        several = _clauses(words, labels, title)
        for name, under in _fields(_by_template(words, labels.language, title)) if several is None else several:
            if name in DIRECTIONS and under.value and _names_surely(under.value, name):
                yield name, under


def mutual_fields(found: Field, *, title: str | None) -> Iterator[tuple[str, Field]]:
    """Both directions for a label that says "each other"; none where its value names the holder too."""
    sentence = marked(found.value, title=title, language=DEFAULT_LANGUAGE)
    if "⟨" not in sentence.text:
        yield from ((name, found) for name in DIRECTIONS)


def _names_surely(value: Passage, name: str) -> bool:
    mentions, warnings = parse_mentions(value, field=name, context=Context())
    return bool(mentions) and not {warning.code for warning in warnings} & {"unread", "unknown-title", "case-direction"}


def _paragraphs(found: Field, labels: Labels) -> Iterator[Passage]:
    """The value of a field, cut where its lines have a number or a bullet, and between short lines that each state something."""
    told = [bool(row.words) and labels.sentences.state(row.words.text) for row in found.rows]
    short = [len(row.words) < FULL_LINE for row in found.rows]
    verbs = labels.sentences.cover  # "töötajat | asendab jurist" is a sentence that is wrapped
    begins = [row.words.text[:1].isupper() or not verbs.match(row.words.text) for row in found.rows]
    starts = {
        row.words.span.start
        for at, row in enumerate(found.rows[1:], 1)
        if row.words and (row.number or row.bullet or (told[at] and told[at - 1] and short[at - 1] and begins[at]))
    }
    cuts = [at for at, offset in enumerate(found.value.offsets) if offset in starts]
    for start, end in itertools.pairwise([0, *cuts, len(found.value)]):
        yield found.value[start:end]


def _unnumbered(sentence: Passage) -> Passage:
    number = _NUMBER.match(sentence.text)
    return sentence[number.end() :] if number else sentence


def _fields(meant: Field | None) -> Iterator[tuple[str, Field]]:
    """The mention fields that a template's field stands for: both directions, none, or itself."""
    if meant is not None and meant.key == BOTH:
        for name in DIRECTIONS:
            yield name, replace(meant, key=name)
    elif meant is not None and meant.key != OTHERS:
        yield meant.key, meant


def _stated(words: Passage, labels: Labels, title: str | None) -> Iterator[tuple[str, Field]]:
    """The fields that a sentence states, each of its clauses by itself; `UNCLEAR` where they do not come apart."""
    several = _clauses(words, labels, title)
    if several is None:
        yield from _said(words, labels, title)
    elif several:
        yield from several
    else:
        yield UNCLEAR, Field(key=UNCLEAR, label=words, value=Passage.empty())


def _clauses(words: Passage, labels: Labels, title: str | None) -> list[tuple[str, Field]] | None:
    def read(clause: Passage) -> Iterator[tuple[str, Field]]:
        yield from (each for each in _said(clause, labels, title) if each[1].value or each[1].label == clause)

    if len(words) > LONGEST_SENTENCE:
        return None
    return twofold(words, title=title, language=labels.language, read=read, sure=_names_surely)


def _said(words: Passage, labels: Labels, title: str | None) -> Iterator[tuple[str, Field]]:
    """The field that a clause states: by its whole wording, else by the words about its verb."""
    if meant := _by_template(words, labels.language, title):
        yield from _fields(meant)
        return
    found = _reported(words.text, labels, title) or _covered(words, labels, title)
    if found:
        name, end = found
        yield name, Field(key=name, label=words[:end], value=words[end:].strip(" :–-"))


def _by_template(words: Passage, language: str, title: str | None) -> Field | None:
    """The field of the first template that the whole sentence fits."""
    statements = read_statements(language)
    sentence = marked(words, title=title, language=language)
    text = level(sentence.text)
    for template in statements.fields:
        match = template.pattern.match(text) if len(sentence.text) <= LONGEST_SENTENCE else None
        if match is None:
            continue
        if "value" not in template.pattern.groupindex:
            if statements.exceptions.isdisjoint(sentence.text.split()):
                return Field(key=template.field, label=words, value=Passage.empty())
            continue
        value = sentence.slice(words, *match.span("value")).strip(" ,:–-")
        if match.groupdict().get("verb"):  # "määrab asendaja otsene juht"
            value = Passage.join([sentence.slice(words, *match.span("verb")), value])
        if template.field == OTHERS and not _is_other(value, title):
            continue
        if template.governed or _fits(value, sentence.text[: match.start("value")], template.field):
            return Field(key=template.field, label=words, value=value)
    return None


def _is_other(value: Passage, title: str | None) -> bool:
    """Whether words name a post, and the holder can not be called so: by the title's last word or the end of that."""
    mentions, _ = parse_mentions(value, field="substitutes_for", context=Context())
    posts = [mention.title for mention in mentions if mention.kind is MentionKind.POST and mention.title]
    return title is not None and bool(posts) and not any(fold(title).endswith(fold(post.split()[-1])) for post in posts)


def _fits(value: Passage, before: str, field: str) -> bool:
    """Whether a value can be what a field has, where the holder's own words could be both ends of the verb."""
    if field != "substituted_by":
        return True
    _, warnings = parse_mentions(value, field=field, context=Context())
    return not any(warning.code == "case-direction" for warning in warnings)


def _sentences(value: Passage, labels: Labels) -> Iterator[Passage]:
    """The sentences of a value; a semicolon ends one where another statement follows. What is too long is none."""
    for sentence in value.split(_SENTENCE_END):
        if len(sentence) > LONGEST_STRETCH:
            continue
        pieces: list[Passage] = []
        for piece in sentence.split(";"):
            if pieces and not labels.sentences.state(piece.text):
                pieces[-1] = Passage.join([pieces[-1], piece], separator=";")
            else:
                pieces.append(piece)
        yield from pieces


def standing_titles(fields: Iterable[Field], labels: Labels) -> Iterator[Passage]:
    """The words of the title in each sentence that says what the post is called, or where it stands."""
    yield from _placed(fields, labels, "title")


def _placed(fields: Iterable[Field], labels: Labels, group: str) -> Iterator[Passage]:
    """What the sentences about a post's place name: its `title` or its `unit`."""
    patterns = read_statements(labels.language).places
    for found in fields:
        for sentence in found.value.split(_SENTENCE_END):
            words = sentence.squeezed().strip(" .")
            matches = (pattern.match(level(words.text)) for pattern in patterns if len(words) <= LONGEST_SENTENCE)
            match = next(filter(None, matches), None)
            if match and match.groupdict().get(group):
                named = words[match.start(group) : match.end(group)]
                under = group == "unit" and level(named.text).endswith(_under(labels.language))
                if not under and not _HOLDER.fullmatch(marked(named, title=None, language=labels.language).text):
                    yield named


def standing_units(fields: Iterable[Field], labels: Labels) -> Iterator[Passage]:
    """The words of the unit, in the genitive, in each sentence that says where the holder works.

    The inessive is the genitive and an ending: "töötab lepingute talituses" gives "lepingute talituse".
    """
    placed = list(_placed(fields := list(fields), labels, "unit"))
    yield from placed
    for found in fields if not placed else ():
        for sentence in found.value.split(_SENTENCE_END):
            words = sentence.squeezed()
            match = labels.sentences.works.search(words.text)
            if match and not level(match["unit"]).endswith(_under(labels.language)):
                yield words[match.start("unit") : match.end("unit")]


@cache
def _under(language: str) -> tuple[str, ...]:
    """How words end, without the ending of the case, that say under whom one works: "töötab otse direktori alluvuses"."""
    words = read_words("statements", language=language)["words"]
    return tuple(level(word)[:-1] for word in words["under"] if word.endswith("s"))


def _reported(text: str, labels: Labels, title: str | None) -> tuple[str, int] | None:
    """Whether a sentence is about reporting: the field, and where its deciding words end."""
    if labels.sentences.no_subordinates.search(text):
        return "subordinates", len(text)
    verb = labels.sentences.report.search(text)
    if not verb:
        return None
    case = _own_title(text[: verb.start()], title)
    if case and case.endswith(labels.sentences.superior_endings):
        return "subordinates", verb.end()
    return "supervisor", verb.end()


def _covered(sentence: Passage, labels: Labels, title: str | None) -> tuple[str, int] | None:
    """Whether a sentence is about cover: the field, and where its deciding words end."""
    verb = labels.sentences.cover.search(sentence.text)
    if not verb:
        return None
    before = sentence.text[: verb.start()]
    case = _own_title(before, title)
    if case is not None:
        covered = bool(case) or read_statements(labels.language).passive.match(verb.group())
        return ("substituted_by" if covered else "substitutes_for"), verb.end()
    for start in _WORD_START.finditer(sentence.text):
        if start.start() == verb.start() and (role := _role(before)):
            return role, verb.end()
        match = labels.match(sentence.text[start.start() :], damaged=False)
        if match and match.label.key in DIRECTIONS and labels.sentences.cover.search(match.label.variant):
            end = start.start() + match.end
            if start.start() != verb.start():
                return match.label.key, end
            name = _end_of_verb(sentence[end:])
            return (name if before.strip() else match.label.key, end) if name else None
    return None


def _end_of_verb(value: Passage) -> str | None:
    """The field that words behind a verb and a circumstance are for: by their case; None where they name both ends."""
    mentions, warnings = parse_mentions(value, field="substituted_by", context=Context())
    objects = sum(warning.code == "case-direction" for warning in warnings)
    if 0 < objects < len(mentions):
        return None  # the verb's subject and its object: it covers nobody else's post
    return "substitutes_for" if objects else "substituted_by"


def _role(before: str) -> str | None:
    """The field that a sentence speaks for by the one noun in front of its verb: subject or object."""
    words = before.split()
    cases = {form.case for form in forms(words[-1]) if form.is_noun and not form.plural} if len(words) == 1 else set()
    if NOMINATIVE in cases:
        return "substitutes_for"
    return "substituted_by" if PARTITIVE in cases else None


def _own_title(before: str, title: str | None) -> str | None:
    """The ending that the holder's own title has at the end of these words: none in the nominative; None: not there."""
    if not title:
        return None
    words, own = fold(before).strip(), fold(title)
    if words.endswith(own):
        return ""
    ending = re.search(rf"{re.escape(own[:-1])}(\w{{1,4}})$", words) if len(own) > 5 else None
    return ending.group(1) if ending else None
