"""The entries of a list of mentions, one after another.

list  → entry { separator entry }
entry → [ rank ] [ condition ] ( designated | deferred | post | person ) [ condition ]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from asendus.loader.brackets import named_person, read_brackets, unread
from asendus.loader.context import Context
from asendus.loader.indirect import Deferred, Designated, IndirectReader
from asendus.loader.morphology import GENITIVE, NOMINATIVE, PARTITIVE, forms, inflect
from asendus.loader.nounphrases import NounPhrase, PhraseReader
from asendus.loader.passages import Passage, Span
from asendus.loader.persons import person_at, surname_at
from asendus.loader.phrases import read_phrases
from asendus.loader.posts import PostName, read_posts, unit_heads, without_determiners
from asendus.loader.ranks import rank_at
from asendus.loader.reading import MAX_QUOTE, Mention, MentionKind, ReadingWarning
from asendus.loader.surroundings import Surroundings
from asendus.loader.tokens import Kind, Token, joins
from asendus.loader.unitpaths import resolve, unit_name
from asendus.loader.wording import as_text
from asendus.loader.words import (
    document_forms,
    ends_condition,
    is_conjunction,
    is_duty,
    is_group,
    is_relational,
    is_title,
    is_topic,
    unit_forms,
)

#: Tokens that mean nothing between entries.
SIGNS = frozenset(Kind) - {Kind.WORD, Kind.ROMAN, Kind.NUMBER, Kind.BRACKET}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A mention, and what is needed to judge it: the cases its words can be in (None where none is asked)."""

    mention: Mention
    cases: frozenset[str] | None
    at: int
    post: PostName | None = None


@dataclass(slots=True)
class Found:
    """What one rule read, and where it ended."""

    entries: list[Entry]
    end: int
    warnings: list[ReadingWarning] = field(default_factory=list)


