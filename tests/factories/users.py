"""People and what they may do."""

from __future__ import annotations

from typing import Any

import factory

from portal.core.models import Partnership
from portal.users.models import Membership, User


class UserFactory(factory.django.DjangoModelFactory):
    """This makes somebody who can sign in with the password "correct horse battery"."""

    username = factory.Sequence(lambda n: f"person-{n}")
    email = factory.LazyAttribute(lambda person: f"{person.username}@example.org")
    password = factory.django.Password("correct horse battery")

    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        inactive = factory.Trait(is_active=False)
        superuser = factory.Trait(is_superuser=True)


def user_with_role(role: str, partnership: Partnership | None = None, **values: Any) -> User:
    """Make somebody with one role in one partnership; only "admin" holds it everywhere."""
    user = UserFactory(**values)
    where = None if role == "admin" else partnership
    Membership.objects.create(user=user, partnership=where, role=role)
    return user
