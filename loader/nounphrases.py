"""Noun phrases that name a post or a group: where they begin and end, and which word is the head.

    phrase    → { modifier [ joint ] } head { bracket | ordinal }
    modifier  → genitive | adjective | first part ("finants-") | abbreviation
    joint     → "ja" | "või" | "," | …     (only where the words before it cannot be a post of their own)
    head      → a word that is a title or a group noun, in the nominative, partitive or allative
    ordinal   → Roman numeral { joint Roman numeral }

The same word can be a modifier and a head ("juhataja" is nominative and genitive; "peaspetsialisti" genitive and
partitive), so a phrase is first taken as far as it can go, and then the head is chosen in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from asendus.loader.morphology import ALLATIVE, GENITIVE, PARTITIVE, Form, forms
from asendus.loader.phrases import read_phrases
from asendus.loader.tokens import Kind, Token, as_roman
from asendus.loader.wording import best_form
from asendus.loader.words import (
    CLOSING,
    closes,
    closes_surely,
    is_closing,
    is_conjunction,
    is_order,
    is_relational,
    is_truncated,
    passes_only,
    stops_phrase,
    takes_genitive,
    title_forms,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NounPhrase:
    """A phrase from token `start` up to, not including, token `end`.

    words: its words and joints, the head last; brackets: those inside and after it; ordinals: the numerals after it;
    certain: the head is a title or group noun in a case that a post can have (otherwise it is the best guess).
    """

    start: int
    end: int
    words: tuple[Token, ...]
    form: Form
    cases: frozenset[str]
    brackets: tuple[Token, ...]
    ordinals: tuple[Token, ...]
    certain: bool

    @property
    def head(self) -> Token:
        """The last word."""
        return self.words[-1]


#: A noun phrase has at most so many tokens; what goes on longer is no name of a post.
LONGEST_PHRASE = 40


class PhraseReader:
    """Reads the noun phrase that begins at a token."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tuple(tokens)
        self._read: dict[int, NounPhrase | None] = {}

    def phrase(self, at: int) -> NounPhrase | None:
        """The phrase that begins at token `at`, or None where none does."""
        if at not in self._read:
            self._read[at] = None  # a phrase inside itself is none
            self._read[at] = self._phrase(at)
        return self._read[at]

    def has_title(self, at: int) -> bool:
        """Whether a phrase begins there whose head is surely a title or a group noun."""
        found = self.phrase(self.after_breaks(at))
        return found is not None and found.certain

    def after_breaks(self, at: int) -> int:
        """The next token that is no end of a line."""
        while at < len(self.tokens) and self.tokens[at].kind is Kind.BREAK:
            at += 1
        return at

    def word(self, at: int) -> str | None:
        """The word at a token in lower case, None for anything else."""
        inside = 0 <= at < len(self.tokens) and self.tokens[at].kind is Kind.WORD
        return self.tokens[at].lower if inside else None

    def _phrase(self, at: int) -> NounPhrase | None:
        run = self._run(at)
        head = self._head(run)
        if head is None:
            return None
        index, form, certain = head
        words = [self.tokens[i] for i in run if i <= index]
        inner = [self.tokens[i] for i in range(at, index) if self.tokens[i].kind is Kind.BRACKET]
        end, brackets, ordinals = self._tail(index + 1)
        return NounPhrase(
            start=at,
            end=end,
            words=tuple(words),
            form=form,
            cases=_cases(words[-1].text, form),
            brackets=(*inner, *brackets),
            ordinals=ordinals,
            certain=certain,
        )

    # --- how far it can go -----------------------------------------------------------------------------------------

    def _run(self, at: int) -> list[int]:
        """The words and joints that can belong to one phrase from token `at` on."""
        run: list[int] = []
        for i in range(at, min(at + LONGEST_PHRASE, len(self.tokens))):
            if not self._continues(run, i):
                break
            if self.tokens[i].kind is Kind.WORD or self._is_member(i):
                run.append(i)
            if self._is_sure_head(i):
                break
        while run and is_conjunction(self.tokens[run[-1]]):
            run.pop()
        return run

    def _is_member(self, i: int) -> bool:
        return is_conjunction(self.tokens[i]) or self.tokens[i].kind is Kind.ROMAN

    def _continues(self, run: list[int], i: int) -> bool:
        token = self.tokens[i]
        if is_conjunction(token):
            return bool(run) and self._is_inside(run[-1], i)
        if token.kind is Kind.WORD:
            return self._word_continues(run, i)
        if token.kind is Kind.BREAK:
            return bool(run) and not self._line_ends_phrase(run[-1], i)
        if token.kind is Kind.BRACKET:
            return bool(run)
        if token.kind is Kind.ROMAN:
            return not run or not closes(self.tokens[run[-1]].text)
        return token.kind is Kind.OTHER

    def _word_continues(self, run: list[int], i: int) -> bool:
        word = self.tokens[i].lower
        if stops_phrase(word) or (len(word) == 1 and self.tokens[i].text == word):
            return False  # a single small letter is what is left of something damaged
        return not (passes_only(word) and any(closes(self.tokens[k].text) for k in run))

    def _is_sure_head(self, i: int) -> bool:
        """A title that cannot be a genitive ends the phrase, unless it is an adjective here ("vanem inspektor")."""
        token = self.tokens[i]
        if token.kind is not Kind.WORD:
            return False
        if not closes_surely(token.text):
            return _is_object(token.text)
        adjective = any(form.is_adjective for form in forms(token.text))
        after = self.word(self.after_breaks(i + 1))
        return not (adjective and after and title_forms(after))

    def _is_inside(self, last: int, joint: int) -> bool:
        """Whether a joint stands inside one name, not between two posts."""
        word = self.tokens[last].text
        if self.tokens[last].kind is not Kind.WORD or is_conjunction(self.tokens[last]):
            return is_conjunction(self.tokens[last])
        if is_truncated(word):
            return True
        if closes(word):
            return False
        if title_forms(word):
            return self._leads_through_title(joint + 1)
        if _only_closes(word):
            return False
        return self.has_title(self._after_joints(joint))

    def _leads_through_title(self, at: int) -> bool:
        """ "direktori ja peadirektori nõunik" is one post, "nõuniku või peaspetsialisti" are two."""
        found = self.phrase(self._after_joints(at))
        if found is None or not found.certain:
            return False
        return any(title_forms(token.text) for token in found.words[:-1] if token.kind is Kind.WORD)

    def _after_joints(self, at: int) -> int:
        while at < len(self.tokens) and (is_conjunction(self.tokens[at]) or self.tokens[at].kind is Kind.BREAK):
            at += 1
        return at

    def _line_ends_phrase(self, last: int, i: int) -> bool:
        """Whether the phrase is whole at the end of a line and the next line begins another."""
        if not closes(self.tokens[last].text):
            return False
        following = self.after_breaks(i)
        word = self.word(following)
        if word is None or is_relational(word):
            return False
        return self.has_title(following)

    # --- which word is the head ------------------------------------------------------------------------------------

    def _head(self, run: list[int]) -> tuple[int, Form, bool] | None:
        """The head's token, its form, and whether it is certain."""
        joints = [k for k, i in enumerate(run) if is_conjunction(self.tokens[i])]
        members = [i for i in run[joints[-1] + 1 if joints else 0 :] if self.tokens[i].kind is Kind.WORD]
        free = members[:-1] if members and self._belongs_to_next(run[-1]) else members
        if len(free) > 1 and _is_object(self.tokens[free[-1]].text) and is_order(self.tokens[free[-1]].lower):
            free = [i for i in free[:-1] if not _is_genitive(self.tokens[i].text)]  # "juhataja korraldusele"
        for i in reversed(free):
            found = [form for form in title_forms(self.tokens[i].text) if is_closing(form)]
            if found:
                return i, _chosen(found), True
        return self._second_best(free)

    def _belongs_to_next(self, last: int) -> bool:
        """Whether the word that stopped the phrase takes the last word with it: "direktori korraldusel"."""
        after = self.word(self.after_breaks(last + 1))
        return _is_genitive(self.tokens[last].text) and after is not None and takes_genitive(after)

    def _second_best(self, members: list[int]) -> tuple[int, Form, bool] | None:
        """A title in the genitive, else any noun at the end."""
        for i in reversed(members):
            titles = title_forms(self.tokens[i].text)
            if titles:
                return i, _chosen(titles), any(form.case == GENITIVE for form in titles)
        for i in reversed(members[-1:]):
            form = best_form(self.tokens[i].text)
            if form is not None and form.case in CLOSING | {GENITIVE}:
                return i, form, False
        return None

    # --- what follows the head -------------------------------------------------------------------------------------

    def _tail(self, at: int) -> tuple[int, tuple[Token, ...], tuple[Token, ...]]:
        """Brackets and ordinals after a head, and where they end."""
        brackets: list[Token] = []
        ordinals: list[Token] = []
        while True:
            following = self.after_breaks(at)
            if following >= len(self.tokens):
                break
            kind = self.tokens[following].kind
            numeral = _bracketed_numeral(self.tokens[following])
            if numeral is not None and not ordinals:
                ordinals.append(numeral)
                at = following + 1
            elif kind is Kind.BRACKET:
                brackets.append(self.tokens[following])
                at = following + 1
            elif kind is Kind.ROMAN and not ordinals and not self._is_rank(following):
                at, found = self._ordinals(following)
                ordinals.extend(found)
            else:
                break
        return at, tuple(brackets), tuple(ordinals)

    def _ordinals(self, at: int) -> tuple[int, list[Token]]:
        """ "VII, VIII või XIV" """
        found = [self.tokens[at]]
        while True:
            following = self._after_joints(at + 1)
            ranged = self._is_range(at + 1)
            following = at + 2 if ranged else following
            if following == at + 1 or following >= len(self.tokens) or self.tokens[following].kind is not Kind.ROMAN:
                return at + 1, found
            if self._is_rank(following):
                return at + 1, found
            if ranged:
                found.append(self.tokens[at + 1])
            found.append(self.tokens[following])
            at = following

    def _is_range(self, at: int) -> bool:
        return at < len(self.tokens) and (
            self.tokens[at].kind is Kind.DASH or self.tokens[at].lower in read_phrases().until
        )

    def _is_rank(self, at: int) -> bool:
        """ "II asendaja" """
        return self.word(at + 1) in read_phrases().ranking_nouns


