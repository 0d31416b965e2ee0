"""What pages about accounts show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _

from portal.core.models import Partnership
from portal.users.models import Membership, User
from portal.users.queries import memberships_of, people_of, second_steps_of
from portal.users.rules import (
    can_manage_people,
    grantable_roles,
    needs_second_factor,
    works_in_cms,
)


@dataclass(frozen=True)
class PersonRow:
    """This is one role of one person in the list of people."""

    pk: int
    post: str
    email: str
    role: str
    can_sign_in: bool
    is_endable: bool


class AccountPresenter:
    """This is somebody's own account."""

    def __init__(self, user: User, partnership: Partnership | None, now: datetime) -> None:
        steps = second_steps_of(user)
        self.username = user.username
        self.email = user.email
        self.post = user.post or _("Not given")
        self.roles = [_role_words(row) for row in memberships_of(user, now=now)]
        self.has_app = Authenticator.Type.TOTP in steps
        self.passkeys = steps.get(Authenticator.Type.WEBAUTHN, 0)
        self.has_second_step = self.has_app or bool(self.passkeys)
        self.needs_second_step = needs_second_factor(user)
        self.opens_cms = works_in_cms(user)
        self.manages_people = can_manage_people(user, partnership)


def people_rows(partnership: Partnership, *, reader: User, now: datetime) -> list[PersonRow]:
    """List people for somebody who manages them."""
    endable = grantable_roles(reader, partnership)
    return [
        PersonRow(
            pk=row.pk,
            post=row.user.post or row.user.username,
            email=row.user.email,
            role=row.get_role_display(),
            can_sign_in=row.user.is_active,
            is_endable=row.role in endable and row.user_id != reader.pk,
        )
        for row in people_of(partnership, now=now)
    ]


def _role_words(row: Membership) -> str:
    if row.partnership is None:
        return str(row.get_role_display())
    words = {"role": row.get_role_display(), "area": row.partnership.name}
    return _("%(role)s, %(area)s") % words
