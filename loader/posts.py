"""From a noun phrase to the post that it names: units in the genitive, title, brackets, ordinals.

    post → [ determiner ] [ agency ] { unit } title

Where one phrase means several posts they come apart here: "(pea)spetsialist", "pea- ja vanemspetsialist", "peaspetsialist VII
või XIV", "osakonna ja büroo juhataja".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from asendus.loader.context import Context
from asendus.loader.folding import fold
from asendus.loader.morphology import GENITIVE, Form, forms, inflect
from asendus.loader.nounphrases import NounPhrase, PhraseReader
from asendus.loader.passages import Passage, Span
from asendus.loader.phrases import read_phrases
from asendus.loader.tokens import Kind, Token, tokenise
from asendus.loader.unitpaths import UnitName, genitive_unit, level, resolve, unit_name, without_agency
from asendus.loader.wording import as_said, is_shouted, wording
from asendus.loader.words import is_conjunction, is_duty, is_group, is_truncated, is_unit_bare

#: So many letters at a word's start make its stem.
STEM = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PostName:
    """A post as the words name it.

    unknown: the short unit words that nothing explains; said: the title by which a short name was said.
    """

    title: str
    form: Form
    span: Span
    ordinal: str | None = None
    units: tuple[UnitName, ...] = ()
    unit: tuple[str, ...] = ()
    unknown: tuple[UnitName, ...] = ()
    modified: bool = False
    said: str = ""

    @property
    def is_group(self) -> bool:
        """Whoever works in the unit, not one post."""
        if not is_group(self.form):
            return False
        needs_unit = self.form.lemma in read_phrases().groups_of_units
        return not needs_unit or bool(self.units) or not self.modified


@dataclass(frozen=True, slots=True, kw_only=True)
class _Split:
    """A phrase cut into chains of units (several where a joint stands between them) and the words of the title."""

    chains: tuple[tuple[UnitName, ...], ...]
    title: tuple[Token, ...]


def read_posts(phrase: NounPhrase, context: Context) -> tuple[PostName, ...]:
    """The posts that a phrase names."""
    bare = without_determiners(phrase.words, own=context.unit)
    words = without_agency(bare, context.agency)
    determined = len(bare) < len(phrase.words)
    split = _split(words, phrase.form, context, determined=determined)
    elsewhere = replace(context, unit=(), aliases={})
    whole = _span([*phrase.words, *phrase.brackets, *phrase.ordinals])
    found = []
    for units in split.chains or ((),):
        path, unknown = resolve(units, elsewhere if _means_another(phrase.words) else context)
        for title, form in _titles(split.title, phrase.form):
            post = PostName(
                title=title,
                form=form,
                span=whole,
                units=units,
                unit=path,
                unknown=unknown,
                modified=len(split.title) > 1,
            )
            found.append(_meant(_headed(post, split.title, context), context))
    return tuple(numbered for post in found for numbered in _numbered(post, phrase))


def _meant(post: PostName, context: Context) -> PostName:
    """What a short name stands for: "direktor" that the document has said to be the one of a unit."""
    post = replace(post, said=post.title)
    meaning = context.aliases.get(post.title.casefold())
    if not isinstance(meaning, str) or post.title in read_phrases().titles.roles:
        return post
    phrase = PhraseReader(tokenise(Passage.from_text(meaning))).phrase(0)
    if phrase is None:
        return post
    full = read_posts(phrase, replace(context, aliases=_without(context.aliases, post.title.casefold())))[0]
    same = full.form.lemma == post.form.lemma
    return replace(post, title=post.title if same else full.title, unit=full.unit, units=full.units)


def _without(aliases: Mapping[str, str | tuple[str, ...]], name: str) -> dict[str, str | tuple[str, ...]]:
    return {short: meaning for short, meaning in aliases.items() if short != name}


def unit_heads(words: Sequence[Token], form: Form) -> tuple[tuple[UnitName, ...], tuple[Token, ...]]:
    """The units in the genitive at the front of a phrase, and the words of the title after them."""
    split = _split(without_determiners(words), form, Context())
    return (split.chains[0] if split.chains else ()), split.title


def without_determiners(words: Sequence[Token], *, own: Sequence[str] = ()) -> tuple[Token, ...]:
    """The words without "sama", "teine", "kõik" … at their front; own: the holder's units."""
    determiners = read_phrases().determiners
    at = 0
    while at < len(words) - 1 and _is_determiner(words[at], determiners):
        at += 1
    if 0 < at < len(words) - 1 and _is_same_field(words[at - 1], words[at], own):
        at += 1
    return tuple(words[at:])


def _is_same_field(determiner: Token, token: Token, own: Sequence[str]) -> bool:
    """ "sama valdkonna": the holder's own field, which narrows nothing where it is no unit."""
    form = genitive_unit(token, weak=True)
    if form is None or level(form.head, tuple(own)):
        return False
    weak = is_unit_bare(form) and form.head in read_phrases().units.weak
    return weak and any(form.lemma in read_phrases().same for form in forms(determiner.text))


