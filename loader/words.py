"""What single Estonian words are to the grammar of mentions: titles, unit words, document words, words that end a phrase."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache

from asendus.loader.morphology import ALLATIVE, GENITIVE, NOMINATIVE, PARTITIVE, SHORT_ILLATIVE, Form, forms
from asendus.loader.phrases import read_phrases
from asendus.loader.tokens import Kind, Token, joins

#: Cases in which a post can stand as somebody's substitute, principal or supervisor. (Short illative looks like partitive.)
CLOSING = frozenset({NOMINATIVE, PARTITIVE, SHORT_ILLATIVE, ALLATIVE})
#: Cases of a word that stands before another noun.
MODIFYING = frozenset({NOMINATIVE, GENITIVE, PARTITIVE, SHORT_ILLATIVE, "", "?", "o", "tud", "mata", "v", "tav", "nud"})
#: Cases that go through a phrase only on their way to a head ("kõrge riskiga objektide inspektor").
PASSING = frozenset({"kom", "el", "abl", "ter", "es", "ab"})


@lru_cache(maxsize=20_000)
def title_forms(word: str) -> tuple[Form, ...]:
    """The forms by which a word is a title or a group noun; a guess only where nothing better is known.

    >>> {form.lemma for form in title_forms("grupijuhile")}, title_forms("osakonna")
    ({'grupijuht'}, ())
    """
    if word.endswith("-"):
        return ()
    return tuple(form for form in forms(word) if form.pos in "SACYH" and (is_title(form) or is_group(form)))


def is_title(form: Form) -> bool:
    """Whether the word names somebody who does a job: by its last part, or by an ending such as -ja, -nik, -ist."""
    words = read_phrases().titles
    head = form.head.rsplit("-", 1)[-1]
    if form.pos not in "SCYHA" or form.lemma.casefold() in words.never or head in words.never:
        return False
    if form.pos == "A":  # Vabamorf takes some forms of "pealik" for an adjective in -lik
        return head in words.heads and head.endswith(words.adjectival)
    if head in words.assisting:
        return _assists(form)
    if head in words.heads or form.lemma.casefold().endswith(_compound_heads()):
        return True
    return head.endswith(words.endings) and len(head) >= words.shortest


@cache
def _compound_heads() -> tuple[str, ...]:
    """Titles that are compounds themselves, so that the last part alone would not tell: "abilinnapea"."""
    return tuple(head for head in read_phrases().titles.heads if len(head) >= 7)


def _assists(form: Form) -> bool:
    """ "abi" and "juhiabi" are titles, "ohvriabi" and "õigusabi" are not."""
    before = form.parts[:-1]
    return not before or any(
        is_title(part) for part in forms(before[-1]) if part.head not in read_phrases().titles.assisting
    )


def is_group(form: Form) -> bool:
    """Whether the word means whoever works somewhere."""
    return form.lemma.casefold() in read_phrases().groups and form.is_noun


def closes(word: str) -> bool:
    """Whether the word can be the last of a phrase that names a post."""
    return any(is_closing(form) for form in title_forms(word))


def is_closing(form: Form) -> bool:
    """Whether a title in this form can name a post: one of four cases, or "one of the specialists"."""
    return form.case in CLOSING or (form.case == "el" and form.plural)


def closes_surely(word: str) -> bool:
    """Whether it can be nothing else: no genitive that could lead on to another noun."""
    return closes(word) and not any(form.case == GENITIVE for form in forms(word) if form.is_noun)


def is_relational(word: str) -> bool:
    """Whether a title stands for another one's holder: "asetäitja", "abi"."""
    relational = read_phrases().titles.relational
    return any(form.lemma in relational or form.head in relational for form in forms(word))


def unit_forms(word: str, *, weak: bool = False) -> tuple[Form, ...]:
    """The forms by which a word is a unit's name; with `weak`, words too that seldom are one ("valdkond")."""
    if word.endswith("-"):
        return ()
    words = read_phrases().units
    return tuple(
        form
        for form in map(_with_whole_head, forms(word))
        if form.is_noun
        and (form.head in words.words or (weak and form.head in words.weak))
        and _unit_allowed(form, weak)
    )


def _with_whole_head(form: Form) -> Form:
    """The form of a unit word that is a compound itself with that as its last part: "linna" and "raamatukogu"."""
    whole = next(filter(form.lemma.casefold().endswith, _compound_units()), None) if len(form.parts) > 1 else None
    if whole is None or form.head in read_phrases().units.words:
        return form
    before = form.lemma[: len(form.lemma) - len(whole)]
    return replace(form, parts=(before, whole) if before else (whole,))


@cache
def _compound_units() -> tuple[str, ...]:
    return tuple(word for word in read_phrases().units.words if len(word) >= 9)


def _unit_allowed(form: Form, weak: bool) -> bool:
    return weak or form.head not in read_phrases().units.weak


def agency_forms(word: str) -> tuple[Form, ...]:
    """The forms by which a word ends an employer's name."""
    words = read_phrases().agencies
    long = tuple(name for name in words if len(name) > 7)
    return tuple(
        form for form in forms(word) if form.is_noun and (form.head in words or form.lemma.casefold().endswith(long))
    )


def is_unit_bare(form: Form) -> bool:
    """A unit word alone: "osakond", not "arendusosakond"."""
    return form.lemma.casefold() == form.head or form.lemma in read_phrases().units.generic


def document_forms(word: str) -> tuple[Form, ...]:
    """The forms by which a word is a document that tells who substitutes."""
    documents = read_phrases().documents
    return tuple(form for form in forms(word) if form.is_noun and (form.head in documents or form.lemma in documents))


