"""The grammar of agencies' names: the names of the scheme in any case, and names that only look like an agency's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from asendus.loader.clauses import alternatives
from asendus.loader.folding import DAMAGED, damage, fold, sound_piece, tolerant
from asendus.loader.schemes import Concept, read_scheme
from asendus.loader.wordlists import read_words

_LETTER = "[^\\W\\d_]"
#: A name opens with a capital, whatever the case of the rest.
_CAPITAL = "(?=(?-i:[A-ZÀ-ÖØ-ÞŠŽ]))"
#: A capitalised word, its first part maybe cut ("Politsei-", "Põhja-Pärnumaa").
_WORD = rf"{_LETTER}\w{{0,40}}(?:-\w{{1,40}}){{0,3}}-?"


#: The case of a legal form in capitals: "AS-i".
_LEGAL_CASE = re.compile(r"(?<=\b[A-ZÕÄÖÜ]{2})-i\b|(?<=\b[A-ZÕÄÖÜ]{3})-i\b")


@dataclass(frozen=True, slots=True)
class Stems:
    """Pieces of words, one of which stands in every line that has a name of some kind; most lines have none.

    All but the legal forms are in lower case.
    """

    kinds: tuple[str, ...]
    offices: tuple[str, ...]
    municipal: tuple[str, ...]
    legal_forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Patterns and tables for the names of agencies in one language."""

    language: str
    kinds: Mapping[str, str]
    known: re.Pattern[str]
    abbreviations: re.Pattern[str]
    labelled: re.Pattern[str]
    label: re.Pattern[str]
    formed: re.Pattern[str]
    company: re.Pattern[str]
    named: re.Pattern[str]
    headings: re.Pattern[str]
    before_office: re.Pattern[str]
    municipal: re.Pattern[str]
    office: re.Pattern[str]
    partner: re.Pattern[str]
    partner_ending: re.Pattern[str]
    joint: re.Pattern[str]
    partner_cases: frozenset[str]
    small: frozenset[str]
    openers: frozenset[str]
    legal_forms: frozenset[str]
    doubtful: frozenset[str]
    weak: tuple[str, ...]
    stems: Stems

    def concept(self, words: str) -> Concept:
        """The concept of a name that `known` matched, whatever its case."""
        return _known_forms(self.language).get(fold(words)) or self._damaged(words)

    def _damaged(self, words: str) -> Concept:
        """The concept whose name, in some case, a scan turned into these words."""
        bare = " ".join(words.split())
        forms = _written_forms(self.language)
        return min(forms, key=lambda form: damage(bare, form[0], limit=len(bare)))[1]

    def by_abbreviation(self, short: str) -> Concept:
        """The concept with that abbreviation."""
        return next(concept for concept in read_scheme("agencies") if short in concept.notations)

    def is_nominative(self, words: str) -> bool:
        """Whether a name ends as one in the nominative does."""
        return fold(words).endswith(_folded(tuple(self.kinds)))

    def names_agency(self, label: str) -> bool:
        """Whether a label can have nothing but an agency behind it; an employer or a sender can be a person."""
        return all(damage(" ".join(label.split()), doubtful, limit=0) for doubtful in self.doubtful)

    def is_weak(self, words: str) -> bool:
        """Whether the last word of a name is one that units are called by too."""
        folded = fold(self.nominative(words))
        if not folded.endswith(_folded(self.weak)):
            return False
        return not folded.endswith(_folded(tuple(kind for kind in self.kinds if kind not in self.weak)))

    def is_capitalised(self, words: str) -> bool:
        """Whether every word but the small ones opens with a capital letter."""
        return all(word[:1].isupper() for word in words.split() if word.casefold() not in self.small)

    def is_whole(self, words: str) -> bool:
        """Whether the words are one name from end to end, in the nominative, with no label or stamp in front.

        >>> names = read_names("et")
        >>> names.is_whole("Ranna- ja Laevaamet"), names.is_whole("Tööandja Laevaamet"), names.is_whole("Laevaameti")
        (True, False, False)
        """
        if self.beginning(words) != words or not self.is_nominative(words):
            return False
        label = self.label.match(words)
        labelled = label is not None and not words[label.end() - 1].isalpha()
        return not labelled and self.is_capitalised(words) and self.own_words(words) == words

    def known_tail(self, words: str) -> str | None:
        """The listed name that a longer one ends in ("Lennuamet" of "Ranna- ja Lennuamet"), None for any other."""
        ends = (match.start() for match in self.known.finditer(words) if match.end() == len(words))
        start = next(ends, 0)
        return words[start:] if start else None

    def with_own_name(self, found: re.Match[str]) -> str:
        """The name that `named` matched, its kind in the nominative.

        >>> names = read_names("et")
        >>> names.with_own_name(names.named.match("Tammiku lasteaia Sipsik"))
        'Tammiku lasteaed Sipsik'
        """
        kind = found["kind"]
        for at, nominative in enumerate(read_words("agencies", language=self.language)["words"]["named_kinds"]):
            if genitive := found[f"g{at}"]:
                kind = kind[: -len(genitive)] + genitive[:1] + nominative[1:]
        return " ".join(f"{found['front']}{kind} {found['own']}".split())

    def opening(self, line: str) -> str | None:
        """The name of several words, or the company, that a line opens with which goes on with a title; None for any other.

        >>> names = read_names("et")
        >>> names.opening("Rannaküla Muusikakooli õpetaja ametijuhend"), names.opening("Põhikooli õpetaja ametijuhend")
        ('Rannaküla Muusikakooli', None)
        """
        company = self.company.match(line)
        if company and line[company.end() :].lstrip()[:1].islower():
            return company.group()
        found = self.formed.match(line)
        if found is None or self.is_weak(found.group()) or len(found.group().split()) < 2:
            return None
        first, *_, last = found.group().split()
        own = self.is_capitalised(found.group()) or (first[:1].isupper() and last.islower())
        return found.group() if own and line[found.end() :].strip() else None

    def own_words(self, words: str) -> str:
        """The end of some words that is a name: from behind the last word that is neither capitalised nor small.

        Words that open a sentence or a stamp are no part of it.

        >>> read_names("et").own_words("Vastavalt Uue-Saare Vallavalitsuse")
        'Uue-Saare Vallavalitsuse'
        """
        start = len(words)
        shouting = words.split()[-1].isupper()
        for place, match in enumerate(reversed(list(re.finditer(r"\S+", words)))):
            word = match.group()
            small = word.casefold() in self.small
            if place and (word.casefold() in self.openers - self.small or not (small or word[:1].isupper())):
                break
            if place and word.isupper() and len(word) > 1 and not shouting:
                break
            start = start if small else match.start()
        return words[start:]

    def nominative(self, words: str) -> str:
        """A formed name in the nominative and in the case of names.

        >>> read_names("et").nominative("POLITSEI- JA VETEVALVEAMETI")
        'Politsei- ja Vetevalveamet'
        """
        return _nominative(words, self.language)

    def nominative_of(self, words: str) -> str:
        """As `nominative`, worked out anew."""
        bare = _LEGAL_CASE.sub("", " ".join(words.split()))
        ending = _genitive_ending(self.language).search(bare)
        if ending and not self.is_nominative(bare):
            bare = bare[: ending.start()] + self._nominative_of(ending.group())
        if words.isupper():
            return self._titled(bare)
        first, _, last = bare.rpartition(" ")
        return f"{first} {last[:1].upper()}{last[1:]}" if first else last

    def beginning(self, line: str) -> str | None:
        """The name that is formed like an agency's and that a line begins with; None where it begins with none."""
        return _beginning(line, self.language)

    def _nominative_of(self, ending: str) -> str:
        low = ending.casefold()
        fits = [(nominative, genitive) for nominative, genitive in self.kinds.items() if low.startswith(genitive)]
        nominative = max(fits, key=lambda pair: len(pair[1]))[0]
        return nominative.upper() if ending.isupper() else ending[:1] + nominative[1:]

    def _titled(self, words: str) -> str:
        return " ".join(map(self._titled_word, words.split()))

    def _titled_word(self, word: str) -> str:
        if word.casefold() in self.small or word in self.legal_forms:
            return word.casefold() if word.casefold() in self.small else word
        return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))


