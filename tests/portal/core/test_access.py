"""What the kernel asks about people, and who answers."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from portal.core import access
from portal.core.models import Partnership
from tests.factories import user_with_role


@pytest.fixture
def nobody_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away whoever answers."""
    monkeypatch.setattr(access, "_registered", [])


def test_without_anybody_who_knows_people_nobody_may_anything(nobody_registered: None) -> None:
    answers, place, user = access.access(), Partnership(), AnonymousUser()
    request = RequestFactory().get("/")
    assert [
        answers.can_open_cms(user, place),
        answers.can_edit(user, place),
        answers.can_approve(user, place),
        answers.can_manage_people(user, place),
        answers.is_platform_admin(user),
        answers.partnerships_edited_by(user),
        answers.approvers_of(place),
        answers.publishes_as(user, place),
        answers.has_shown_second_factor(request),
    ] == [False, False, False, False, False, frozenset(), frozenset(), "", False]


def test_there_is_one_who_answers(nobody_registered: None) -> None:
    first = access.Nobody()
    access.register_access(first)
    access.register_access(first)
    assert access.access() is first
    with pytest.raises(access.AccessTaken):
        access.register_access(access.Nobody())


@pytest.mark.django_db
def test_people_answer_by_their_roles(four_partnerships: dict[str, Partnership]) -> None:
    answers, tees = access.access(), four_partnerships["tees"]
    everywhere = frozenset(place.pk for place in four_partnerships.values())
    found = {}
    for role in ("practitioner", "editor", "approver", "partnership-admin", "admin"):
        user = user_with_role(role, tees)
        found[role] = (
            answers.can_open_cms(user, tees),
            answers.can_edit(user, tees),
            answers.can_approve(user, tees),
            answers.can_manage_people(user, tees),
            answers.is_platform_admin(user),
            answers.partnerships_edited_by(user),
        )
    own = frozenset({tees.pk})
    assert found == {
        "practitioner": (False, False, False, False, False, frozenset()),
        "editor": (True, True, False, False, False, own),
        "approver": (True, True, True, False, False, own),
        "partnership-admin": (True, True, True, True, False, own),
        "admin": (True, True, True, True, True, everywhere),
    }


@pytest.mark.django_db
def test_approvers_of_a_partnership_are_its_own(four_partnerships: dict[str, Partnership]) -> None:
    tees = four_partnerships["tees"]
    wanted = {user_with_role(role, tees).pk for role in ("approver", "partnership-admin")}
    user_with_role("editor", tees)
    user_with_role("approver", tees, inactive=True)
    user_with_role("approver", four_partnerships["gloucestershire"])
    assert access.access().approvers_of(tees) == wanted