def _bracketed_numeral(token: Token) -> Token | None:
    """ "nõunik (II)" """
    numeral = as_roman(token.inner.text) if token.kind is Kind.BRACKET else None
    return replace(token, kind=Kind.ROMAN, text=numeral) if numeral else None


def _only_closes(word: str) -> bool:
    """A noun in the singular that the dictionary knows and that is in no case in which another noun could follow it."""
    nouns = [form for form in forms(word) if form.is_noun]
    closing = all(form.known and not form.plural and form.case in CLOSING for form in nouns)
    return bool(nouns) and closing and not any(form.is_adjective for form in forms(word))


def _is_genitive(word: str) -> bool:
    return any(form.case == GENITIVE for form in forms(word))


def _is_object(word: str) -> bool:
    """A noun that can only be allative or partitive leads on to no other noun."""
    readings = forms(word)
    cases = {form.case for form in readings if form.is_noun}
    return bool(cases) and cases <= {ALLATIVE, PARTITIVE} and not any(form.is_adjective for form in readings)


def _chosen(found: Sequence[Form]) -> Form:
    """Of several forms, one that the dictionary knows, the nominative first."""
    known = [form for form in found if form.known] or list(found)
    best = best_form("", known)
    assert best is not None, "there is at least one"
    return best


def _cases(word: str, form: Form) -> frozenset[str]:
    """All the cases that the word can be in with this meaning; "one of them" can be in any."""
    if form.case == "el":
        return CLOSING
    return frozenset(other.case for other in forms(word) if other.lemma == form.lemma)