#: The lines of title pages come again and again in the files of one agency, and are asked about in several ways.
REMEMBERED = 4_096


@lru_cache(maxsize=REMEMBERED)
def _nominative(words: str, language: str) -> str:
    return read_names(language).nominative_of(words)


@lru_cache(maxsize=REMEMBERED)
def _beginning(line: str, language: str) -> str | None:
    match = read_names(language).formed.match(line)
    return match.group() if match else None


@cache
def _genitive_ending(language: str) -> re.Pattern[str]:
    """What the name of an agency ends in that is not in the nominative."""
    lexicon = read_words("agencies", language=language)
    cases = alternatives(lexicon["words"]["cases"])
    ordered = sorted(lexicon["kinds"].values(), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(rf'{re.escape(genitive)}(?:{cases})?' for genitive in ordered)})$", re.IGNORECASE)


@cache
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold, words))


@cache
def read_names(language: str) -> Names:
    """The names of agencies in one language, from its lexicon and the scheme."""
    lexicon = read_words("agencies", language=language)
    words, kinds = lexicon["words"], lexicon["kinds"]
    cases = alternatives(words["cases"])
    last = "|".join(
        rf"(?:{tolerant(nominative)}|{tolerant(genitive)}(?:{cases})?)"
        for nominative, genitive in sorted(kinds.items(), key=lambda pair: -len(pair[1]))
    )
    genitive = alternatives(kinds.values())
    more = rf"(?:{_WORD}[ \t]+)"
    formed = rf"(?<!\w){_CAPITAL}(?:{more}{{0,5}}?\w{{2,40}}?-?|{more}{{1,5}}?)"
    labels = alternatives(words["labels"])
    offices = rf"(?:{alternatives(words['offices'])})"
    return Names(
        language=language,
        kinds=kinds,
        known=re.compile(rf"(?<!\w){_CAPITAL}(?:{_known_expression(language)})(?!\w)", re.IGNORECASE),
        abbreviations=_abbreviations(cases),
        labelled=re.compile(
            rf"^[ \t|*#]*(?:\d+(?:\.\d+)*\.?[ \t]+)?(?P<label>{labels})(?P<sign>[ \t]*[:|\t–-]+[ \t]*|[ \t]+|[ \t]*:?[ \t]*\n)"
            r"(?P<name>[^\n|\t,;(:]{3,80})(?=[\n|\t,;(]|$)",
            re.IGNORECASE | re.MULTILINE,
        ),
        label=re.compile(rf"(?:\d+(?:\.\d+)*\.?[ \t]+)?(?:{labels})[ \t|:–-]*", re.IGNORECASE),
        formed=re.compile(rf"{formed}(?:{last})(?!\w)", re.IGNORECASE),
        company=_company(words["legal_forms"], alternatives(words["small"])),
        named=_named(words["named_kinds"], words["not_names"], kinds),
        headings=re.compile(rf"(?<!\w)(?:{alternatives(_headings(language))})\W*$", re.IGNORECASE),
        before_office=re.compile(rf"(?P<name>{formed}(?:{genitive}))[ \t]+{offices}\w*", re.IGNORECASE),
        municipal=_municipal(words["municipal_kinds"], kinds, cases),
        office=re.compile(rf"\s+(?:[\w-]+\s+)?{offices}", re.IGNORECASE),
        partner=re.compile(rf"(?<!\w)(?:{alternatives(words['partners'])})", re.IGNORECASE),
        partner_ending=re.compile(rf"(?:{alternatives(words['partner_cases'])})$", re.IGNORECASE),
        joint=re.compile(rf"\s+(?:{alternatives(words['joints'])})(?!\w)", re.IGNORECASE),
        partner_cases=frozenset(words["partner_cases"]),
        small=frozenset(words["small"]),
        openers=frozenset(words["openers"]),
        legal_forms=frozenset(words["legal_forms"]),
        doubtful=frozenset(words["doubtful_labels"]),
        weak=tuple(words["weak_kinds"]),
        stems=Stems(
            kinds=_pieces(form for pair in kinds.items() for form in pair),
            offices=_pieces(words["offices"]),
            municipal=_pieces(form for kind in words["municipal_kinds"] for form in _both_cases(kind, kinds)),
            legal_forms=tuple(dict.fromkeys(each for form in words["legal_forms"] for each in (form, form.upper()))),
        ),
    )


