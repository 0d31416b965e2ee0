"""Whoever is given a role is told what they may do and who gave it, and nothing secret."""

from __future__ import annotations

import pytest
from django.utils import timezone

from portal.core.outbox.models import OutboxMail
from portal.users.actions.people import give_role, invite_person, make_admin
from portal.users.role_letters import MAY
from portal.users.rules import PARTNERSHIP_ROLES, Role
from tests.factories import UserFactory, user_with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(partnership):
    person = user_with_role("admin")
    person.post = "Business & training lead"
    person.save()
    return person


@pytest.fixture
def given(partnership, lead, sent_mail):
    def give(role, user=None, by=lead):
        place = None if role is Role.ADMIN else partnership
        now = timezone.now()
        give_role(user=user or UserFactory(), role=role, partnership=place, by=by, now=now)
        return sent_mail()

    return give


@pytest.mark.parametrize("role", PARTNERSHIP_ROLES)
def test_each_role_says_what_one_may_do(partnership, given, role):
    [letter] = given(role)
    assert letter.subject == "You have a new role"
    assert f"you have a new role at {partnership.name}: " in letter.body
    assert str(MAY[role]) in letter.body
    assert "Business & training lead gave you this role." in letter.body
    assert f"{partnership.site.root_url}/accounts/" in letter.body


def test_every_role_has_words_of_its_own():
    assert set(MAY) == set(Role)
    assert len({str(words) for words in MAY.values()}) == len(Role)


def test_an_invitation_writes_once_and_holds_no_key(partnership, lead, sent_mail):
    invite = {"email": "new@example.org", "post": "Editor", "partnership": partnership, "by": lead}
    for _again in range(2):
        invite_person(role=Role.EDITOR, now=timezone.now(), **invite)
    [letter] = sent_mail()
    assert letter.to == ["new@example.org"]
    assert "key" not in letter.body
    assert "password" not in letter.body
    assert "reset" not in letter.body


def test_a_role_everywhere_names_no_place(given):
    [letter] = given(Role.ADMIN, UserFactory())
    assert "you have a new role: Administrator of the whole portal." in letter.body


def test_who_is_made_an_administrator_on_the_machine_is_told_there(sent_mail):
    make_admin(email="chief@example.org", post="Chief", now=timezone.now())
    assert sent_mail() == []


def test_nobody_is_written_to_whose_account_is_closed(given):
    assert given(Role.EDITOR, UserFactory(is_active=False)) == []


def test_the_letter_lies_locked_until_it_is_sent(partnership, lead):
    now = timezone.now()
    give_role(user=UserFactory(), role=Role.EDITOR, partnership=partnership, by=lead, now=now)
    assert OutboxMail.objects.get().key.startswith("role-given-")
