"""Making accounts, giving roles, ending them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.core.models import Partnership
from portal.users.actions.people import (
    close_unused_accounts,
    end_role,
    give_role,
    invite_person,
    make_account,
    make_admin,
    sign_out_everywhere,
)
from portal.users.actions.security import KEPT_FOR, log_event, purge_security_log
from portal.users.exceptions import EmailTaken, LastAdmin, RoleNotYours
from portal.users.models import EventKind, Membership, SecurityEvent, User
from portal.users.rules import PARTNERSHIP_ROLES, Role
from tests.factories import UserFactory, user_with_role

pytestmark = pytest.mark.django_db


def kinds() -> list[str]:
    return list(SecurityEvent.objects.order_by("pk").values_list("kind", flat=True))


def test_an_account_is_made_once_per_address() -> None:
    made = make_account(email=" Lead@Example.org ", post=" Lead ", now=timezone.now())
    assert (made.username, made.email, made.post) == (
        "lead@example.org",
        "lead@example.org",
        "Lead",
    )
    with pytest.raises(EmailTaken):
        make_account(email="LEAD@example.org", post="", now=timezone.now())
    assert kinds() == ["account-made"]


def test_a_role_is_given_once(partnership: Partnership) -> None:
    user, now = UserFactory(), timezone.now()
    first = give_role(user=user, role=Role.EDITOR, partnership=partnership, now=now)
    again = give_role(user=user, role=Role.EDITOR, partnership=partnership, now=now)
    assert first == again
    assert kinds() == ["role-given"]
    assert list(user.groups.values_list("name", flat=True)) == ["north-lincolnshire: editor"]


@pytest.mark.parametrize("role", PARTNERSHIP_ROLES)
def test_a_lead_invites_for_every_role_but_their_own(partnership: Partnership, role: Role) -> None:
    lead = user_with_role("partnership-admin", partnership)
    invite = {"email": "new@example.org", "post": "Post", "partnership": partnership, "by": lead}
    if role is Role.PARTNERSHIP_ADMIN:
        with pytest.raises(RoleNotYours):
            invite_person(role=role, now=timezone.now(), **invite)
        assert not User.objects.filter(email="new@example.org").exists()
        return
    user = invite_person(role=role, now=timezone.now(), **invite)
    held = [(row.role, row.partnership_id) for row in user.memberships.all()]
    assert held == [(role, partnership.pk)]
    assert not user.has_usable_password()


def test_a_lead_invites_nobody_elsewhere(four_partnerships: dict[str, Partnership]) -> None:
    lead = user_with_role("partnership-admin", four_partnerships["tees"])
    for role in Role:
        with pytest.raises(RoleNotYours):
            invite_person(
                email="new@example.org",
                post="Post",
                role=role,
                partnership=four_partnerships["gloucestershire"],
                by=lead,
                now=timezone.now(),
            )


def test_inviting_somebody_who_is_there_adds_the_role(partnership: Partnership) -> None:
    somebody = user_with_role("practitioner", partnership)
    invited = invite_person(
        email=somebody.email.upper(),
        post="Another post",
        role=Role.TRAINER,
        partnership=partnership,
        by=user_with_role("admin"),
        now=timezone.now(),
    )
    assert invited == somebody
    assert set(somebody.memberships.values_list("role", flat=True)) == {"practitioner", "trainer"}
    somebody.refresh_from_db()
    assert somebody.post == ""


def test_a_role_ends_at_once_with_every_session(partnership: Partnership) -> None:
    editor, now = UserFactory(), timezone.now()
    row = give_role(user=editor, role=Role.EDITOR, partnership=partnership, now=now)
    end_role(membership=row, by=user_with_role("partnership-admin", partnership), now=now)
    fresh = User.objects.get(pk=editor.pk)
    assert (list(fresh.groups.all()), fresh.sign_outs) == ([], 1)
    assert not fresh.memberships.held_at(now + timedelta(seconds=1)).exists()
    assert kinds() == ["role-given", "role-ended", "signed-out-everywhere"]


def test_a_lead_ends_neither_their_equals_nor_strangers(
    four_partnerships: dict[str, Partnership],
) -> None:
    tees, gloucestershire = four_partnerships["tees"], four_partnerships["gloucestershire"]
    lead = user_with_role("partnership-admin", tees)
    others = [
        user_with_role("partnership-admin", tees),
        user_with_role("editor", gloucestershire),
        user_with_role("admin"),
    ]
    for other in others:
        with pytest.raises(RoleNotYours):
            end_role(membership=other.memberships.get(), by=lead, now=timezone.now())
    assert Membership.objects.filter(ends_at__isnull=False).count() == 0


def test_the_last_admin_stays() -> None:
    first, second = user_with_role("admin"), user_with_role("admin")
    end_role(membership=first.memberships.get(), by=second, now=timezone.now())
    with pytest.raises(LastAdmin):
        end_role(membership=second.memberships.get(), by=second, now=timezone.now())


def test_make_admin_may_do_everything() -> None:
    admin = make_admin(email="first@example.org", post="Administrator", now=timezone.now())
    assert (admin.is_superuser, admin.has_usable_password()) == (True, False)


def test_sign_out_everywhere_changes_what_sessions_are_tied_to() -> None:
    user = UserFactory()
    before = user.get_session_auth_hash()
    sign_out_everywhere(user=user, now=timezone.now())
    assert user.get_session_auth_hash() != before


def test_unused_accounts_are_closed_but_never_the_admins(partnership: Partnership) -> None:
    long_ago, lately = (timezone.now() - timedelta(days=days) for days in (366, 364))
    never = user_with_role("editor", partnership, date_joined=long_ago)
    stale = user_with_role("editor", partnership, last_login=long_ago)
    used = user_with_role("editor", partnership, last_login=lately)
    admin = user_with_role("admin", last_login=long_ago)
    now = timezone.now()
    assert close_unused_accounts(now=now) == 2
    open_now = set(User.objects.filter(is_active=True))
    assert open_now == {used, admin}
    assert {never, stale}.isdisjoint(open_now)
    assert close_unused_accounts(now=now) == 0


def test_the_security_log_is_kept_a_year() -> None:
    now = timezone.now()
    for age in (KEPT_FOR - timedelta(minutes=1), KEPT_FOR + timedelta(minutes=1)):
        log_event(kind=EventKind.SIGNED_IN, now=now - age)
    assert purge_security_log(now=now) == 1
    assert SecurityEvent.objects.count() == 1