def _pieces(forms: Iterable[str]) -> tuple[str, ...]:
    """What stands in a text wherever one of the forms does, even a damaged one."""
    return tuple(sorted({*map(sound_piece, forms)}, key=len))


def _both_cases(kind: str, genitives: Mapping[str, str]) -> tuple[str, str]:
    return kind, genitives.get(kind, kind + "e")


def _municipal(kinds: list[str], genitives: Mapping[str, str], cases: str) -> re.Pattern[str]:
    both = [_both_cases(kind, genitives) for kind in kinds]
    forms = [rf"(?:{tolerant(nominative)}|{tolerant(genitive)}(?:{cases})?)" for nominative, genitive in both]
    return re.compile(
        rf"(?<![\w-]){_CAPITAL}(?P<name>(?:{_WORD}[ \t]+){{1,3}}?(?:{'|'.join(forms) or '(?!)'}))(?!\w)", re.IGNORECASE
    )


def _company(forms: list[str], small: str) -> re.Pattern[str]:
    """A company by its legal form: in front of a capitalised name or, where it is short, behind one."""
    capital = "[A-ZÀ-ÖØ-ÞŠŽ]"
    name = rf"{capital}\w{{3,40}}(?:-\w{{1,40}})*-?(?:[ \t]+(?:{small}|{capital}[\w-]*)){{0,5}}"
    front = "|".join(form if form.isupper() else f"{form}|{form.upper()}" for form in forms)
    behind = "|".join(form for form in forms if form.isupper())
    return re.compile(rf"(?:{front})(?:-i)?[ \t]+(?:{name})|(?:{name})[ \t]+(?:{behind})(?:-i)?(?![\w-])")