def is_truncated(word: str) -> bool:
    """ "finants-" """
    return word.endswith("-")


def is_conjunction(token: Token) -> bool:
    """and, or, comma, slash: between members of a list, or inside one name."""
    if token.kind is Kind.WORD:
        return joins(token.lower)
    return token.kind in (Kind.COMMA, Kind.SLASH) or token.text == "&"


def ends_condition(word: str) -> bool:
    """Whether a condition can end with this word: "ajal", "äraolekul", "piirides"."""
    phrases = read_phrases()
    return (
        word in phrases.condition_heads
        or word in phrases.condition_bare
        or any(form.lemma.endswith(phrases.condition_nouns) and form.case in ("ad", "in", "tr") for form in forms(word))
        or (
            word.endswith(phrases.condition_endings)
            and not title_forms(word)
            and any(form.case in ("ad", "tr") for form in forms(word))
        )
    )


def is_topic(word: str) -> bool:
    """Whether the word ends words that narrow a post to a topic: "personali alal", "õigusküsimustes"."""
    topics = read_phrases().topics
    return any(form.head in topics and form.case in ("in", "ad") and form.is_noun for form in forms(word))


def is_duty(form: Form) -> bool:
    """Whether the word is what a substitute does for a principal: "juhataja ülesandeid täidab nõunik"."""
    return form.is_noun and form.lemma.endswith(tuple(read_phrases().duties))


def is_order(word: str) -> bool:
    """Whether the word is what a role gives, or a document, so that the role in front belongs to it."""
    orders = read_phrases().orders
    return bool(document_forms(word)) or any(form.lemma in orders for form in forms(word))


def takes_genitive(word: str) -> bool:
    """Whether what stands before this word belongs to it: "direktori korraldusel", "nõuniku äraolekul"."""
    phrases = read_phrases()
    if word in phrases.deferring_before:
        return False  # "nõuniku, vastavalt graafikule": what belongs to it follows
    if word in phrases.postpositions or word in phrases.condition_heads:
        return True
    if is_topic(word):
        return any(form.lemma in phrases.topics for form in forms(word))
    if is_order(word):
        return True
    return ends_condition(word) and (word not in phrases.condition_bare or word.endswith(phrases.condition_endings))


@lru_cache(maxsize=20_000)
def stops_phrase(word: str) -> bool:
    """Whether no phrase that names a post can go on over this word: verbs, adverbs, postpositions, conditions."""
    phrases = read_phrases()
    if word in phrases.pronouns or word in phrases.postpositions or word in phrases.deferring_before:
        return True
    if is_topic(word) or word in phrases.conjunctions or word in phrases.alternatives or word in phrases.until:
        return True
    if ends_condition(word):
        return True
    if is_truncated(word):
        return False
    if any(form.pos == "D" for form in forms(word)) and passes_only(word):
        return True
    return not any(_can_stand_inside(form) for form in forms(word))


def _can_stand_inside(form: Form) -> bool:
    if form.pos in "VDKJIX":
        return form.pos == "V" and form.case in ("tud", "mata", "v", "tav", "nud")
    return form.case in MODIFYING or form.case in PASSING or form.case in CLOSING


def passes_only(word: str) -> bool:
    """Whether the word can stand inside a phrase but only before its head."""
    return not any(form.case in MODIFYING or form.case in CLOSING for form in forms(word) if form.pos not in "DKJIX")


def is_verb(token: Token) -> bool:
    """Whether it is a verb of covering, reporting or being."""
    if token.kind is not Kind.WORD:
        return False
    phrases = read_phrases()
    verbs = phrases.cover_verbs | phrases.report_verbs | phrases.copulas
    return any(form.pos == "V" and form.lemma in verbs for form in forms(token.lower))


def is_finite(token: Token) -> bool:
    """Whether it is a verb of a clause: "puudub", "viibivad", "on"."""
    return any(
        form.pos == "V" and form.case in ("b", "vad", "takse", "neg", "s", "sid", "ti") for form in forms(token.text)
    )


def is_rather_post(word: str) -> bool:
    """Whether the last word before "või", which could be a second appointer, is rather a post of its own.

    "raamatupidaja või vahetu juhi määratud isik": nominative and genitive are one form, and a bookkeeper appoints nobody.

    >>> is_rather_post("raamatupidaja"), is_rather_post("juhataja"), is_rather_post("direktori")
    (True, False, False)
    """
    nouns = [form for form in forms(word) if form.is_noun]
    leads = any(form.head in read_phrases().titles.unit_heads for form in nouns)
    return not leads and NOMINATIVE in {form.case for form in nouns}


def is_only_partitive(word: str) -> bool:
    """A word that can be nothing before a noun in the genitive: "teist nõunikku juhataja korraldusel"."""
    cases = {form.case for form in forms(word) if form.is_noun or form.is_adjective or form.pos in "PO"}
    return PARTITIVE in cases and not cases & {GENITIVE, NOMINATIVE, ""}


def can_be_partitive(word: str) -> bool:
    """A title that is rather the one acted for than a part of the role: "peaspetsialisti juhataja korraldusel"."""
    return any(form.case == PARTITIVE for form in title_forms(word))


def is_owner(word: str) -> bool:
    """Whether a word in front of a document's name tells whose it is: "asutuse asenduskord", "Laevaameti asendusskeem"."""
    owners = read_phrases().deferring_owners
    return bool(agency_forms(word)) or any(
        form.case == GENITIVE and (form.lemma in owners or form.pos == "H") for form in forms(word)
    )
