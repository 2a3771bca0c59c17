"""The grammar of languages that put the title in front and the unit behind it, as German and English do.

A value is a list (`lists`); a member of it is a post (`places`), whoever works in a unit, somebody whom a role appoints,
a document that tells, or a person. Sentences are patterns of the lexicon. A language adds what it knows of single words:
`title_word`, `title_text`, `unit_word`, `unit_text`, `split_unit`.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from asendus.loader.context import Context
from asendus.loader.folding import fold
from asendus.loader.forms import Field
from asendus.loader.grammars.lists import Entry, entries_of
from asendus.loader.grammars.places import path_of, read_post, units_in, without_front, words_in
from asendus.loader.grammars.vocabulary import read_statements, read_vocabulary
from asendus.loader.naming import Aliases, TitlePage, TitleParts, UnitPath
from asendus.loader.passages import Passage, Span
from asendus.loader.reading import MAX_QUOTE, Mention, MentionKind, ReadingWarning

#: A line of a title page that names the employer or the post has at most so many words.
LONGEST_NAME = 10

_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2})[.;](?:\s+|$)|\n(?=\s*(?:\d+(?:\.\d+)*[.)]?\s|[-–•]\s))")
_UNIT_SIGN = re.compile(r"\s*[,;\n>|]\s*|\s+[/–]\s+")
_BRACKET = re.compile(r"\(([^()]+)\)")
_EDGE = " ,;.:–-\n\t"


class TitleFirst(ABC):
    """What German, English and their like share."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.vocabulary = read_vocabulary(language)

    @abstractmethod
    def title_word(self, word: str) -> str | None: ...
    @abstractmethod
    def unit_word(self, word: str) -> str | None: ...
    @abstractmethod
    def title_text(self, words: Sequence[str]) -> str | None: ...
    @abstractmethod
    def unit_text(self, words: Sequence[str]) -> str | None: ...
    @abstractmethod
    def split_unit(self, words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]] | None: ...

    # Mentions

    def parse_mentions(
        self, value: Passage, *, field: str, context: Context
    ) -> tuple[tuple[Mention, ...], tuple[ReadingWarning, ...]]:
        """The mentions of a value: of its sentences about this field, where it is sentences, else of its list."""
        if self.names_nobody(value):
            return (), ()
        stated = list(self._stated(value, title=context.title))
        values = [words for name, _, words in stated if name == field] if stated else [self._unwrapped(value)]
        mentions: list[Mention] = []
        warnings: list[ReadingWarning] = []
        for words in values:
            found, told = self._listed(words, context)
            mentions += found
            warnings += told
        return tuple(mentions), tuple(warnings)

    def _listed(self, value: Passage, context: Context) -> tuple[list[Mention], list[ReadingWarning]]:
        if self.names_nobody(value):
            return [], []
        mentions: list[Mention] = []
        warnings: list[ReadingWarning] = []
        for entry in entries_of(value, self.vocabulary, lambda words: self._mention(words, Context()) is not None):
            mention = self._mention(entry.words, context)
            if mention is None and self._says_nothing(entry.words):
                continue
            if mention is None:
                warnings.append(
                    ReadingWarning(
                        code="unread", words=entry.words.squeezed().text[:MAX_QUOTE], span=_short(entry.words)
                    )
                )
                continue
            self._share_unit(mentions, mention, entry)
            mentions.append(replace(mention, condition=entry.condition, order=entry.order))
        return mentions, warnings

    def _share_unit(self, before: list[Mention], mention: Mention, entry: Entry) -> None:
        """ "Adviser and Analyst of the Finance Department": the unit is that of both, unless it is what the last heads."""
        if not entry.joined or not mention.unit or not before or self._has_front(entry.words):
            return
        last = before[-1]
        if (last.kind, last.title, last.unit, last.condition) == (mention.kind, mention.title, (), None):
            before.pop()  # "Leiterin oder Leiter des Referats": one post, said for both genders
            return
        same = last.kind is mention.kind and not last.unit and last.condition is None
        if same and mention.title and fold(mention.title) not in self.vocabulary.leaders:
            before[-1] = replace(last, unit=mention.unit)

    def _says_nothing(self, words: Passage) -> bool:
        """Whether words are common ones alone, which name nobody."""
        return all(fold(word) in self.vocabulary.common for word in words_in(words.text))

    def _has_front(self, words: Passage) -> bool:
        return self.vocabulary.front.match(words.text) is not None

    def _mention(self, words: Passage, context: Context) -> Mention | None:
        """Who is meant by the words of one member, or None where that is not understood."""
        bare = without_front(words, self.vocabulary)
        if not bare:
            return None
        if self.vocabulary.honorific.match(bare.text):
            return Mention(kind=MentionKind.PERSON, title=None, span=_short(bare))
        return self._deferred(words.strip(_EDGE)) or self._designated(words, context) or self._post(words, context)

    def _deferred(self, words: Passage) -> Mention | None:
        match = self.vocabulary.deferred.match(words.text)
        if match is None:
            return None
        found = words[match.start("title") : match.end("title")] if match.group("title") else words
        title = without_front(found, self.vocabulary)
        document = self.vocabulary.document.search(title.text)
        named = title[: document.end()] if document else title
        return Mention(kind=MentionKind.DEFERRED, title=self.document_text(named.squeezed().text), span=_short(words))

    def document_text(self, words: str) -> str:
        """A document's name in the nominative."""
        return words

    def _designated(self, words: Passage, context: Context) -> Mention | None:
        for pattern in self.vocabulary.designated:
            match = pattern.fullmatch(words.strip(_EDGE).text)
            if match is None:
                continue
            role = read_post(Passage.from_text(match.group("role")), self)
            if role:
                unit = path_of(role.units, context, self)
                return Mention(
                    kind=MentionKind.DESIGNATED, title=role.title, unit=unit, span=_short(words.strip(_EDGE))
                )
        return None

    def _post(self, words: Passage, context: Context) -> Mention | None:
        anybody = self.vocabulary.any_of.match(words.text)
        post = read_post(words[anybody.end() :] if anybody else words, self)
        if post is None:
            return None
        groups = self.vocabulary.group_nouns if anybody else self.vocabulary.group_alone
        is_group = fold(post.title) in groups
        unit = tuple(name for name in path_of(post.units, context, self) if not _same(name, context.agency))
        kind = MentionKind.ANY if is_group else MentionKind.POST
        span = words.strip(_EDGE) if is_group else without_front(words, self.vocabulary)
        return Mention(
            kind=kind, title=post.title, qualifier=post.qualifier, ordinal=post.ordinal, unit=unit, span=_short(span)
        )

    def begins_mention(self, words: Passage) -> bool:
        """Whether words begin with somebody: the first of them up to any comma or joint do."""
        first = next(entries_of(self._unwrapped(words), self.vocabulary, lambda _: True), None)
        return self.names_nobody(words) or (first is not None and self._mention(first.words, Context()) is not None)

    def leads_on(self, word: str) -> bool:
        """Whether a word is an article or a preposition."""
        return self.vocabulary.front.match(word + " ") is not None or bool(self.vocabulary.link.fullmatch(f" {word} "))

    def names_nobody(self, value: Passage) -> bool:
        """Whether a value says that there is nobody: nothing, a dash, "keine", "n/a"."""
        words = [word for word in re.split(r"[\s,.;()]+", fold(value.text)) if word.strip("-")]
        known = self.vocabulary.nothing | self.vocabulary.nothing_fillers
        return not words or (all(word in known for word in words) and any(w in self.vocabulary.nothing for w in words))

    def _unwrapped(self, value: Passage) -> Passage:
        """A value whose lines are one where the upper has an open end or the lower begins in small letters."""
        lines = [line.strip() for line in value.split_lines() if line.strip()]
        joined: list[Passage] = []
        for line in lines:
            last = joined[-1].text.split()[-1] if joined else ""
            if joined and (line.text[:1].islower() or line.text[:1] in "(" or self._is_open(last)):
                joined[-1] = Passage.join([joined[-1], line])
            else:
                joined.append(line)
        return Passage.join(joined, separator="\n")

    def _is_open(self, word: str) -> bool:
        return word.endswith((",", "-")) or self.leads_on(word) or bool(self.vocabulary.joint.fullmatch(f" {word} "))

    def read_aliases(self, value: Passage, *, context: Context) -> Aliases:
        """None: these languages define short names beside units alone."""
        return {}

    # Places

    def parse_units(self, value: Passage, *, agency: str | None) -> UnitPath:
        """The units of a row; what stands there counts as a unit though it does not say of which kind."""
        names: list[str] = []
        aliases: dict[str, str | tuple[str, ...]] = {}
        for piece in self._unwrapped(value).split(_UNIT_SIGN):
            bare = without_front(piece, self.vocabulary)
            found = units_in(bare.text, self)
            if not found and names and self.is_agency(bare.text):
                continue
            found = found or ((_BRACKET.sub("", bare.squeezed().text).strip(),) if bare else ())
            names += [name for name in found if name and not _same(name, agency) and name not in names]
            if names and (bracket := _BRACKET.search(bare.text)):
                aliases[bracket.group(1).casefold()] = tuple(names)
        ranks = [self.unit_rank(name) for name in names]
        if len(set(ranks)) == len(ranks) and max(ranks, default=0) < len(self.vocabulary.levels):
            names.sort(key=self.unit_rank)
        span = _short(value.strip()) if names else None
        return UnitPath(names=tuple(names), span=span, aliases=aliases)

    def unit_rank(self, name: str) -> int:
        """How large a unit is by the word for its kind."""
        kinds = [fold(kind) for word in words_in(name) if (kind := self.unit_word(word))]
        levels = self.vocabulary.levels
        return next((rank for kind in kinds for word, rank in levels.items() if kind.endswith(word)), len(levels))

    def parse_title(self, value: Passage, *, agency: str | None = None) -> TitleParts:
        """The title of a row: whole, in the nominative; a unit behind it counts apart too, unless the title heads it."""
        post = read_post(value, self)
        words = self.vocabulary.mark.sub("", value.squeezed().text)
        if post is None:
            return TitleParts(title=words or None, span=_short(value.strip()) if words else None)
        heads = fold(post.title).endswith(tuple(self.vocabulary.leaders)) or post.title == post.whole
        return TitleParts(
            title=post.whole if heads else post.title,
            qualifier=post.qualifier,
            ordinal=post.ordinal,
            unit=() if heads else post.units,
            span=post.span,
        )

    def parse_titlepage(self, lines: Sequence[Passage], *, agency: str | None) -> TitlePage:
        """The title, where a line names one beside what heads the description, and units on lines of their own."""
        page = TitlePage()
        for line in lines:
            words = self._without_heading(line.strip("*#_ \t"))
            if (
                not words
                or _same(words.text, agency)
                or self._is_stamp(words.text)
                or len(words.text.split()) > LONGEST_NAME
            ):
                continue
            post = read_post(words, self)
            units = () if post else units_in(words.text, self)
            if post and page.title is None:
                page = replace(
                    page, title=post.whole, title_span=post.span, qualifier=post.qualifier, ordinal=post.ordinal
                )
            elif units and not self.is_agency(words.text):
                page = replace(page, unit=(*page.unit, *units), unit_span=page.unit_span or words.span)
        return page

    def _without_heading(self, line: Passage) -> Passage:
        for heading in sorted(self.vocabulary.headings, key=len, reverse=True):
            at = fold(line.text).find(heading)
            if at >= 0 and len(fold(line.text)) == len(line.text):
                line = Passage.join([line[:at].strip(_EDGE), line[at + len(heading) :].strip(_EDGE)])
        return without_front(line, self.vocabulary)

    def _is_stamp(self, text: str) -> bool:
        return bool(self.vocabulary.stamp.search(text)) or any(sign.isdigit() for sign in text)

    def find_agency(self, lines: Sequence[Passage]) -> Passage | None:
        """The first line that is the name of an authority and nothing else."""
        bare = (line.strip("*#_ \t|") for line in lines)
        return next((line for line in bare if self.is_agency(line.text)), None)

    def is_agency(self, text: str) -> bool:
        """Whether a short capitalised text has the word of a kind of authority in it."""
        words = words_in(text)
        if not 1 < len(words) <= LONGEST_NAME or self._is_stamp(text) or not text[:1].isupper():
            return False
        return any(fold(word).endswith(self.vocabulary.agency_kinds) and word[:1].isupper() for word in words)

    # Sentences

    def names_of_holder(self, title: str) -> Mapping[str, Sequence[str]]:
        """None: labels of these languages name the holder by an article or not at all."""
        return {}

    def standing_fields(self, found: Field, *, title: str | None) -> Iterator[tuple[str, Field]]:
        """A mention field for each sentence that states cover or reporting."""
        for name, sentence, value in self._stated(found.value, title=title):
            yield name, Field(key=name, label=sentence, value=value)

    def _stated(self, value: Passage, *, title: str | None) -> Iterator[tuple[str, Passage, Passage]]:
        """The field that each sentence states, the sentence, and who is named there, its condition in front."""
        statements = read_statements(self.language, title)
        for sentence in value.split(_SENTENCE_END):
            words = sentence.squeezed().strip(_EDGE)
            for name, pattern in statements.fields:
                if match := pattern.match(words.text):
                    groups = [key for key in ("condition", "value") if match.groupdict().get(key)]
                    parts = [words[match.start(key) : match.end(key)] for key in groups]
                    yield name, words, Passage.join(parts, separator=", ")
                    break

    def remote_fields(self, found: Field, *, title: str | None) -> Iterator[tuple[str, Field]]:
        """None: a sentence about something else is not searched in these languages."""
        yield from ()

    def standing_titles(self, found: Field) -> Iterator[Passage]:
        """None: forms in these languages give the title in a row or on the title page."""
        yield from ()

    def standing_units(self, found: Field) -> Iterator[Passage]:
        """The words of the unit in each sentence that says where the holder works."""
        for sentence in found.value.split(_SENTENCE_END):
            words = sentence.squeezed().strip(_EDGE)
            for pattern in read_statements(self.language, None).works:
                if match := pattern.match(words.text):
                    yield words[match.start("unit") : match.end("unit")]

    def undirected(self, found: Field, *, context: Context, labelled: Collection[str]) -> Iterator[tuple[str, Field]]:
        """What a label that fits several fields stands for: by its sentences, the form's other label, or the lexicon."""
        stated = list(self.standing_fields(found, title=context.title))
        if stated:
            yield from stated
            return
        alone = self.vocabulary.directions.get(fold(found.label.text).strip(" :"))
        others = {"substituted_by": "substitutes_for", "substitutes_for": "substituted_by"}
        missing = [name for name, other in others.items() if other in labelled and name not in labelled]
        name = missing[0] if missing and alone not in ("supervisor", "subordinates") else alone
        if name:
            yield name, found


def _short(words: Passage) -> Span:
    span = words.span
    return Span(span.start, min(span.end, span.start + MAX_QUOTE))


def _same(name: str, agency: str | None) -> bool:
    return agency is not None and fold(name) == fold(agency)