class EntryReader:
    """Reads the entry that begins at a token."""

    def __init__(self, tokens: Sequence[Token], context: Context) -> None:
        self.tokens = tuple(tokens)
        self.context = context
        self.words = read_phrases()
        self.phrases = PhraseReader(tokens)
        self.indirect = IndirectReader(self.phrases)
        self.around = Surroundings(self.phrases, self.indirect)
        self.last: PostName | None = None
        self.last_group: PostName | None = None

    def entry(self, at: int) -> Found | None:
        """The entry that begins at token `at`, with the conditions around it; None where none begins."""
        lead = rank = None
        found = self._bare_entry(at) if self.around.is_certain(at) else self._indirect(at)
        if found is None:
            end = self.around.lead(at)
            lead = None if end is None else _text(self.tokens[at:end])
            rank, end = rank_at(self.tokens, at if end is None else end)
            found = self._bare_entry(end)
        if found is None:
            return None
        if rank is not None:
            found.entries = [replace(e, mention=replace(e.mention, order=rank)) for e in found.entries]
        self._take_duties(found)
        self._tail(found, lead)
        return found

    def _take_duties(self, found: Found) -> None:
        """ "juhataja ülesandeid täidab": the post is the one acted for, whatever its case."""
        word = self.phrases.word(self.phrases.after_breaks(found.end))
        if word is None or not any(is_duty(form) for form in forms(word)):
            return
        found.end = self.phrases.after_breaks(found.end) + 1
        found.entries = [replace(entry, cases=frozenset({PARTITIVE})) for entry in found.entries]

    def _indirect(self, at: int) -> Found | None:
        designated = self.indirect.designated(at)
        if designated is not None:
            return self._designated(at, designated)
        named = self.last is not None and not self.last.is_group
        deferred = self.indirect.deferred(at, named=named)
        if deferred is not None:
            return self._deferred(at, deferred)
        passive = self.indirect.passive(at)
        return self._designated(at, passive) if passive is not None else None

    def _bare_entry(self, at: int) -> Found | None:
        found = self._indirect(at)
        if found is not None:
            return found
        person, phrase = person_at(self.tokens, at), self.phrases.phrase(at)
        if person is not None and not (phrase and phrase.certain and phrase.form.known):
            return self._person(at, person)
        return self._post(phrase) if phrase is not None and self._is_possible(phrase) else None

    def _is_possible(self, phrase: NounPhrase) -> bool:
        """An unknown head is a title only where nothing but the end of the entry follows."""
        if phrase.certain:
            return True
        if self.phrases.word(phrase.start - 1) in self.words.deferring_before or document_forms(phrase.head.text):
            return False
        after = self.phrases.after_breaks(phrase.end)
        ends = after >= len(self.tokens) or self.tokens[after].kind in SIGNS or is_conjunction(self.tokens[after])
        return ends and phrase.form.is_noun and phrase.form.case != GENITIVE

    # --- kinds -----------------------------------------------------------------------------------------------------

    def _post(self, phrase: NounPhrase) -> Found:
        brackets = read_brackets(phrase)
        found = Found(entries=[], end=phrase.end, warnings=list(brackets.warnings))
        if not phrase.certain and self._is_unit(phrase):
            return self._unit(phrase)
        if not phrase.certain:
            found.warnings.append(_unknown_title(phrase))
        for post in read_posts(phrase, self.context):
            post = self._completed(post, phrase)
            found.warnings.extend(_unknown_units(post))
            found.entries.append(
                Entry(
                    mention=Mention(
                        kind=MentionKind.ANY if post.is_group else MentionKind.POST,
                        title=post.title,
                        qualifier=brackets.qualifier,
                        ordinal=post.ordinal,
                        unit=post.unit,
                        condition=brackets.condition,
                        order=brackets.order,
                        span=short(post.span),
                    ),
                    cases=phrase.cases,
                    at=phrase.start,
                    post=post,
                )
            )
            self.last = post
        return found

    def _is_unit(self, phrase: NounPhrase) -> bool:
        return any(form.case in (NOMINATIVE, PARTITIVE) for form in unit_forms(phrase.head.text))

    def _unit(self, phrase: NounPhrase) -> Found:
        """A unit alone: behind a post it is where that post is, else it means those who work in it."""
        form = next(form for form in unit_forms(phrase.head.text) if form.case in (NOMINATIVE, PARTITIVE))
        chain, rest = unit_heads(phrase.words, form)
        path, _ = resolve([*chain, unit_name(rest, form)], self.context)
        span = short(self._span(phrase.start, phrase.end))
        mention = Mention(kind=MentionKind.ANY, title=None, unit=path, span=span)
        return Found(entries=[Entry(mention=mention, cases=phrase.cases, at=phrase.start)], end=phrase.end)

    def _completed(self, post: PostName, phrase: NounPhrase) -> PostName:
        """What a phrase leaves to the one before it: the unit of a second group noun, whose assistant "tema abi" is."""
        if post.is_group and not post.units and not post.modified and self.last_group is not None:
            post = replace(post, unit=self.last_group.unit, units=self.last_group.units)
        if post.is_group:
            self.last_group = post
        before = self.phrases.word(phrase.start - 1)
        if self._shares_unit(post, before):
            assert self.last is not None, "a unit is shared with a post before"
            post = replace(post, unit=self.last.unit, units=self.last.units)
        if before in self.words.pronouns and self.last and not post.modified and is_relational(post.title):
            *modifiers, head = self.last.title.split()
            owner = " ".join([*modifiers, inflect(head, GENITIVE) or head])
            post = replace(post, title=f"{owner} {post.title}", unit=self.last.unit)
        return post

    def _shares_unit(self, post: PostName, before: str | None) -> bool:
        """ "osakonna nõunikud ja peaspetsialistid": those of one unit."""
        last = self.last
        if last is None or post.units or before is None or not joins(before):
            return False
        return post.form.plural and last.form.plural and bool(last.unit)

    def _designated(self, at: int, found: Designated) -> Found:
        span = self._span(at, found.end)
        result = Found(entries=[], end=found.end)
        cases = found.group.cases if found.group else None
        posts = [self._role(role) for role in found.roles]
        if found.by_last:
            posts = [self.last]
        for post in posts or [None]:
            if post is None:
                result.warnings.append(_unknown_appointer(self._passage(at, found.end)))
            mention = Mention(
                kind=MentionKind.DESIGNATED,
                title=(post.said or post.title) if post else None,
                unit=post.unit if post else (),
                span=short(span),
            )
            result.entries.append(Entry(mention=mention, cases=cases, at=at))
        return result

    def _role(self, words: Sequence[Token]) -> PostName | None:
        """The post that appoints."""
        phrase = PhraseReader(words).phrase(0)
        if phrase is None:
            return None
        posts = read_posts(phrase, self.context)
        return posts[0] if posts else None

    def _deferred(self, at: int, found: Deferred) -> Found:
        mention = Mention(kind=MentionKind.DEFERRED, title=found.title, span=short(self._span(at, found.end)))
        return Found(entries=[Entry(mention=mention, cases=None, at=at)], end=found.end)

    def _person(self, at: int, end: int) -> Found:
        mention = Mention(kind=MentionKind.PERSON, title=None, span=self._span(at, end))
        return Found(
            entries=[Entry(mention=mention, cases=None, at=at)],
            end=end,
            warnings=[named_person(self._passage(at, end))],
        )

    # --- what stands around it --------------------------------------------------------------------------------------

    def _tail(self, found: Found, lead: str | None) -> None:
        """Reads what stands behind an entry: a condition, a topic, a person's name, or words that are left over."""
        start = found.end
        while start < len(self.tokens) and self.tokens[start].kind in (Kind.BREAK, Kind.OTHER):
            start += 1
        end = self.around.tail_end(start)
        if end == start:
            _add(found, condition=lead)
            return
        tail = self.tokens[start:end]
        found.end = end
        person = person_at(self.tokens, start) or surname_at(self.tokens, start)
        if person is not None:
            found.warnings.append(named_person(self._passage(start, person)))
            found.end = person
            self._tail(found, lead)
        elif self.place(tail):
            path = self.place(tail)
            found.entries = [replace(entry, mention=replace(entry.mention, unit=path)) for entry in found.entries]
            _add(found, condition=lead)
        elif is_topic(tail[-1].lower) and found.entries[-1].mention.qualifier is None:
            _add(found, qualifier=_text(tail), condition=lead)
        elif any(token.kind is Kind.WORD and self._tells_condition(token) for token in tail):
            _add(found, condition="; ".join(text for text in (lead, _text(tail)) if text))
        else:
            _add(found, condition=lead)
            found.warnings.append(unread(_passage(tail)))

    def _tells_condition(self, token: Token) -> bool:
        return ends_condition(token.lower) or token.lower in self.words.deferring_before

    def place(self, tail: Sequence[Token]) -> tuple[str, ...]:
        """The unit that stands behind a post: "peaspetsialist samast talitusest", "juhataja haldusosakonnas"."""
        if not all(token.kind is Kind.WORD for token in tail):
            return ()
        form = next((form for form in unit_forms(tail[-1].text) if form.case in ("el", "in")), None)
        if form is None or any(ends_condition(token.lower) for token in tail):
            return ()
        path, _ = resolve([unit_name(without_determiners(tail), form)], self.context)
        return path

    def _span(self, start: int, end: int) -> Span:
        return self._passage(start, end).span

    def _passage(self, start: int, end: int) -> Passage:
        return _passage(self.tokens[start:end])


