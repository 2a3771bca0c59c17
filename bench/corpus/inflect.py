"""Estonian case forms of names: the last word is inflected, what stands before it is not."""

from __future__ import annotations

from functools import cache

from estnltk.vabamorf.morf import synthesize

CODES = {"gen": "sg g", "part": "sg p", "all": "sg all", "in": "sg in", "el": "sg el", "pl": "pl n"}
# Words that the synthesis reads as a name.
KNOWN = {"kool": {"gen": "kooli", "part": "kooli", "all": "koolile", "in": "koolis", "el": "koolist", "pl": "koolid"}}
# Adjectives that agree with the word after them.
AGREEING = {
    "otsene": {"gen": "otsese", "part": "otsest", "all": "otsesele", "pl": "otsesed"},
    "vastutav": {"gen": "vastutava", "part": "vastutavat", "all": "vastutavale", "pl": "vastutavad"},
    "kliiniline": {
        "gen": "kliinilise",
        "part": "kliinilist",
        "all": "kliinilisele",
        "in": "kliinilises",
        "pl": "kliinilised",
    },
    "esimene": {"gen": "esimese", "part": "esimest", "all": "esimesele", "in": "esimeses"},
    "ambulatoorne": {"gen": "ambulatoorse", "part": "ambulatoorset", "all": "ambulatoorsele", "in": "ambulatoorses"},
    "juriidiline": {"gen": "juriidilise", "part": "juriidilist", "all": "juriidilisele", "pl": "juriidilised"},
}


@cache
def inflect(phrase: str, case: str) -> str:
    """The phrase in a case: nom, gen, part, all, in, el, or pl (nominative plural).

    >>> inflect("finants- ja haldusosakond", "gen")
    'finants- ja haldusosakonna'
    >>> inflect("IT-spetsialist", "all")
    'IT-spetsialistile'
    """
    if case == "nom" or not phrase:
        return phrase
    before, space, last = phrase.rpartition(" ")
    first, hyphen, word = last.rpartition("-")
    before = AGREEING.get(before, {}).get(case, before)
    return before + space + first + hyphen + _form(word, case)


def _form(word: str, case: str) -> str:
    for stem, forms in KNOWN.items():
        if word.casefold().endswith(stem):
            return word[: -len(stem)] + (forms[case] if word.islower() else _like(word[-len(stem) :], forms[case]))
    return _like(word, form_of(word.casefold(), CODES[case]))


@cache
def form_of(word: str, code: str) -> str:
    """The form of a lower-case word that a code of Vabamorf names.

    >>> form_of("koostama", "b")
    'koostab'
    """
    made = synthesize(word, code)
    if not made:
        raise ValueError(f"no {code} of {word}")
    return str(made[0])


def _like(model: str, form: str) -> str:
    return form.upper() if model.isupper() and len(model) > 1 else model[:1] + form[1:]
