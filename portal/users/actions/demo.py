"""Demo accounts: one for each job, only on a demonstration site."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from portal.core.models import Partnership
from portal.users.actions.groups import sync_partnership
from portal.users.actions.people import give_role
from portal.users.exceptions import NotADemo
from portal.users.models import User
from portal.users.rules import Role

# `example` never exists as a real top-level domain: no mail to a demo account reaches anybody.
DEMO_MAIL = "demo.example"
DEMO_ROLES = (
    Role.ADMIN,
    Role.EDITOR,
    Role.APPROVER,
    Role.TRAINER,
    Role.PRACTITIONER,
    Role.MANAGER,
    Role.PROVIDER,
)
DEMO_POSTS = {
    Role.ADMIN: "Portal administrator",
    Role.EDITOR: "Content editor",
    Role.APPROVER: "Partnership approver",
    Role.TRAINER: "Training lead",
    Role.PRACTITIONER: "Family support worker",
    Role.MANAGER: "Team manager",
    Role.PROVIDER: "Support service lead",
}


@dataclass(frozen=True)
class DemoPassword:
    """This is the one password of every demo account."""

    text: str
    is_new: bool  # nobody has been told yet
    is_chosen: bool  # the environment gave it, so it counts for accounts that exist too


def demo_password(*, given: str, kept_at: Path) -> DemoPassword:
    """Take the password the environment gives, else the one kept, else make one and keep it."""
    kept = kept_at.read_text().strip() if kept_at.exists() else ""
    if given:
        if given != kept:
            _keep(given, kept_at)
        return DemoPassword(given, is_new=False, is_chosen=True)
    if kept:
        return DemoPassword(kept, is_new=False, is_chosen=False)
    made = secrets.token_urlsafe(12)
    _keep(made, kept_at)
    return DemoPassword(made, is_new=True, is_chosen=False)


def make_demo_accounts(
    *, partnership: Partnership, password: DemoPassword, is_demo_site: bool, now: datetime
) -> list[str]:
    """Make the demo accounts that are missing; list the new ones. Raises NotADemo elsewhere."""
    if not is_demo_site:
        raise NotADemo
    made = []
    with transaction.atomic():
        sync_partnership(partnership=partnership)
        for role in DEMO_ROLES:
            user = User.objects.filter(username=role).first()
            if user is None:
                made.append(str(role))
                user = User.objects.create_user(
                    username=role,
                    email=f"{role}@{DEMO_MAIL}",
                    post=DEMO_POSTS[role],
                    password=password.text,
                    is_demo=True,
                )
            elif password.is_chosen and user.is_demo and not user.check_password(password.text):
                user.set_password(password.text)
                user.save(update_fields=["password"])
            place = None if role is Role.ADMIN else partnership
            give_role(user=user, role=role, partnership=place, now=now)
    return made


def _keep(password: str, path: Path) -> None:
    """Write the password where only the one who runs the site may read it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        os.fchmod(file.fileno(), 0o600)  # a file that was there keeps its old mode otherwise
        file.write(f"{password}\n")
