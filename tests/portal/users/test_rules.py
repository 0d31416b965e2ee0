"""Every role × every predicate × own and other partnership."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser

from portal.users import rules
from portal.users.rules import HeldRole, Role

HERE, ELSEWHERE = SimpleNamespace(pk=1), SimpleNamespace(pk=2)
# Predicate: who may, in their own partnership. Nobody may elsewhere but the platform's admin.
TRUTH: dict[Callable[[object, object], bool], set[Role]] = {
    rules.can_open_cms: {Role.EDITOR, Role.APPROVER, Role.PARTNERSHIP_ADMIN, Role.ADMIN},
    rules.can_edit_pages: {Role.EDITOR, Role.APPROVER, Role.PARTNERSHIP_ADMIN, Role.ADMIN},
    rules.can_approve: {Role.APPROVER, Role.PARTNERSHIP_ADMIN, Role.ADMIN},
    rules.can_manage_people: {Role.PARTNERSHIP_ADMIN, Role.ADMIN},
    rules.can_run_training: {Role.TRAINER, Role.ADMIN},
    rules.can_approve_bookings: {Role.MANAGER, Role.ADMIN},
    rules.can_update_listing: {Role.PROVIDER, Role.ADMIN},
    rules.can_read_professional_details: set(Role) - {Role.PROVIDER},
    rules.can_keep_trackers: {Role.PRACTITIONER},
}


def person(role: Role, *, is_active: bool = True) -> SimpleNamespace:
    place = None if role is Role.ADMIN else HERE.pk
    return SimpleNamespace(is_active=is_active, held_roles=frozenset({HeldRole(role, place)}))


def test_the_table_names_every_scoped_predicate() -> None:
    scoped = {
        value for name, value in vars(rules).items() if name.startswith("can_") and callable(value)
    }
    assert set(TRUTH) == scoped


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("predicate", list(TRUTH), ids=lambda rule: rule.__name__)
def test_predicate_holds_for_exactly_these_roles(
    predicate: Callable[[object, object], bool], role: Role
) -> None:
    may = role in TRUTH[predicate]
    everywhere = may and role is Role.ADMIN
    answers = [predicate(person(role), place) for place in (HERE, ELSEWHERE, None)]
    assert answers == [may, everywhere, False]


@pytest.mark.parametrize("predicate", list(TRUTH), ids=lambda rule: rule.__name__)
def test_nobody_else_may_anything(predicate: Callable[[object, object], bool]) -> None:
    closed = [person(role, is_active=False) for role in Role]
    without = SimpleNamespace(is_active=True, held_roles=frozenset())
    people = [AnonymousUser(), None, without, *closed]
    assert [predicate(somebody, HERE) for somebody in people] == [False] * len(people)


def test_only_a_provider_may_go_by_password_alone() -> None:
    needing = {role for role in Role if rules.needs_second_factor(person(role))}
    assert needing == set(Role) - {Role.PROVIDER}


def test_whoever_opens_the_cms_or_sees_bookings_needs_the_second_step() -> None:
    for rule in (rules.can_open_cms, rules.can_run_training, rules.can_approve_bookings):
        for role in TRUTH[rule]:
            assert rules.needs_second_factor(person(role)), (rule.__name__, role)


def test_works_in_cms() -> None:
    working = {role for role in Role if rules.works_in_cms(person(role))}
    assert working == {Role.EDITOR, Role.APPROVER, Role.PARTNERSHIP_ADMIN, Role.ADMIN}


def test_platform_admin_is_the_admin_alone() -> None:
    assert [role for role in Role if rules.is_platform_admin(person(role))] == [Role.ADMIN]


def test_nobody_gives_a_role_as_strong_as_their_own() -> None:
    lead = person(Role.PARTNERSHIP_ADMIN)
    given = rules.grantable_roles(lead, HERE)
    assert given == (
        Role.PRACTITIONER,
        Role.MANAGER,
        Role.TRAINER,
        Role.PROVIDER,
        Role.EDITOR,
        Role.APPROVER,
    )
    assert rules.grantable_roles(lead, ELSEWHERE) == ()
    assert rules.grantable_roles(person(Role.ADMIN), HERE) == (*given, Role.PARTNERSHIP_ADMIN)
    assert rules.grantable_roles(person(Role.EDITOR), HERE) == ()