def _means_another(words: Sequence[Token]) -> bool:
    """ "teise talituse juhataja": a unit that is not the holder's."""
    other = read_phrases().other
    if not words or words[0].kind is not Kind.WORD:
        return False
    return any(form.lemma in other and form.case == GENITIVE for form in forms(words[0].text))


def _is_determiner(token: Token, determiners: frozenset[str]) -> bool:
    if any(form.pos == "N" for form in forms(token.text)) and not is_truncated(token.text):
        return True  # "kolm spetsialisti"
    return token.lower in determiners or any(
        (form.lemma in determiners and form.pos in "PAODJNV") or (is_duty(form) and form.case == "kom")
        for form in forms(token.text)
    )


# --- units in front ----------------------------------------------------------------------------------------------------


def _split(words: Sequence[Token], head: Form, context: Context, *, determined: bool = False) -> _Split:
    chains: list[list[UnitName]] = [[]]
    start = 0
    for index in range(len(words) - 1):
        form = _unit_at(words, index, head) or _own_unit_at(words, index, start, context)
        if form is None and determined and start == 0:
            form = _determined_unit_at(words, index, context)
        if form is None or (start == index and is_conjunction(words[index])):
            continue
        joined = is_conjunction(words[index + 1])
        if joined and not _another_unit(words, index + 2, head):
            continue
        other = _alternative(words[start : index + 1], form)
        if other and not _another_unit(words, index + 1, head):
            chains.insert(-1, [*chains[-1], other])
            start += 2
        chains[-1].append(unit_name(words[start : index + 1], form))
        start = index + 1
        if joined:
            chains.append(list(chains[-1][:-1]))
            start = index + 2
    named = tuple(tuple(chain) for chain in chains if chain)
    title = without_determiners(words[start:])
    return _Split(chains=named, title=_group_words(title) if is_group(head) else title)


def _alternative(words: Sequence[Token], form: Form) -> UnitName | None:
    """The first unit of "personali- või arendusosakonna juhataja", who heads one of two; "ja" joins them to one."""
    if len(words) != 3 or not words[0].is_truncated or words[1].lower not in read_phrases().alternatives:
        return None
    text = words[0].text.rstrip("-") + words[-1].text[-len(inflect(form.head, GENITIVE) or "") :]
    whole = replace(words[0], text=text)
    own = genitive_unit(whole)
    return unit_name([whole], own) if own else None


def _group_words(words: Sequence[Token]) -> tuple[Token, ...]:
    """A group noun with the genitives right before it: "samal kohal töötav teenistuja" is any teenistuja."""
    at = len(words) - 1
    while at > 0 and any(form.case == GENITIVE and form.is_noun for form in forms(words[at - 1].text)):
        at -= 1
    return tuple(words[at:])


def _unit_at(words: Sequence[Token], index: int, head: Form) -> Form | None:
    """The form of a word that ends a unit's name here."""
    token = words[index]
    if token.kind is not Kind.WORD:
        return None
    before_head = index == len(words) - 2 and head.lemma in read_phrases().titles.unit_heads
    form = genitive_unit(token, weak=before_head)
    if form is not None and form.plural and not (before_head and is_unit_bare(form)):
        return None  # "vaatlusjaamade spetsialist" is about stations, not of one
    if form is not None and form.head in read_phrases().units.weak - read_phrases().units.headed:
        return None
    pair = " ".join(word.lower for word in words[max(0, index - 1) : index + 1])
    if form is None or {pair, token.lower} & read_phrases().units.never:
        return None
    return form


def _own_unit_at(words: Sequence[Token], index: int, start: int, context: Context) -> Form | None:
    """A weak unit word that the holder's own path explains: "sektori töötaja", "sadamasektori töötaja" in that sektor."""
    form = genitive_unit(words[index], weak=True) if words[index].kind is Kind.WORD else None
    if form is None:
        return None
    if is_unit_bare(form) and index == start:
        return form if level(form.head, context.unit) else None
    if form.head in read_phrases().units.headed and not form.plural and level(form.head, context.unit):
        return form  # the employer has fields as units: the holder's is one
    name = wording(words[start : index + 1], form).casefold()
    return form if name in [unit.casefold() for unit in context.unit] else None


def _determined_unit_at(words: Sequence[Token], index: int, context: Context) -> Form | None:
    """A field behind "the other": "teist sadamasektori spetsialisti", unless the holder's title has it too."""
    form = genitive_unit(words[index], weak=True) if words[index].kind is Kind.WORD else None
    units = read_phrases().units
    if form is None or form.plural or is_unit_bare(form) or form.head not in units.headed:
        return None
    pair = " ".join(word.lower for word in words[max(0, index - 1) : index + 1])
    own = words[index].lower in (context.title or "").casefold()
    return None if own or {pair, words[index].lower} & units.never else form


