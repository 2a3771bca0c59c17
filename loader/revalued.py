"""Fields whose value shows that their label is meant otherwise: "Teenistuskoht: ametnikukoht", "Meeskond: puuduvad"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from asendus.loader.formfields import Field
from asendus.loader.labels import Labels, words_of
from asendus.loader.morphology import NOMINATIVE
from asendus.loader.words import unit_forms


def revalued(fields: Sequence[Field], labels: Labels) -> list[Field]:
    """The fields, with the key that the value of each asks for."""
    return [_revalued(field, labels) for field in fields]


def _revalued(field: Field, labels: Labels) -> Field:
    words = words_of(field.value.text)
    if field.key == "position" and words in labels.kinds_of_service:
        return replace(field, key="service_kind")
    if field.key == "position" and field.value and _last_forms(field, "in"):
        return replace(field, key="unit")  # "Sinu töökoht on haldusosakonnas"
    team = field.key == "unit" and words_of(field.label.text) in labels.either
    return replace(field, key="subordinates") if team and field.value and not _last_forms(field, NOMINATIVE) else field


def _last_forms(field: Field, case: str) -> bool:
    """Whether the last word of a value is a word for a unit in a case, and not in the plural."""
    last = field.value.text.split()[-1].strip(".,;()")
    return any(form.case == case and not form.plural for form in unit_forms(last, weak=True))
