"""Who is meant: the mentions in the value of a field.

`parse_mentions` reads values such as "klienditeeninduse juht või infosüsteemide osakonna peaspetsialist XI",
"otsese juhi poolt määratud teenistuja", "vastavalt osakonna asendusskeemile", "Teda asendab nõunik" or "puuduvad".
The grammar is told where it is written: tokens (`tokens`), noun phrases (`nounphrases`), posts (`posts`), what is said in a roundabout way
(`indirect`), entries of a list with their conditions (`entries`), and here lists, sentences and the values that name nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from asendus.loader.aliases import meaning_before
from asendus.loader.brackets import aliases_in, unread
from asendus.loader.context import Context
from asendus.loader.coverlabels import DIRECTIONS
from asendus.loader.entries import Entry, EntryReader, Found, is_known_post, short
from asendus.loader.morphology import ALLATIVE, GENITIVE, NOMINATIVE, PARTITIVE, forms
from asendus.loader.passages import Passage, Span
from asendus.loader.phrases import read_phrases
from asendus.loader.ranks import rank_at
from asendus.loader.reading import Mention, MentionKind, ReadingWarning
from asendus.loader.repairs import repair
from asendus.loader.tokens import Kind, Token, tokenise
from asendus.loader.translations import without_translations
from asendus.loader.wording import as_text, nominative
from asendus.loader.words import document_forms, is_conjunction, is_duty, is_title, is_verb, title_forms

__all__ = ["Context", "begins_mention", "is_agent", "parse_mentions", "read_aliases"]

#: The case of those with whom somebody is replaced, and its ending, which the genitive has before it.
COMITATIVE, WITH = "kom", "ga"

#: The cases in which each field names its posts; another one is told, since it may belong to the opposite field.
EXPECTED: Mapping[str, frozenset[str]] = {
    "supervisor": frozenset({NOMINATIVE, ALLATIVE, GENITIVE}),
    "subordinates": frozenset({NOMINATIVE, PARTITIVE, GENITIVE}),
    "substituted_by": frozenset({NOMINATIVE}),
    "substitutes_for": frozenset({NOMINATIVE, PARTITIVE, GENITIVE}),
}


def parse_mentions(
    value: Passage, *, field: str, context: Context, order: int | None = None
) -> tuple[tuple[Mention, ...], tuple[ReadingWarning, ...]]:
    """The posts and groups that a field's value names, and what was repaired, assumed or left unread.

    field: one of `asendus.loader.reading.MENTION_FIELDS`; order: the place that the form's label gives to the substitutes here,
    where the words give none. No mentions: the value names nobody ("puuduvad", "-", nothing).
    """
    said, translated = without_translations(tokenise(value))
    tokens, repairs = repair(said)
    repairs = (*repairs, *translated)
    if names_nobody(tokens):
        return (), ()
    bare = _without_by(tokens) if field in DIRECTIONS else tuple(tokens)
    reader = _ListReader(bare, field, context, order, passive=bare != tuple(tokens))
    reader.read()
    if not reader.entries and (behind := _circumstance(bare)):
        return _before_circumstance(value, behind, field, context, order) or ((), (*repairs, *reader.warnings))
    return tuple(entry.mention for entry in reader.entries), (*repairs, *reader.warnings)


def _circumstance(tokens: Sequence[Token]) -> Token | None:
    """The last word, where it alone tells a circumstance: "nõuniku äraolekul"."""
    last = tokens[-1] if len(tokens) > 1 else None
    return last if last is not None and last.kind is Kind.WORD and last.lower in read_phrases().condition_bare else None


def _before_circumstance(
    value: Passage, behind: Token, field: str, context: Context, order: int | None
) -> tuple[tuple[Mention, ...], tuple[ReadingWarning, ...]] | None:
    """What the words in front of a circumstance name, in a case that fits the field; None where they name nobody so."""
    front = value[: value.text.rindex(behind.text)]
    mentions, warnings = parse_mentions(front, field=field, context=context, order=order)
    if not mentions or any(warning.code in ("case-direction", "unknown-title", "unread") for warning in warnings):
        return None
    return tuple(replace(each, condition=each.condition or behind.text) for each in mentions), warnings


def begins_mention(words: Passage) -> bool:
    """Whether the words begin with the name of a post, or with something else that a field of mentions holds.

    >>> begins_mention(Passage.from_text("osakonna juhataja")), begins_mention(Passage.from_text("õiguste ulatuses"))
    (True, False)
    """
    tokens, _ = repair(tokenise(words))
    return bool(tokens) and (names_nobody(tokens) or EntryReader(tokens, Context()).around.begins(0))


def read_aliases(value: Passage, *, context: Context) -> dict[str, str | tuple[str, ...]]:
    """The short names that a value defines ("osakonna juhile (edaspidi juht)"), for `Context.aliases`.

    A unit's short name leads to its full path, a post's to its words in the nominative.
    """
    tokens, _ = repair(tokenise(value))
    found: dict[str, str | tuple[str, ...]] = {}
    for bracket, name in aliases_in(tokens):
        short = nominative(name.text).casefold()
        meant = meaning_before(tokens[: tokens.index(bracket)], context)
        if meant:
            found[short] = meant
    return found


def is_agent(value: Passage) -> bool:
    """Whether words name by whom or with whom: "nõuniku poolt", "nõunikuga".

    >>> is_agent(Passage.from_text("nõuniku poolt")), is_agent(Passage.from_text("nõunikku"))
    (True, False)
    """
    tokens = tokenise(value)
    return _without_by(tokens) != tuple(tokens)


def _without_by(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """ "asendatakse nõuniku poolt", "asendatakse nõunikuga": without what makes a post the doer, where nobody is said to be chosen by it."""
    phrases = read_phrases()
    bare = [t for at, t in enumerate(tokens) if t.lower not in phrases.appointed_by or not _ends_entry(tokens, at + 1)]
    with_whom = {at for at, token in enumerate(bare) if _is_with(token) and _ends_entry(bare, at + 1)}
    if not with_whom or any(form.lemma in phrases.orders for token in tokens for form in forms(token.text)):
        return tuple(bare)  # "kokkuleppel direktoriga"
    return tuple(_doer(token) if at in with_whom else token for at, token in enumerate(bare))


def _is_with(token: Token) -> bool:
    readings = title_forms(token.text) if token.kind is Kind.WORD and token.lower.endswith(WITH) else ()
    return bool(readings) and all(form.case == COMITATIVE for form in readings) and any(map(is_title, readings))


def _doer(token: Token) -> Token:
    """A post in the comitative as one in the genitive, which has the same form but for the ending."""
    return replace(token, text=token.text.removesuffix(WITH))


def _ends_entry(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sign, a joint or the end stands at a token."""
    behind = next((token for token in tokens[at:] if token.kind is not Kind.BREAK), None)
    return behind is None or behind.kind is not Kind.WORD or is_conjunction(behind)


