"""Who is named in the four fields, with the words in each case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from corpus.lexicon import Dice
from corpus.model import Mention, Post
from corpus.third.employers import Employer, head_word, marks, short, title
from corpus.third.words import choices, inflected

CASES = ("nom", "gen", "part", "all", "pl")


@dataclass(frozen=True, slots=True)
class Named:
    """Makes the mentions of one description."""

    dice: Dice
    of: Employer
    post: Post

    def supervisor(self) -> list[Mention]:
        """The one reported to; seldom two."""
        above = self.head() if self.dice.chance(0.75) else None
        first = above or self.chief()
        if self.dice.chance(0.03):
            second = self.chief()
            return [first, second] if second.title != first.title else [first]
        return [first]

    def subordinates(self) -> list[Mention]:
        """Those who report to the holder; mostly nobody, for heads mostly somebody."""
        if not self.dice.chance(0.9 if self.post.heads else 0.3):
            return []
        if self.post.path and self.dice.chance(0.35) and (anybody := self.anybody()):
            return [anybody]
        return self._different(self.peer, self.dice.choices((1, 2, 3), (3, 5, 3))[0])

    def by(self) -> list[Mention]:
        """Those who cover for the holder."""
        return self._covering(nobody=0.08, designated=0.14, deferred=0.08, person=0.04)

    def covered(self) -> list[Mention]:
        """Those whom the holder covers for."""
        return self._covering(nobody=0.19, designated=0.07, deferred=0.06, person=0.015)

    def _covering(self, *, nobody: float, designated: float, deferred: float, person: float) -> list[Mention]:
        throw = self.dice.random()
        for share, make in (
            (nobody, None),
            (designated, self.designated),
            (deferred, self.deferred),
            (person, self.person),
        ):
            if throw < share:
                return [make()] if make else []
            throw -= share
        found = self._different(self.cover, self.dice.choices((1, 2, 3), (62, 28, 10))[0])
        if len(found) == 1 and self.dice.chance(0.06):
            found.append(self.designated())
        return found

    def _different(self, make: Callable[[], Mention], count: int) -> list[Mention]:
        found: dict[tuple[str | None, ...], Mention] = {}
        for _ in range(count):
            made = make()
            heads = bool(made.unit) and str(made.title).endswith(("juhataja", "juht"))
            title = "head" if heads else made.title
            found.setdefault((title, made.qualifier, made.ordinal, *made.unit[-1:]), made)
        return list(found.values())

    def cover(self) -> Mention:
        """Somebody who covers or is covered."""
        kind = self.dice.choices(("peer", "head", "other", "own", "chief", "any"), (50, 14, 14, 8, 4, 10))[0]
        made: Mention | None = None
        if kind == "head":
            made = self.head()
        elif kind == "any":
            made = self.anybody()
        elif kind in {"other", "own", "chief"}:
            made = {"other": self.other, "own": self.own, "chief": self.chief}[kind]()
        return made or self.peer()

    def peer(self) -> Mention:
        """A title alone, as colleagues of one unit are named."""
        while (name := title(self.dice, self.of)) == self.post.title:
            pass
        qualifier, ordinal = marks(self.dice, self.of, 0.1)
        tail = (f" {ordinal}" if ordinal else "") + (f" ({qualifier})" if qualifier else "")
        texts = {case: inflected(name, case) + tail for case in CASES}
        return Mention(kind="post", title=name, qualifier=qualifier, ordinal=ordinal, texts=texts)

    def own(self) -> Mention:
        """Somebody else with the holder's title."""
        if self.post.heads or self.post.qualifier or self.post.ordinal:
            return self.peer()
        other = {"nom": "teine", "gen": "teise", "part": "teist", "all": "teisele", "pl": "teised"}
        words = other if self.dice.chance(0.85) else dict.fromkeys(CASES, "")
        texts = {case: f"{words[case]} {inflected(self.post.title, case)}".strip() for case in CASES}
        return Mention(kind="post", title=self.post.title, texts=texts)

    def other(self) -> Mention:
        """A post of a unit that the text names."""
        path = self.dice.one([path for path in self.of.tree if path[-1] not in self.post.path])
        word = head_word(path[-1]) if self.dice.chance(0.35) else None
        return self._in_unit(word or title(self.dice, self.of), path)

    def _in_unit(self, word: str, path: tuple[str, ...]) -> Mention:
        genitive = inflected(path[-1], "gen")
        texts = {case: f"{genitive} {inflected(word, case)}" for case in CASES}
        return Mention(kind="post", title=word, unit=path[-1:], texts=texts)

    def head(self) -> Mention | None:
        """The head of the holder's unit, or of the unit above for a head."""
        path = self.post.path[:-1] if self.post.heads else self.post.path
        if not path or (len(path) > 1 and self.dice.chance(0.12)):
            path = path[:1] if not self.post.heads else path[:-1]
        word = head_word(path[-1]) if path else None
        if word is None:
            return None
        kind = short(path[-1])
        inner = self.post.path[-1]
        ambiguous = path[-1] != inner and kind == short(inner)
        if kind is None or ambiguous or self.dice.chance(0.4):
            made = self._in_unit(word, path)
            return Mention(kind="post", title=made.title, unit=path, texts=made.texts)
        name = f"{inflected(kind, 'gen')} {word}"
        if kind == "osakond" and self.dice.chance(0.25):
            name = name.replace(" ", "")
        return Mention(kind="post", title=name, unit=path, texts={case: inflected(name, case) for case in CASES})

    def chief(self) -> Mention:
        """Somebody of the management."""
        agency = self.of.agency
        known = (agency.top, agency.deputy, self.dice.pick(self.of.words["deputies"]))
        above = self.dice.one([name for name in known if name != self.post.title])
        return Mention(kind="post", title=above, texts={case: inflected(above, case) for case in CASES})

    def anybody(self) -> Mention | None:
        """Whoever works in the unit, named in short or in full."""
        if not self.post.path:
            return None
        unit, staff = self.post.path[-1], self.of.agency.staff
        kind = short(unit)
        before = inflected(kind if kind and self.dice.chance(0.75) else unit, "gen")
        texts = {case: f"{before} {inflected(staff, case)}" for case in CASES}
        if self.dice.chance(0.3):
            texts["part"] = f"{before} {inflected(staff, 'parts')}"
        return Mention(kind="any", title=staff, unit=self.post.path, texts=texts)

    def designated(self) -> Mention:
        """Somebody whom a role appoints when it comes to it."""
        role, staff = self.dice.one(self._roles()), self.dice.one((self.of.agency.staff, self.of.agency.staff, "isik"))
        orders = not role.endswith("juht")
        words = self.dice.one([text for text in choices("designated") if orders or "käskkir" not in text])
        texts = {c: words.format(g=role_in(role, "gen"), s=inflected(staff, c)) for c in CASES}
        return Mention(kind="designated", title=role, texts=texts, closed=True)

    def _roles(self) -> list[str]:
        kind = short(self.post.path[-1]) if self.post.path and not self.post.heads else None
        usual = ["vahetu juht", "otsene juht", self.of.agency.top]
        return usual + ([f"{inflected(kind, 'gen')} {head_word(self.post.path[-1])}"] if kind else [])

    def deferred(self) -> Mention:
        """Another document instead of a name."""
        words, _, document = self.dice.one(choices("deferred")).partition(" = ")
        return Mention(kind="deferred", title=document, texts=dict.fromkeys(CASES, words), closed=True)

    def person(self) -> Mention:
        """A name instead of a post."""
        name = f"{self.dice.one(choices('firsts'))} {self.dice.one(choices('lasts'))}"
        return Mention(kind="person", texts=dict.fromkeys(CASES, name), closed=True)


def role_in(role: str, case: str) -> str:
    """A role in a case, where its adjective bends too.

    >>> role_in("vahetu juht", "gen"), role_in("otsene juht", "gen")
    ('vahetu juhi', 'otsese juhi')
    """
    if case == "gen" and role.startswith("otsene "):
        return "otsese " + inflected(role.removeprefix("otsene "), case)
    return inflected(role, case)
