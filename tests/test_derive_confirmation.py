"""Whether the other end's form confirms a substitution."""

from __future__ import annotations

import pytest
from graphs import (
    loaded,
    unconfirmed,
)
from readings import (
    any_of,
    deferred,
    description,
    designated,
    person,
    post,
)

from asendus.loader.reading import Mention

UNIT = ("õigusosakond",)


def test_a_closed_form_that_does_not_say_it_contradicts() -> None:
    """The substitute's form lists whom it covers, all by post, and the principal is not among them."""
    store = loaded(
        description("nõunik", unit=UNIT, by=[post("jurist")]),
        description("jurist", unit=UNIT, for_=[post("ekspert")]),
        description("ekspert", unit=UNIT),
    )

    assert {("jurist", "jurist, õigusosakond")} == unconfirmed(store)


def test_an_empty_field_contradicts_too() -> None:
    """A form that asks whom the post covers, and says nobody, is closed."""
    store = loaded(description("nõunik", unit=UNIT, by=[post("jurist")]), description("jurist", unit=UNIT, for_=[]))

    assert {("jurist", "jurist, õigusosakond")} == unconfirmed(store)


def test_the_principal_s_form_can_contradict_the_substitute_s() -> None:
    """The same from the other end."""
    store = loaded(
        description("nõunik", unit=UNIT, by=[post("ekspert")]),
        description("jurist", unit=UNIT, for_=[post("nõunik")]),
        description("ekspert", unit=UNIT),
    )

    assert {("nõunik", "nõunik, õigusosakond")} == unconfirmed(store)


@pytest.mark.parametrize(
    "for_",
    [
        None,
        [post("nõunik")],
        [any_of(*UNIT)],
        [designated()],
        [deferred()],
        [person()],
        [post("nõunik", qualifier="lepingud")],
        [post("vahetu juht")],
        [post("ekspert"), any_of("haldusosakond")],
    ],
)
def test_what_may_confirm_does_not_contradict(for_: list[Mention] | None) -> None:
    """No field, the pair itself, a group, an appointed, deferred or personal substitute, an open mention of the same title."""
    store = loaded(
        description("nõunik", unit=UNIT, by=[post("jurist")]),
        description("jurist", unit=UNIT, for_=for_),
        description("ekspert", unit=UNIT),
    )

    assert set() == unconfirmed(store)


def test_a_substitute_known_by_mention_alone_contradicts_nothing() -> None:
    """What was not loaded is unknown, not a contradiction."""
    assert set() == unconfirmed(loaded(description("nõunik", unit=UNIT, by=[post("jurist")])))


def test_a_closed_list_of_subordinates_contradicts() -> None:
    """The supervisor's form lists posts, or says nobody, and the one that says it reports to it is not among them."""
    adviser = description("nõunik", unit=UNIT, supervisor=post("osakonna juhataja"))
    head = {"title": "osakonna juhataja", "unit": UNIT}
    told = {("osakonna juhataja", "osakonna juhataja, õigusosakond")}

    assert told == unconfirmed(loaded(adviser, description(**head, subordinates=[post("jurist")])))  # type: ignore[arg-type]
    assert told == unconfirmed(loaded(adviser, description(**head, subordinates=[])))  # type: ignore[arg-type]
    assert set() == unconfirmed(loaded(adviser, description(**head)))  # type: ignore[arg-type]
    assert set() == unconfirmed(loaded(adviser, description(**head, subordinates=[any_of(*UNIT)])))  # type: ignore[arg-type]
    assert set() == unconfirmed(loaded(adviser, description(**head, subordinates=[post("nõunik")])))  # type: ignore[arg-type]


def test_another_described_supervisor_contradicts() -> None:
    """A post's form names a described supervisor, or nobody; one that nothing describes may be the same under another name."""
    manager = description("projektijuht", unit=UNIT, subordinates=[post("nõunik")])
    head = description("osakonna juhataja", unit=UNIT)
    adviser = description("nõunik", unit=UNIT, supervisor=post("osakonna juhataja"))

    assert {("nõunik", "nõunik, õigusosakond")} == unconfirmed(loaded(manager, head, adviser))
    assert {("nõunik", "nõunik, õigusosakond")} == unconfirmed(
        loaded(manager, head, description("nõunik", unit=UNIT, supervisor=[]))
    )
    assert set() == unconfirmed(loaded(manager, adviser))
    assert set() == unconfirmed(loaded(manager, head, description("nõunik", unit=UNIT)))
