"""Estonian word forms, by Vabamorf (Filosoft; shipped in EstNLTK and called directly).

Estonian writes "for the chief specialist" as one inflected word, and many forms look alike: *peaspetsialisti* is genitive,
partitive and short illative, *juhataja* nominative and genitive. So a word has several `Form`s here, and the
grammar chooses by what the place in the phrase demands.

Vabamorf takes two seconds to import, so it is imported at the first word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

#: Case names of Vabamorf (the part after "sg" or "pl"): n nominative, g genitive, p partitive, adt short illative, ill, in, el,
#: all, ad, abl, tr, ter, es, ab, kom; "" for a word that does not inflect.
NOMINATIVE, GENITIVE, PARTITIVE, SHORT_ILLATIVE, ALLATIVE = "n", "g", "p", "adt", "all"

#: Parts of speech of adjectives: the three degrees, and those that do not inflect (Vabamorf's letters).
ADJECTIVES = frozenset("ACUG")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to understand a word.

    lemma: the dictionary form; parts: of a compound, the last in the dictionary form; case: see above, for verbs
    Vabamorf's whole form ("b", "tud"); pos: Vabamorf's letter; known: the dictionary has it, it is not guessed.
    """

    lemma: str
    parts: tuple[str, ...]
    case: str
    plural: bool
    pos: str
    known: bool

    @property
    def head(self) -> str:
        """The last part of the compound, in lower case: what kind of thing the word is about."""
        return self.parts[-1].casefold() if self.parts else self.lemma.casefold()

    @property
    def is_noun(self) -> bool:
        """A noun or a name."""
        return self.pos in "SHY"

    @property
    def is_adjective(self) -> bool:
        """An adjective, or a participle used as one."""
        return self.pos in ADJECTIVES


def _engine() -> Any:
    """The analyser of this process: one that was forked from another would read the dictionary's file with its mother,
    each moving the place that the other reads at, so EstNLTK makes a new one there. It must not be kept here.
    """
    from estnltk.vabamorf.morf import Vabamorf

    return Vabamorf.instance()


def load_dictionary() -> None:
    """Load what the first word would load, in about two seconds."""
    _engine()


@lru_cache(maxsize=50_000)
def forms(word: str) -> tuple[Form, ...]:
    """All the ways to understand a word; guessed ones only where the dictionary has none.

    Capitals are read in lower case too, since titles stand in capitals on title pages and at the start of cells.

    >>> sorted({form.case for form in forms("peaspetsialisti")})
    ['adt', 'g', 'p']
    >>> {form.lemma for form in forms("NÕUNIKKU")}
    {'nõunik'}
    """
    word = word.lstrip("-")
    found = _analyse(word, guess=False) if not _is_shouted(word) else ()
    lowered = word.lower()
    if lowered != word:
        found = tuple(dict.fromkeys(found + _analyse(lowered, guess=False)))
    if found:
        return found
    if _is_abbreviation(word):
        return (Form(lemma=word, parts=(word,), case="", plural=False, pos="Y", known=False),)
    return _analyse(lowered, guess=True)


def is_known(word: str) -> bool:
    """Whether the dictionary, compounds included, has the word.

    >>> is_known("klienditeenindusbüroo"), is_known("vanempetsialist")
    (True, False)
    """
    return any(form.known for form in forms(word))


def known_among(words: Sequence[str]) -> list[str]:
    """Those of the words that the dictionary has, in their order; much quicker than asking for each.

    >>> known_among(["nounik", "nõunik", "nöunik"])
    ['nõunik']
    """
    if not words:
        return []
    found = _engine().analyze(list(words), disambiguate=False, guess=False, propername=False)
    return [word for word, entry in zip(words, found, strict=True) if entry["analysis"]]


def is_proper(word: str) -> bool:
    """Whether a capital is part of the word itself: a known name, or an abbreviation.

    >>> is_proper("Põhja-Eesti"), is_proper("IT-spetsialist"), is_proper("Peaspetsialist")
    (True, True, False)
    """
    if not word[:1].isupper():
        return False
    if word[1:2].isupper():
        return _is_abbreviation(word.split("-")[0])
    readings = _analyse(word, guess=False)
    return any(form.pos == "H" for form in readings) and not any(form.pos in "SA" for form in readings)


@lru_cache(maxsize=20_000)
def inflect(lemma: str, case: str, *, plural: bool = False) -> str | None:
    """The lemma in a case, or None where Vabamorf cannot tell.

    >>> inflect("nõunik", "p"), inflect("büroo", "all")
    ('nõunikku', 'büroole')
    """
    from estnltk.vabamorf.morf import synthesize

    found: list[str] = synthesize(lemma, f"{'pl' if plural else 'sg'} {case}")
    return found[0] if found else None


def conjugate(verb: str) -> list[str]:
    """The forms of a verb that tell who does it or that it is done.

    >>> conjugate("määrama")
    ['määrab', 'määratakse', 'määratud', 'määratav']
    """
    from estnltk.vabamorf.morf import synthesize

    return [form for name in ("b", "takse", "tud", "tav") for form in synthesize(verb, name)]


def _is_shouted(word: str) -> bool:
    return word.isupper() and not _is_abbreviation(word)


def _is_abbreviation(word: str) -> bool:
    """Capitals that are no word of the language: IT, SKA, UTM/TO."""
    letters = word.replace("/", "").replace("&", "")
    return letters.isupper() and 1 < len(letters) <= 5 and not _analyse(word.lower(), guess=False)


@lru_cache(maxsize=50_000)
def _analyse(word: str, *, guess: bool) -> tuple[Form, ...]:
    if not word.strip("-"):
        return ()
    found = _engine().analyze([word], disambiguate=False, guess=guess, propername=False)
    return tuple(dict.fromkeys(_form(entry, known=not guess) for entry in found[0]["analysis"]))


def _form(entry: dict[str, Any], *, known: bool) -> Form:
    number, _, case = str(entry["form"]).partition(" ")
    inflected = number in ("sg", "pl")
    return Form(
        lemma=str(entry["lemma"]),
        parts=tuple(str(part) for part in entry["root_tokens"]),
        case=case if inflected else number,
        plural=number == "pl",
        pos=str(entry["partofspeech"]),
        known=known,
    )