def is_known_post(entry: Entry) -> bool:
    """Whether the entry's head is surely a title or a group noun."""
    return entry.post is not None and (is_title(entry.post.form) or is_group(entry.post.form))


def short(span: Span) -> Span:
    """At most as many characters as a quotation may have."""
    return Span(span.start, min(span.end, span.start + MAX_QUOTE))


def _add(found: Found, *, condition: str | None, qualifier: str | None = None) -> None:
    """Gives the entries the condition and the qualifier that stand around them."""
    if not condition and not qualifier:
        return
    for index, entry in enumerate(found.entries):
        mention = entry.mention
        texts = [text for text in (condition, mention.condition) if text]
        mention = replace(mention, condition="; ".join(texts) or None, qualifier=qualifier or mention.qualifier)
        found.entries[index] = replace(entry, mention=mention)


def _passage(tokens: Sequence[Token]) -> Passage:
    return Passage.join([token.passage for token in tokens if token.kind is not Kind.BREAK])


def _text(tokens: Sequence[Token]) -> str:
    """The words as the document has them, in one line."""
    trimmed = list(tokens)
    links = read_phrases().clause_links
    while trimmed and (trimmed[-1].kind is Kind.BREAK or is_conjunction(trimmed[-1]) or trimmed[-1].lower in links):
        trimmed.pop()
    while trimmed and (trimmed[0].kind is Kind.BREAK or is_conjunction(trimmed[0])):
        trimmed.pop(0)
    return as_text(trimmed)


def _unknown_title(phrase: NounPhrase) -> ReadingWarning:
    words = _passage(phrase.words)
    return ReadingWarning(code="unknown-title", words=words.squeezed().text, span=words.span)


def _unknown_units(post: PostName) -> list[ReadingWarning]:
    return [
        ReadingWarning(
            code="unresolved-unit",
            words=_text(unit.words),
            span=_passage(unit.words).span,
        )
        for unit in post.unknown
    ]


def _unknown_appointer(words: Passage) -> ReadingWarning:
    return ReadingWarning(code="unknown-appointer", span=words.span)