def _headings(language: str) -> list[str]:
    """What a job description is headed by."""
    titles: list[str] = read_words("labels", language=language)["heads"]["titles"]
    return titles


def _named(named: list[str], others: list[str], genitives: Mapping[str, str]) -> re.Pattern[str]:
    """A kind of agency with a name of its own behind it, which no case changes: "Tammiku lasteaia Sipsik"."""
    forms = "|".join(
        rf"(?P<g{at}>{tolerant(genitives[kind])})|(?P<n{at}>{tolerant(kind)})" for at, kind in enumerate(named)
    )
    capital = "(?-i:[A-ZÀ-ÖØ-ÞŠŽ])"
    own = rf"(?!(?:{alternatives(others)})){capital}(?-i:[^\W\dA-ZÀ-ÖØ-ÞŠŽ])[\w-]{{1,30}}"
    return re.compile(
        rf"(?<!\w){_CAPITAL}(?P<front>(?:{capital}[\w-]{{1,40}}[ \t]+){{0,3}})(?P<kind>\w{{0,30}}(?:{forms or '(?!)'}))[ \t]+"
        rf"(?P<own>[„“\"«]?{own}(?:[ \t]+{own})?[”“\"»]?)(?!\w)",
        re.IGNORECASE,
    )


def _abbreviations(cases: str) -> re.Pattern[str]:
    shorts = sorted((n for c in read_scheme("agencies") for n in c.notations), key=len, reverse=True)
    return re.compile(rf"(?<![\w/.-])(?P<short>{'|'.join(shorts)})(?:-?(?:i|e)?(?P<case>{cases}))?(?![\w/])")


@cache
def _written_forms(language: str) -> list[tuple[str, Concept]]:
    """Every name of the scheme in the nominative and in the genitive."""
    kinds: Mapping[str, str] = read_words("agencies", language=language)["kinds"]
    forms: list[tuple[str, Concept]] = []
    for concept in read_scheme("agencies"):
        label = concept.labels.get(language)
        for name in (label, *concept.alternatives) if label else ():
            ending = max((k for k in kinds if name.casefold().endswith(k)), key=len, default=None)
            forms.append((name, concept))
            if ending:
                forms.append((name[: -len(ending)] + kinds[ending], concept))
    return forms


@cache
def _known_forms(language: str) -> Mapping[str, Concept]:
    """Every name of the scheme in every case, folded, and its concept."""
    cases = ["", *read_words("agencies", language=language)["words"]["cases"]]
    return {fold(form + case): concept for form, concept in _written_forms(language) for case in cases}


def _known_expression(language: str) -> str:
    cases = alternatives(read_words("agencies", language=language)["words"]["cases"])
    by_first: dict[str, list[str]] = {}
    for form in sorted({form for form, _ in _written_forms(language)}, key=len, reverse=True):
        first = form[0] if form[0].casefold() not in DAMAGED and form[0].isalpha() else ""
        by_first.setdefault(first, []).append(rf"{tolerant(form[len(first) :])}(?:{cases})?")
    # names that begin with one letter stand together: where a word begins with another, they are passed over at once
    return "|".join(rf"{first}(?:{'|'.join(forms)})" for first, forms in by_first.items()) or r"(?!)"
