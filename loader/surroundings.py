"""What stands around an entry of a list: the conditions in front of it and behind it, and where the next entry begins."""

from __future__ import annotations

from asendus.loader.indirect import IndirectReader
from asendus.loader.nounphrases import PhraseReader
from asendus.loader.persons import person_at
from asendus.loader.phrases import read_phrases
from asendus.loader.ranks import rank_at
from asendus.loader.tokens import Kind
from asendus.loader.words import closes, ends_condition, is_conjunction, is_finite, is_verb

#: Tokens that part entries whatever stands around them.
HARD = frozenset({Kind.SEMICOLON, Kind.STOP, Kind.MARK})


#: A condition in front of an entry has at most so many tokens.
LONGEST_CONDITION = 40


class Surroundings:
    """Tells where entries and the conditions around them begin and end."""

    def __init__(self, phrases: PhraseReader, indirect: IndirectReader) -> None:
        self.tokens = phrases.tokens
        self.phrases = phrases
        self.indirect = indirect
        self.words = read_phrases()

    def begins(self, at: int) -> bool:
        """Whether an entry surely begins at a token."""
        at = self.phrases.after_breaks(at)
        if at >= len(self.tokens):
            return False
        if self.tokens[at].kind is Kind.MARK or self.is_certain(at) or person_at(self.tokens, at):
            return True
        designated = self.indirect.designated(at)
        if designated is not None and not designated.by_order:
            return True
        if designated is None and self.indirect.deferred(at):
            return True
        return rank_at(self.tokens, at)[0] is not None or self.lead(at) is not None

    def _begins_line(self, at: int) -> bool:
        """Whether an entry surely begins at the start of a line: less is sure there than behind a comma."""
        return self.is_certain(at) or rank_at(self.tokens, at)[0] is not None or self.tokens[at].kind is Kind.MARK

    def is_certain(self, at: int) -> bool:
        """Whether a phrase begins at a token whose head is surely a title or a group noun."""
        phrase = self.phrases.phrase(at)
        return phrase is not None and phrase.certain

    def lead(self, at: int) -> int | None:
        """Where a condition in front of an entry ends and the entry begins."""
        found = False
        for i in range(at, min(at + LONGEST_CONDITION, len(self.tokens))):
            token = self.tokens[i]
            if token.lower in self.words.clause_openers:
                return self._lead_clause(i)
            if token.kind in HARD or token.kind in (Kind.COMMA, Kind.COLON, Kind.DASH) or is_verb(token):
                break
            if is_conjunction(token) and i > at and closes(self.tokens[i - 1].text):
                break
            if token.kind is Kind.WORD and ends_condition(token.lower):
                found = True
            elif found and self._follows_lead(i):
                return i
        return None

    def _lead_clause(self, at: int) -> int | None:
        """ "kui nõunik puudub, siis peaspetsialist": where the post begins."""
        end = self._after_joints(self._clause_end(at))
        while end < len(self.tokens) and self.tokens[end].lower in self.words.clause_links:
            end = self._after_joints(end + 1)
        return end if end < len(self.tokens) and self._follows_lead(end) else None

    def condition_before_verb(self, at: int) -> int | None:
        """Where a condition ends that a verb follows: "nõuniku äraolekul asendab teda …"."""
        end = None
        for i in range(at, min(at + LONGEST_CONDITION, len(self.tokens))):
            token = self.tokens[i]
            if token.kind is not Kind.WORD or is_verb(token):
                return end if is_verb(token) else None
            if ends_condition(token.lower):
                end = i + 1
            elif end is not None and token.lower not in self.words.holder:
                end = None
        return None

    def _follows_lead(self, i: int) -> bool:
        if self.is_certain(i) and (self.tokens[i].kind is Kind.WORD and not is_conjunction(self.tokens[i])):
            return True
        return self.indirect.designated(i) is not None

    def tail_end(self, start: int) -> int:
        """Where the words behind an entry end."""
        i = start
        last = start
        while i < len(self.tokens):
            token = self.tokens[i]
            if token.kind in HARD or token.kind in (Kind.BULLET, Kind.DASH, Kind.COLON):
                break
            if token.lower in self.words.clause_openers:
                i = last = self._clause_end(i)
                continue
            if is_conjunction(token) or token.kind is Kind.BREAK:
                following = self._after_joints(i)
                wrapped = all(self.tokens[k].kind is Kind.BREAK for k in range(i, following))
                begins = self._begins_line if wrapped and last > start else self.begins
                if following >= len(self.tokens) or begins(following) or is_verb(self.tokens[following]):
                    break
                if last == start and not self._opens_condition(following):
                    break
                i += 1
                continue
            if is_verb(self.tokens[i]) or (self.is_certain(i) and self._parts_entries(start, i)):
                break
            i += 1
            last = i
        return last

    def _clause_end(self, at: int) -> int:
        """Past a clause such as "kui nõunik puudub": up to its verb and the words behind it."""
        i = at
        verb = False
        while i < len(self.tokens):
            token = self.tokens[i]
            if token.kind in HARD or (verb and (is_conjunction(token) or token.kind is Kind.BREAK)):
                break
            verb = verb or (token.kind is Kind.WORD and is_finite(token))
            i += 1
        return i

    def _opens_condition(self, at: int) -> bool:
        """Whether the words after a comma go on with the entry before it: a condition, a relative clause."""
        for i in range(at, len(self.tokens)):
            token = self.tokens[i]
            if token.kind is Kind.WORD and ends_condition(token.lower):
                return True
            if token.kind is not Kind.WORD:
                return False
        return False

    def _parts_entries(self, start: int, i: int) -> bool:
        """Whether a post that follows without a sign is an entry of its own."""
        return i == start or ends_condition(self.tokens[i - 1].lower)

    def _after_joints(self, at: int) -> int:
        while at < len(self.tokens) and (is_conjunction(self.tokens[at]) or self.tokens[at].kind is Kind.BREAK):
            at += 1
        return at
