"""What resolution needs of the rules file: the shape of the rules, not where they come from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from asendus.loader.slugs import squash


class NamedPost(Protocol):
    """A post as documents name it; `unit` is its full path, largest first."""

    @property
    def title(self) -> str: ...
    @property
    def qualifier(self) -> str | None: ...
    @property
    def ordinal(self) -> str | None: ...
    @property
    def unit(self) -> tuple[str, ...]: ...


class RosterRule(Protocol):
    """All posts of the agency, or of one unit, are loaded."""

    @property
    def agency(self) -> str: ...
    @property
    def unit(self) -> tuple[str, ...]: ...


class HeadcountRule(Protocol):
    """How many people hold a post."""

    @property
    def agency(self) -> str: ...
    @property
    def post(self) -> NamedPost: ...
    @property
    def count(self) -> int: ...


class AliasRule(Protocol):
    """What a mention, in the words of the document, means."""

    @property
    def agency(self) -> str: ...
    @property
    def mention(self) -> str: ...
    @property
    def post(self) -> NamedPost: ...
    @property
    def reason(self) -> str: ...


class Rules(Protocol):
    """The rules that decide what mentions mean (`asendus.rules.Rules` is one)."""

    @property
    def rosters(self) -> Sequence[RosterRule]: ...
    @property
    def headcounts(self) -> Sequence[HeadcountRule]: ...
    @property
    def aliases(self) -> Sequence[AliasRule]: ...


class AgencyRules:
    """The rules about one agency; none where there is no rules file."""

    def __init__(self, rules: Rules | None, agency: str | None) -> None:
        name = squash(agency or "")
        self.rosters = [each for each in rules.rosters if squash(each.agency) == name] if rules else []
        self.headcounts = [each for each in rules.headcounts if squash(each.agency) == name] if rules else []
        self.aliases = [each for each in rules.aliases if squash(each.agency) == name] if rules else []