def _another_unit(words: Sequence[Token], at: int, head: Form) -> bool:
    return any(_unit_at(words, index, head) for index in range(at, len(words) - 1))


# --- titles ------------------------------------------------------------------------------------------------------------


def _titles(words: Sequence[Token], form: Form) -> Iterator[tuple[str, Form]]:
    """The titles of a phrase: more than one where first parts only tell the rank, or one stands in brackets."""
    shared = _rank_parts(words, form)
    if shared is not None:
        first, ranks = shared
        for rank in ranks:
            yield wording([*words[:first], words[-1]], replace(form, lemma=rank + form.parts[-1])), form
        yield wording([*words[:first], words[-1]], form), form
        return
    yield wording(words, form), form
    prefix = words[-1].prefix
    if prefix:
        yield wording(words, replace(form, lemma=prefix + form.lemma)), form


def _rank_parts(words: Sequence[Token], form: Form) -> tuple[int, list[str]] | None:
    """ "pea- ja vanemspetsialist": where the first parts begin, and what they are."""
    at = len(words) - 1
    ranks: list[str] = []
    while at > 0 and (is_conjunction(words[at - 1]) or is_truncated(words[at - 1].text)):
        at -= 1
        if is_truncated(words[at].text):
            ranks.insert(0, words[at].lower.rstrip("-"))
    alternatives = read_phrases().alternatives | {"/"}
    chosen = any(token.lower in alternatives for token in words[at:-1])
    if ranks and len(form.parts) > 1 and (chosen or all(rank in read_phrases().titles.ranks for rank in ranks)):
        return at, ranks
    return None


def _headed(post: PostName, words: Sequence[Token], context: Context) -> PostName:
    """A head named through a short unit word keeps it in its title: "osakonna juhataja", "osakonnajuhataja"."""
    is_head = post.form.lemma in read_phrases().titles.unit_heads and not post.modified
    if post.units and (is_head or post.unknown) and post.units[-1].bare:
        return replace(post, title=f"{_bare_genitive(post.units[-1], words)} {post.title}")
    if post.units and is_head and not _is_quoted(post, words[-1]):
        return replace(post, title=f"{inflect(post.units[-1].form.head, GENITIVE)} {post.title}")
    if not post.units and len(post.form.parts) > 1 and not post.modified:
        return _headed_inside(post, context)
    return post


def _bare_genitive(unit: UnitName, words: Sequence[Token]) -> str:
    """ "osakonna", as the text says it, and of several ("talituste juhatajad") the one."""
    if unit.form.plural:
        return inflect(unit.form.lemma, GENITIVE) or unit.name
    return " ".join(as_said(token.text, first=True, shouted=is_shouted(words)) for token in unit.words)


def _is_quoted(post: PostName, word: Token) -> bool:
    """Whether the document's word shows the title's stem: "juhile" does not show "juht", so the unit word is kept."""
    return fold(post.form.lemma)[:STEM] in fold(word.text)


def _headed_inside(post: PostName, context: Context) -> PostName:
    """ "osakonnajuhataja": the unit word is the first part of the compound."""
    if len(post.form.parts) != 2 or post.form.head not in read_phrases().titles.unit_heads:
        return post
    inside = Token(kind=Kind.WORD, passage=Passage.empty(), text=post.form.parts[0])
    form = genitive_unit(inside)
    if form is None:
        return post
    path, _ = resolve([unit_name([inside], form)], context)
    return replace(post, unit=path)


# --- ordinals ----------------------------------------------------------------------------------------------------------


def _numbered(post: PostName, phrase: NounPhrase) -> Iterator[PostName]:
    """One post for each numeral; the words of each begin with the title."""
    if not phrase.ordinals:
        yield post
        return
    one = len(phrase.ordinals) == 1
    for token, ordinal in _ordinals(phrase.ordinals):
        end = post.span.end if one else token.span.end
        yield replace(post, ordinal=ordinal, span=Span(post.span.start, end))


def _ordinals(tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """The numerals, those between the two ends of a range too."""
    for index, token in enumerate(tokens):
        if token.kind is Kind.ROMAN:
            yield token, token.text
        elif 0 < index < len(tokens) - 1:
            low, high = _value(tokens[index - 1].text), _value(tokens[index + 1].text)
            for value in range(low + 1, high):
                yield tokens[index + 1], _roman(value)


_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def _roman(value: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        while value >= size:
            text += letters
            value -= size
    return text


def _value(text: str) -> int:
    return next(value for value in range(1, 40) if _roman(value) == text)


def _span(tokens: Sequence[Token]) -> Span:
    return Span(min(token.span.start for token in tokens), max(token.span.end for token in tokens))
