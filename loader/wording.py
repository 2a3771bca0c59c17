"""Names put into the nominative, with the capitals that they need and no others."""

from __future__ import annotations

from collections.abc import Sequence

from asendus.loader.morphology import GENITIVE, NOMINATIVE, PARTITIVE, Form, forms, inflect, is_proper
from asendus.loader.passages import Passage
from asendus.loader.phrases import read_phrases
from asendus.loader.tokens import Kind, Token, tokenise
from asendus.loader.words import closes, title_forms, unit_forms

#: Cases in which an adjective stays in the genitive before its noun.
_WITH_GENITIVE = frozenset({"adt", "kom", "ter", "es", "ab"})


def nominative(phrase: str, *, keep_number: bool = False) -> str:
    """A noun phrase in the nominative: its last word, and the adjectives that agree with it, change; what is before stays.

    keep_number: a plural stays one ("programmide" is "programmid"), for words that are no title and no unit.

    >>> nominative("klienditeeninduse peaspetsialistile")
    'klienditeeninduse peaspetsialist'
    >>> nominative("Norra ja Euroopa Majanduspiirkonna sertifitseeriva asutuse")
    'Norra ja Euroopa Majanduspiirkonna sertifitseeriv asutus'
    """
    tokens = [token for token in tokenise(Passage.from_text(phrase)) if token.kind is not Kind.BREAK]
    words = [index for index, token in enumerate(tokens) if token.kind is Kind.WORD]
    if not words:
        return phrase.strip()
    head = words[-1]
    form = best_form(tokens[head].text)
    return wording(tokens[: head + 1], form, keep_number=keep_number) + wording_after(tokens[head + 1 :])


def wording_after(tokens: Sequence[Token]) -> str:
    """What follows a head unchanged: brackets, numerals."""
    return "".join(f" {token.passage.squeezed().text}" for token in tokens)


def best_form(word: str, wanted: Sequence[Form] = ()) -> Form | None:
    """The noun that a head is: a wanted form if any, else the nominative if it is one, else the genitive, the partitive, what there is."""
    nouns = list(wanted) or [form for form in forms(word) if form.is_noun or form.is_adjective]
    ranking = (NOMINATIVE, GENITIVE, PARTITIVE)
    return min(nouns, key=lambda form: ranking.index(form.case) if form.case in ranking else len(ranking), default=None)


def wording(tokens: Sequence[Token], head: Form | None, *, keep_number: bool = False) -> str:
    """The tokens of a phrase as text, the last of them as the lemma of `head`; brackets are left out.

    keep_number: a plural stays one; else it becomes the singular.
    """
    shouted = is_shouted(tokens)
    texts: list[str] = []
    shown = [token for token in tokens if token.kind not in (Kind.BREAK, Kind.BRACKET)]
    plural = keep_number and head is not None and head.plural
    named = not shouted and any(_is_capitalised(token) for token in shown[1:])
    for index, token in enumerate(shown):
        if token.kind is Kind.ROMAN:
            text = token.text
        elif index == len(shown) - 1 and head is not None:
            text = _head_text(token, head, first=index == 0, shouted=shouted, plural=plural)
        elif (like := _agreeing(shown, index, head)) is not None:
            text = _nominative_adjective(token, like, first=index == 0, shouted=shouted, plural=plural)
        else:
            text = as_said(token.text, first=index == 0 and not named, shouted=shouted)
        texts.append(token.opening + text + token.closing)
    return _spaced(shown, texts)


def as_text(tokens: Sequence[Token]) -> str:
    """The tokens as they stand, in one line."""
    shown = [token for token in tokens if token.kind is not Kind.BREAK]
    return _spaced(shown, [token.passage.squeezed().text for token in shown])


def as_said(text: str, *, first: bool, shouted: bool = False) -> str:
    """A word with its capitals only where they are its own, or where the text put one in the middle of a name.

    >>> as_said("Klienditeeninduse", first=True), as_said("Majanduspiirkonna", first=False), as_said("IT", first=True)
    ('klienditeeninduse', 'Majanduspiirkonna', 'IT')
    """
    if is_proper(text):
        return text
    if text[1:].lower() != text[1:] and not shouted and not text.isupper():
        return text
    if text.isupper() and not shouted and not (title_forms(text) or unit_forms(text)):
        return text
    if shouted or text.isupper():
        named = "-".join(part.capitalize() for part in text.split("-"))
        return named if is_proper(named) else text.lower()
    if not first or text.lower().rstrip("-") in read_phrases().compass:
        return text
    return text.lower()


def is_shouted(tokens: Sequence[Token]) -> bool:
    """Whether a phrase stands in capitals, so that they tell nothing about its words."""
    words = [token.text for token in tokens if token.kind is Kind.WORD and len(token.text) > 1]
    capitals = [word for word in words if word.isupper()]
    return bool(words) and len(capitals) * 2 > len(words) and any(len(word) > 5 for word in capitals)


def _is_capitalised(token: Token) -> bool:
    """A word with a capital in the middle of a phrase makes a name of it: "Maksu- ja Tolliamet"."""
    return token.kind is Kind.WORD and token.text[:1].isupper() and not is_proper(token.text) and not closes(token.text)


def _head_text(token: Token, head: Form, *, first: bool, shouted: bool, plural: bool) -> str:
    said = as_said(token.text, first=first, shouted=shouted)
    lemma = head.lemma.replace("=", "").replace("_", "")
    lemma = (inflect(lemma, NOMINATIVE, plural=True) or lemma) if plural else lemma
    if said[:1].isupper() and not lemma[:1].isupper():
        return lemma[:1].upper() + lemma[1:]
    return lemma


def _agreeing(tokens: Sequence[Token], index: int, head: Form | None) -> Form | None:
    """The form of the head that the word changes with: of its cases ("kartograafi") the one that the word shares."""
    if head is None or (head.case == NOMINATIVE and not head.plural):
        return None
    same = [form for form in forms(tokens[-1].text) if form.lemma == head.lemma and form.plural == head.plural]
    return next((form for form in [head, *same] if _agrees(tokens, index, form)), None)


def _agrees(tokens: Sequence[Token], index: int, head: Form) -> bool:
    """Whether the word is an adjective that changes with the head: same case and number, only adjectives between them."""
    return all(_adjective(token, head) is not None for token in tokens[index:-1])


def _adjective(token: Token, head: Form) -> Form | None:
    if token.kind is not Kind.WORD:
        return None
    readings = forms(token.text)
    if any(form.pos in "SH" and form.case == GENITIVE for form in readings):
        return None
    wanted = GENITIVE if head.case in _WITH_GENITIVE else head.case
    return next(
        (form for form in readings if form.is_adjective and form.case == wanted and form.plural == head.plural), None
    )


def _nominative_adjective(token: Token, head: Form, *, first: bool, shouted: bool, plural: bool) -> str:
    form = _adjective(token, head)
    assert form is not None, "only agreeing words come here"
    plain = inflect(form.lemma, NOMINATIVE, plural=plural) if plural or form.pos == "C" else form.lemma
    return as_said(plain or form.lemma, first=first, shouted=shouted) if not shouted else (plain or form.lemma)


def _spaced(tokens: Sequence[Token], texts: Sequence[str]) -> str:
    """The words with a space before each but commas."""
    out = ""
    for token, text in zip(tokens, texts, strict=True):
        glue = "" if not out or token.kind in (Kind.COMMA, Kind.SEMICOLON, Kind.SLASH) or out.endswith("/") else " "
        out += glue + text
    return out