def names_nobody(tokens: Sequence[Token]) -> bool:
    """Whether a value says that there is nobody: nothing, a dash, "puuduvad", "ei asenda kedagi"."""
    phrases = read_phrases()
    meaning = [token.lower for token in tokens if token.kind in (Kind.WORD, Kind.DASH, Kind.NUMBER)]
    if not meaning:
        return not any(token.kind in (Kind.ROMAN, Kind.BRACKET) for token in tokens) or not tokens
    known = phrases.nothing_triggers | phrases.nothing_fillers
    if not all(word in known or set(word) <= set("-–—−") for word in meaning):
        return False
    return any(word in phrases.nothing_triggers or set(word) <= set("-–—−") for word in meaning)


class _ListReader:
    """Reads a value from its first token to its last."""

    def __init__(
        self, tokens: Sequence[Token], field: str, context: Context, order: int | None, *, passive: bool
    ) -> None:
        self.tokens = tuple(tokens)
        self.field = field
        self.expected = EXPECTED[field] | ({GENITIVE} if passive else frozenset())
        self.reader = EntryReader(tokens, context)
        self.entries: list[Entry] = []
        self.warnings: list[ReadingWarning] = []
        self._left: list[Token] = []
        self._order = order
        self._sentence: list[Entry] = []
        self._verb = False
        self._unread = 0  # so many words of the sentence
        self._condition: str | None = None
        self._ranked = 0  # the token behind the last rank

    def read(self) -> None:
        """Fills `entries` and `warnings`."""
        at = 0
        while at < len(self.tokens):
            at = self._step(at)
        self._end_sentence()
        self._tell_left()

    def _step(self, at: int) -> int:
        """Reads what stands at one token, and returns the next that is to be read."""
        token = self.tokens[at]
        if token.kind is Kind.STOP:
            self._end_sentence()
            return at + 1
        rank, after = rank_at(self.tokens, at)
        if rank is not None:
            self._order = rank if self.field.startswith("substitut") else None
            self._ranked = after
            return after
        if token.kind is Kind.MARK:
            self._order = int(token.text) if self.field == "substituted_by" else None
            return at + 1
        if is_verb(token):
            self._verb = True
            return at + 1
        if self._is_empty(at):
            return at + 1
        return self._entry(at)

    def _entry(self, at: int) -> int:
        end = self.reader.around.condition_before_verb(at)
        if end is not None:
            self._condition = as_text(self.tokens[at:end])
            return end
        found = self.reader.entry(at)
        if found is None:
            self._left.append(self.tokens[at])
            return at + 1
        self._place_of_next(found)
        self._tell_left()
        if self._is_label(at, found):
            return found.end + 1
        if self._is_place_of_last(found.entries):
            return found.end
        if self._missing_sign(at):
            self.warnings.append(_missing_sign(found.entries[0].mention))
        if self._is_document_of_last(at, found):
            return found.end
        self._share_condition(at, found.entries[0].mention.condition)
        for entry in found.entries:
            condition = "; ".join(text for text in (self._condition, entry.mention.condition) if text) or None
            order = self._order if entry.mention.order is None else entry.mention.order
            mention = replace(entry.mention, order=order, condition=condition)
            self._sentence.append(replace(entry, mention=mention))
        self.warnings.extend(found.warnings)
        return found.end

    def _is_document_of_last(self, at: int, found: Found) -> bool:
        """A document behind a comma is the condition of the post before it: "nõunik, vastavalt graafikule"."""
        last = self._sentence[-1] if self._sentence else None
        if found.entries[0].mention.kind is not MentionKind.DEFERRED or self.tokens[at - 1].kind is not Kind.COMMA:
            return False
        if last is None or last.mention.kind is not MentionKind.POST or last.mention.condition is not None:
            return False
        self._sentence[-1] = replace(
            last, mention=replace(last.mention, condition=as_text(self.tokens[at : found.end]))
        )
        return True

    def _share_condition(self, at: int, condition: str | None) -> None:
        """ "nõunik ja loots vastavalt graafikule": a document behind posts that "and" joins is the condition of each."""
        joined = self.tokens[at - 1].lower in read_phrases().conjunctions if at else False
        last = self._sentence[-1] if self._sentence else None
        if condition is None or not joined or last is None or last.mention.condition is not None:
            return
        if any(document_forms(word) for word in condition.split()):
            self._sentence[-1] = replace(last, mention=replace(last.mention, condition=condition))

    def _place_of_next(self, found: Found) -> None:
        """ "kõik samas osakonnas töötavad spetsialistid": words left over that say where the next post is."""
        path = self.reader.place(self._left) if self._left else ()
        if path and not found.entries[0].mention.unit:
            found.entries = [replace(entry, mention=replace(entry.mention, unit=path)) for entry in found.entries]
            self._left = []

    def _is_label(self, at: int, found: Found) -> bool:
        """ "otsesed alluvad: …", "järgmist töötajat – …" """
        kind = self.tokens[found.end].kind if found.end < len(self.tokens) else None
        colon = kind is Kind.COLON or (kind is Kind.DASH and self._announces(at, found.end))
        return colon and all(e.mention.kind is MentionKind.ANY and not e.mention.unit for e in found.entries)

    def _announces(self, start: int, end: int) -> bool:
        following = read_phrases().following
        return any(form.lemma in following for token in self.tokens[start:end] for form in forms(token.text))

    def _is_place_of_last(self, entries: Sequence[Entry]) -> bool:
        """A unit alone behind a post says where that post is: "peaspetsialist, arendusosakond"."""
        unit = entries[0].mention
        last = self._sentence[-1] if self._sentence else None
        if unit.kind is not MentionKind.ANY or unit.title is not None or last is None or self.field == "subordinates":
            return False
        if last.mention.unit or last.mention.kind is not MentionKind.POST:
            return False
        span = short(Span(last.mention.span.start, max(last.mention.span.end, unit.span.end)))
        self._sentence[-1] = replace(last, mention=replace(last.mention, unit=unit.unit, span=span))
        return True

    def _missing_sign(self, at: int) -> bool:
        """Two posts one after the other, with nothing between them."""
        if not self._sentence or self._verb or at in (0, self._ranked):
            return False
        before = self.tokens[at - 1]
        if before.lower in read_phrases().pronouns:
            return False
        return (
            before.kind in (Kind.WORD, Kind.ROMAN, Kind.BRACKET) and not is_conjunction(before) and not is_verb(before)
        )

    def _is_empty(self, at: int) -> bool:
        """Signs, joints and words that say nothing here: the holder as the object of a verb, "asendajaks on"."""
        token = self.tokens[at]
        phrases = read_phrases()
        if token.kind not in (Kind.WORD, Kind.ROMAN, Kind.NUMBER, Kind.BRACKET) or is_conjunction(token):
            return True
        if token.kind is Kind.NUMBER:
            return True
        if self._is_holder(at):
            return True
        if token.lower in phrases.pronouns and self.reader.indirect.designated(at) is None:
            return self.reader.entry(at) is None
        return self._is_filler(at)

    def _is_holder(self, at: int) -> bool:
        """Words for the holder that lead to a verb: "Ametikoha täitjat asendab"."""
        phrases = read_phrases()
        i = at
        while i < len(self.tokens) and self.tokens[i].lower in phrases.holder:
            i += 1
        return i > at and i < len(self.tokens) and is_verb(self.tokens[i])

    def _is_filler(self, at: int) -> bool:
        """A word that only introduces what follows, unless it is itself a part of it."""
        if any(is_duty(form) for form in forms(self.tokens[at].text)):
            return True
        if self.tokens[at].lower not in read_phrases().verb_fillers or self._follows_pronoun(at):
            return False
        found = self.reader.entry(at)
        return found is None or found.end == at + 1

    def _follows_pronoun(self, at: int) -> bool:
        """ "tema asendaja" """
        return at > 0 and self.tokens[at - 1].lower in read_phrases().pronouns

    def _end_sentence(self) -> None:
        """Keeps the entries that are at the field's own end of the verb."""
        self._drop_invented()
        kept = _own_end(self._sentence, self.field) if self._verb else self._sentence
        for entry in kept:
            self.entries.append(entry)
            self._check_case(entry)
        self._sentence = []
        self._verb = False
        self._unread = 0
        self._condition = None

    def _drop_invented(self) -> None:
        """Somebody whom nobody is said to choose, in a sentence with more words unread than read, is no mention."""
        for entry in tuple(self._sentence):
            mention = entry.mention
            if mention.kind is not MentionKind.DESIGNATED or mention.title is not None:
                continue
            inside = [token for token in self.tokens if _is_inside(token.span, mention.span)]
            if len(inside) < self._unread:
                self._sentence.remove(entry)
                self.warnings = [each for each in self.warnings if each.span != mention.span]
                self.warnings.append(unread(Passage.join([token.passage for token in inside])))

    def _check_case(self, entry: Entry) -> None:
        if entry.cases is not None and not entry.cases & self.expected:
            self.warnings.append(_wrong_case(entry.mention, self.field))

    def _tell_left(self) -> None:
        phrases = read_phrases()
        silent = phrases.pronouns | phrases.determiners | phrases.holder | phrases.verb_fillers
        if any(token.lower not in silent for token in self._left):
            self.warnings.append(unread(Passage.join([token.passage for token in self._left])))
            self._unread += len(self._left)
        self._left = []


def _is_inside(span: Span, whole: Span) -> bool:
    return whole.start <= span.start and span.end <= whole.end


def _own_end(entries: Sequence[Entry], field: str) -> list[Entry]:
    """Of a sentence with "asendab": the subject for "who covers", the object for "whom"."""
    sure = [entry for entry in entries if entry.mention.kind is not MentionKind.POST or is_known_post(entry)]
    wanted = {"substituted_by": NOMINATIVE, "substitutes_for": PARTITIVE}.get(field)
    fitting = [entry for entry in sure if entry.cases is None or wanted in entry.cases]
    return fitting if wanted and fitting else sure


def _wrong_case(mention: Mention, field: str) -> ReadingWarning:
    return ReadingWarning(
        code="case-direction",
        words=mention.title or "",
        span=mention.span,
    )


def _missing_sign(mention: Mention) -> ReadingWarning:
    return ReadingWarning(
        code="missing-separator",
        words=mention.title or "",
        span=mention.span,
    )
