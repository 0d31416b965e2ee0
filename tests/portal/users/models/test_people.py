"""What the tables themselves refuse."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.core.models import Partnership
from portal.users.models import Membership, User
from portal.users.rules import HeldRole, Role
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_user_name_and_address_are_kept_in_lower_case() -> None:
    user = User.objects.create_user("Åsa.Post", "Åsa.Post@Example.ORG")
    user.refresh_from_db()
    assert (user.username, user.email) == ("åsa.post", "åsa.post@example.org")
    assert User.objects.get_by_natural_key("ÅSA.POST") == user


@pytest.mark.parametrize(
    ("username", "email"),
    [("one", "TWO@example.org"), ("Two", "other@example.org"), ("one", ""), ("", "x@example.org")],
)
def test_an_address_or_name_is_had_once_whatever_its_case(username: str, email: str) -> None:
    User.objects.create_user("two", "two@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user(username, email)


def test_the_database_itself_refuses_capitals() -> None:
    user = UserFactory()
    for column in ("username", "email"):
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.filter(pk=user.pk).update(**{column: "A@Example.org"})


def test_somebody_is_named_by_post_else_by_user_name() -> None:
    assert str(User(username="ed", post="Content editor")) == "Content editor"
    assert str(User(username="ed")) == "ed"
    assert User(username="ed", post="Content editor").get_short_name() == "Content editor"


def test_no_account_has_a_usable_password_before_one_is_set() -> None:
    assert not User.objects.create_user("ed", "ed@example.org").has_usable_password()


def test_who_may_do_everything_holds_the_role() -> None:
    user = User.objects.create_superuser("boss", "boss@example.org", "three-plain-words")
    assert user.held_roles == {HeldRole("admin", None)}


@pytest.mark.parametrize(
    "values",
    [
        {"role": "editor", "place": False},
        {"role": "admin", "place": True},
        {"role": "owner", "place": True},
    ],
)
def test_only_the_admin_has_a_role_everywhere(
    partnership: Partnership, values: dict[str, object]
) -> None:
    place = partnership if values["place"] else None
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=UserFactory(), role=values["role"], partnership=place)


def test_a_role_ends_after_it_starts(partnership: Partnership) -> None:
    now = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            user=UserFactory(), role="editor", partnership=partnership, starts_at=now, ends_at=now
        )


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ADMIN])
def test_an_open_role_is_held_once(partnership: Partnership, role: Role) -> None:
    user, place = UserFactory(), None if role is Role.ADMIN else partnership
    Membership.objects.create(user=user, role=role, partnership=place)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=user, role=role, partnership=place)


def test_roles_count_from_their_start_to_just_before_their_end(partnership: Partnership) -> None:
    user, now = UserFactory(), timezone.now()
    row = Membership.objects.create(
        user=user,
        role="editor",
        partnership=partnership,
        starts_at=now,
        ends_at=now + timedelta(days=1),
    )
    moments = [now - timedelta(seconds=1), now, now + timedelta(hours=23), now + timedelta(days=1)]
    held = [row in Membership.objects.all().held_at(moment) for moment in moments]
    assert held == [False, True, True, False]


def test_roles_are_looked_up_once(partnership: Partnership, queries: object) -> None:
    user = UserFactory()
    Membership.objects.create(user=user, role="editor", partnership=partnership)
    fresh = User.objects.get(pk=user.pk)
    with queries(1):
        assert fresh.held_roles == {HeldRole("editor", partnership.pk)}
        assert fresh.held_roles == {HeldRole("editor", partnership.pk)}
