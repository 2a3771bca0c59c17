"""Mentions that name nobody themselves: somebody appoints the substitute, or another document tells.

designated → role [ "poolt" ] { adverb } participle [ group ]       "otsese juhi poolt määratud teenistuja"
           | [ group "," relative ] ( verb role | role verb )       "teenistuja, kelle määrab vahetu juht"
           | [ preposition ] role order                             "vahetu juhi korraldusel"
deferred   → preposition { modifier } document                      "vastavalt osakonna asendusskeemile"
           | { modifier } document postposition                     "asendusskeemi alusel"
           | { modifier } document                                  "asendusskeem"
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from asendus.loader.morphology import GENITIVE, NOMINATIVE, PARTITIVE, Form, forms
from asendus.loader.nounphrases import NounPhrase, PhraseReader
from asendus.loader.phrases import Phrases, read_phrases
from asendus.loader.tokens import Kind, Token
from asendus.loader.unitpaths import genitive_unit
from asendus.loader.wording import best_form, wording
from asendus.loader.words import (
    can_be_partitive,
    closes_surely,
    document_forms,
    is_conjunction,
    is_group,
    is_only_partitive,
    is_owner,
    is_rather_post,
    is_relational,
    stops_phrase,
    title_forms,
)

#: A document's name is looked for so many words away.
REACH = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Designated:
    """Somebody whom a role chooses: the words of each role (none where nobody is said to choose), and the whole's end.

    by_last: the role is the post mentioned before ("tema määratud teenistuja"); by_order: only an order is spoken of, which
    could as well be a condition of what stands before; group: who is chosen from.
    """

    roles: tuple[tuple[Token, ...], ...]
    end: int
    by_last: bool = False
    by_order: bool = False
    group: NounPhrase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deferred:
    """Another document tells: its name, and where the words end."""

    title: str
    end: int


class IndirectReader:
    """Reads the designated or deferred mention that begins at a token."""

    def __init__(self, phrases: PhraseReader) -> None:
        self.phrases = phrases
        self.tokens = phrases.tokens
        self.words: Phrases = read_phrases()
        self._appoints = any(self._appointing(i) or self._is_order(i) for i in range(len(self.tokens)))

    # --- designated ------------------------------------------------------------------------------------------------

    def designated(self, at: int) -> Designated | None:
        """The designated mention that begins at token `at`, or None."""
        if not self._appoints:
            return None  # no word of the value speaks of a choice
        start = self._after_choice(at)
        found = self._by_participle(start) or self._by_verb(start) or self._by_order(start)
        return found or self._by_participle(self._skip(start, self.words.appointing_leads))

    def _after_choice(self, at: int) -> int:
        """ "osakonna teenistujate hulgast": past those who are chosen from."""
        for i in range(at, min(at + REACH, len(self.tokens))):
            if self.tokens[i].kind is not Kind.WORD:
                break
            if self.tokens[i].lower in self.words.among:
                return i + 1
        return at

    def _by_participle(self, at: int) -> Designated | None:
        if self.phrases.word(at) in self.words.appointed_by:
            return None  # the role stands before, and was not understood
        start, by_last = self._skip_pronoun(at)
        role_end = start if by_last else self._role_end(start)
        i = self._skip(role_end, self.words.appointed_by)
        i = self._skip(i, self.words.appointing_adverbs)
        if role_end > start and self._is_order(i):
            i = self._skip(i + 1, self.words.appointing_adverbs)  # "juhataja otsusel määratud"
        if not self._is_participle(i):
            return None
        group = self._group(self._skip(i + 1, self.words.appointing_adverbs - self.words.groups))
        end = group.end if group else self._skip(i + 1, self.words.appointing_adverbs)
        roles = self._roles(start, role_end)
        if not roles and not by_last and group is None and self._describes(i):
            return None
        if len(roles) > 1 and _same(roles[0], roles[-1]):
            return None  # "juhataja või juhataja määratud teenistuja": the first is a post
        if len(roles) > 1 and is_rather_post(roles[0][-1].text):
            return None
        return Designated(roles=roles, end=end, by_last=by_last, group=group)

    def _describes(self, participle: int) -> bool:
        """Whether a noun follows the participle, which only describes it: "kinnitatud ametijuhend"."""
        word = self.phrases.word(self.phrases.after_breaks(participle + 1))
        return word is not None and word not in self.words.appointing_adverbs and any(f.is_noun for f in forms(word))

    def _by_verb(self, at: int) -> Designated | None:
        group = self._group(at)
        i = self._skip(group.end if group else at, self.words.appointing_adverbs, joints=group is not None)
        if self._is_verb(i):
            found = self._role_after(self._skip(i + 1, self.words.appointing_adverbs), group)
            return found or self._role_before(group, i)
        if group is not None and self._is_participle(i):
            return self._role_after(self._skip(i + 1, self.words.appointing_adverbs), group)
        role = self._group(i)
        said = self._skip(role.end, self.words.appointing_adverbs) if role and NOMINATIVE in role.cases else i
        if role is not None and self._is_verb(said):
            return Designated(roles=(role.words,), end=self._skip(said + 1, self.words.appointing_adverbs), group=group)
        role_end = self._role_end(i)
        verb = self._skip(role_end, self.words.appointing_adverbs)
        if role_end > i and self._is_verb(verb):
            end = self._skip(verb + 1, self.words.appointing_adverbs)
            return Designated(roles=self._roles(i, role_end), end=end, group=group)
        return None

    def _role_before(self, role: NounPhrase | None, verb: int) -> Designated | None:
        """ "otsene juht määrab asendaja" """
        if role is None or NOMINATIVE not in role.cases:
            return None
        return Designated(roles=(role.words,), end=self._skip(verb + 1, self.words.appointing_adverbs))

    def passive(self, at: int) -> Designated | None:
        """ "määratakse vastavalt vajadusele": somebody is chosen, nobody is said to choose."""
        i = self._skip(at, self.words.appointing_adverbs)
        if not any(form.case == "takse" for form in self._appointing(i)):
            return None
        return Designated(roles=(), end=self._end_of_clause(i + 1))

    def _role_after(self, at: int, group: NounPhrase | None) -> Designated | None:
        """ "määrab vahetu juht", "määratakse vahetu juhi poolt" """
        end = self._role_end(at)
        found = self.phrases.phrase(at)
        if found is not None and found.certain:
            end = max(end, found.end)
        if end == at:
            return None
        rest = self._skip(self._skip(end, self.words.appointed_by), self.words.appointing_adverbs)
        return Designated(roles=self._roles(at, end), end=rest, group=group)

    def _by_order(self, at: int) -> Designated | None:
        start = self._skip(at, self.words.deferring_before)
        agreed = self._agreed(start)
        if agreed is not None:
            return agreed
        role_end = self._role_end(start, orders=True)
        i = self._skip(role_end, self.words.appointing_adverbs)
        if role_end == start or not self._is_order(i):
            return None
        end = self._skip(i + 1, self.words.deferring_before)
        if self._by_participle(end) is not None:
            return None  # a condition in front of somebody else's choice
        group = self._group(end)
        following = self.phrases.phrase(self.phrases.after_breaks(end))
        if group is None and following is not None and following.certain:
            return None  # a condition in front of a post
        end = group.end if group else end
        return Designated(roles=self._roles(start, role_end), end=end, group=group, by_order=group is None)

    def _agreed(self, at: int) -> Designated | None:
        """ "kokkuleppel vahetu juhiga" """
        if not self._is_order(at):
            return None
        end = at + 1
        while end < len(self.tokens) and self.tokens[end].kind is Kind.WORD and not is_conjunction(self.tokens[end]):
            end += 1
        last = self.tokens[end - 1]
        if end - at < 2 or not any(form.case == "kom" for form in title_forms(last.text)):
            return None
        return Designated(roles=(self.tokens[at + 1 : end],), end=end, by_order=True)

    def _role_end(self, at: int, *, orders: bool = False) -> int:
        """Where the words end that can be a role in the genitive."""
        i = at
        last = at
        while i < len(self.tokens):
            token = self.tokens[i]
            if token.kind is Kind.BREAK or (i > at and is_conjunction(token) and token.kind is Kind.WORD):
                i += 1
                continue
            if token.kind is not Kind.WORD or self._ends_role(i, orders):
                break
            i += 1
            last = i
        if orders and self._holds_post(at, last):
            return at
        return last if self._ends_in_role(at, last) else at

    def _holds_post(self, at: int, end: int) -> bool:
        """Whether a post or group stands before the role: "talituse teenistuja osakonna juhataja korraldusel"."""
        inner = [i for i in range(at, end) if self.tokens[i].kind is Kind.WORD]
        for i, following in pairwise(inner):
            token = self.tokens[i]
            opens = i == at or is_conjunction(self.tokens[i - 1])
            if opens and token.lower in self.words.holder:
                continue  # "teenistuja vahetu juhi korraldusel"
            leads_on = is_conjunction(self.tokens[following]) or is_relational(self.tokens[following].text)
            if not leads_on and any(form.case in (NOMINATIVE, PARTITIVE) for form in title_forms(token.text)):
                return True
        return False

    def _ends_role(self, i: int, orders: bool) -> bool:
        word = self.tokens[i].lower
        if (
            closes_surely(word)
            or is_only_partitive(word)
            or stops_phrase(word)
            or self._is_participle(i)
            or self._is_verb(i)
        ):
            return True
        if word in self.words.appointing_adverbs and not title_forms(word):
            return True
        return bool(document_forms(word)) or (orders and self._is_order(i))

    def _ends_in_role(self, at: int, end: int) -> bool:
        """A role is a title, or a noun in the genitive that is no unit ("asutuse")."""
        if end == at:
            return False
        token = self.tokens[end - 1]
        if not any(form.case in (GENITIVE, NOMINATIVE) for form in title_forms(token.text)):
            return False
        inner = [self.tokens[i].text for i in range(at, end - 1) if self.tokens[i].kind is Kind.WORD]
        joined = any(is_conjunction(self.tokens[i]) for i in range(at, end))
        return joined or is_relational(token.text) or not any(map(can_be_partitive, inner))

    def _roles(self, start: int, end: int) -> tuple[tuple[Token, ...], ...]:
        """The words of each role between two tokens; a joint parts them where each ends in a title."""
        roles: list[list[Token]] = [[]]
        for token in self.tokens[start:end]:
            if is_conjunction(token) and roles[-1] and title_forms(roles[-1][-1].text):
                roles.append([])
            elif token.kind is not Kind.BREAK:
                roles[-1].append(token)
        return tuple(tuple(self._without_holder(role)) for role in roles if role)

    def _without_holder(self, role: list[Token]) -> list[Token]:
        """ "teenistuja vahetu juht": the holder's own."""
        own = len(role) > 1 and role[0].lower in self.words.holder and not is_relational(role[1].text)
        return role[1:] if own else role

    def _skip_pronoun(self, at: int) -> tuple[int, bool]:
        """ "tema määratud": the pronoun stands for the post before."""
        if self.phrases.word(at) in self.words.pronouns:
            return at + 1, True
        return at, False

    # --- deferred --------------------------------------------------------------------------------------------------

    def deferred(self, at: int, *, named: bool = False) -> Deferred | None:
        """The deferred mention that begins at token `at`, or None; named: whether a post is named before it."""
        start = self._skip(at, self.words.deferring_before)
        if start == at and self._follows_posts(at, named):
            return None
        document = self._document(start)
        if document is None:
            return None
        index, form = document
        if start == at and (not self._defers(index, form) or self._is_means(index)):
            return None
        return Deferred(title=self._document_title(start, index, form), end=self._end_of_clause(index + 1))

    def _follows_posts(self, at: int, named: bool) -> bool:
        """Whether posts are named and a document only goes with them: "nõunik ja loots vastavalt graafikule"."""
        i = at
        while i < min(at + 2 * REACH, len(self.tokens)):
            found = self._group(i)
            if found is None:
                return False
            named = named or not is_group(found.form)
            i = self.phrases.after_breaks(found.end)
            if self.phrases.word(i) in self.words.deferring_before:
                return named
            if i >= len(self.tokens) or not is_conjunction(self.tokens[i]):
                return False
            i += 1
        return False

    def _document(self, start: int) -> tuple[int, Form] | None:
        """The first document within reach, with no post before it."""
        for i in range(start, min(start + REACH, len(self.tokens))):
            token = self.tokens[i]
            if token.kind in (Kind.STOP, Kind.SEMICOLON, Kind.MARK):
                return None
            if token.kind is not Kind.WORD or token.lower in self.words.condition_heads - self.words.deferring_after:
                continue  # "vajaduse korral" is no document
            if closes_surely(token.text):
                return None
            found = document_forms(token.text)
            form = best_form("", found) if found else None
            if form is not None and not (form.case in (GENITIVE, NOMINATIVE) and self._is_modifier(i)):
                return i, form
        return None

    def _is_modifier(self, i: int) -> bool:
        """ "juhendi koostaja", "leping": a document in the genitive before a title is no document."""
        found = self.phrases.phrase(i)
        return found is not None and found.certain and found.words[0] is self.tokens[i] and len(found.words) > 1

    def _defers(self, index: int, form: Form) -> bool:
        """Whether the words after a document, its case or their absence make it the whole answer."""
        after = self.phrases.after_breaks(index + 1)
        if after >= len(self.tokens) or self.tokens[after].kind is not Kind.WORD:
            return form.case in (NOMINATIVE, "kom", "in", "all", "el", "ad")
        word = self.tokens[after].lower
        return word in self.words.deferring_after or self._is_participle(after)

    def _is_means(self, index: int) -> bool:
        """ "peadirektori käskkirjaga määratud": the document is only how a role chooses."""
        return bool(title_forms(self.tokens[index - 1].text)) and self._is_participle(index + 1) if index else False

    def _document_title(self, start: int, index: int, form: Form) -> str:
        """The document's name with its own modifiers, without units and roles before it."""
        first = index
        while first > start and self._modifies_document(first - 1):
            first -= 1
        return wording(self.tokens[first : index + 1], form)

    def _modifies_document(self, i: int) -> bool:
        token = self.tokens[i]
        if token.kind is not Kind.WORD or is_conjunction(token) or stops_phrase(token.lower):
            return False
        valid = any(form.lemma in self.words.deferring_valid for form in forms(token.text))  # "kehtiva ajakava"
        roles = [form for form in title_forms(token.text) if not (form.plural and is_relational(token.text))]
        if valid or roles or genitive_unit(token, weak=True) or token.lower in self.words.determiners:
            return False
        if token.lower in self.words.deferring_leading or is_owner(token.text):
            return False
        return any(form.case in (GENITIVE, "tud", "") or form.is_adjective for form in forms(token.text))

    def _end_of_clause(self, at: int) -> int:
        """The end of the words that go with a document: up to a sign that parts entries, or the next post."""
        for i in range(at, len(self.tokens)):
            token = self.tokens[i]
            if token.kind in (Kind.STOP, Kind.SEMICOLON, Kind.MARK):
                return i
            if not (is_conjunction(token) or token.kind is Kind.BREAK):
                continue
            if self.phrases.has_title(i + 1) or self._by_order(self.phrases.after_breaks(i + 1)):
                return i
        return len(self.tokens)

    # --- parts -----------------------------------------------------------------------------------------------------

    def _group(self, at: int) -> NounPhrase | None:
        """The post or group that is chosen from."""
        found = self.phrases.phrase(self.phrases.after_breaks(at))
        return found if found is not None and found.certain else None

    def _is_participle(self, at: int) -> bool:
        return any(form.case in ("tud", "tav") for form in self._appointing(at))

    def _is_verb(self, at: int) -> bool:
        return any(form.case not in ("tud", "tav") for form in self._appointing(at))

    def _appointing(self, at: int) -> list[Form]:
        word, before = self.phrases.word(at), self.phrases.word(at - 1) if at else None
        readings: Sequence[Form] = forms(word) if word else ()
        verbs = self.words.appointing_verbs
        return [f for f in readings if f.pos == "V" and (f.lemma in verbs or f"{before} {f.lemma}" in verbs)]

    def _is_order(self, at: int) -> bool:
        word = self.phrases.word(at)
        return word is not None and any(form.lemma in self.words.orders for form in forms(word))

    def _skip(self, at: int, words: frozenset[str], *, joints: bool = False) -> int:
        """Past any of these words, and past ends of lines among them."""
        i = at
        while True:
            following = self.phrases.after_breaks(i)
            word = self.phrases.word(following)
            comma = joints and following < len(self.tokens) and self.tokens[following].kind is Kind.COMMA
            if not comma and (word is None or word not in words):
                return i if following >= len(self.tokens) or word is None else following
            i = following + 1


def _same(left: Sequence[Token], right: Sequence[Token]) -> bool:
    return [token.lower for token in left] == [token.lower for token in right]
