"""Demo accounts, the first administrator, groups: from the command line."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from portal.core.models import Partnership
from portal.users.models import RoleGroup, SecurityEvent, User

pytestmark = pytest.mark.django_db
NAMES = {"admin", "editor", "approver", "trainer", "practitioner", "manager", "provider"}


@pytest.fixture(autouse=True)
def _own_var(tmp_path: Path, settings: Any) -> None:
    settings.VAR = tmp_path
    settings.DEMO_PASSWORD = ""


def run(name: str, *args: str) -> str:
    said = StringIO()
    call_command(name, *args, stdout=said)
    return said.getvalue()


def test_demo_accounts_are_made_and_their_password_is_said_once(
    partnership: Partnership, tmp_path: Path
) -> None:
    first, second = run("demo_accounts"), run("demo_accounts")
    kept = tmp_path / "demo-password"
    password = kept.read_text().strip()
    assert len(password) == 16
    assert password in first
    assert second == "Demo accounts: all there already.\n"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert set(User.objects.values_list("username", flat=True)) == NAMES
    assert all(user.check_password(password) for user in User.objects.all())


def test_each_demo_account_has_its_one_role(partnership: Partnership) -> None:
    run("demo_accounts")
    held = {
        user.username: {(role.role, role.partnership_id) for role in user.held_roles}
        for user in User.objects.all()
    }
    expected = {name: {(name, partnership.pk)} for name in NAMES - {"admin"}}
    assert held == expected | {"admin": {("admin", None)}}
    assert {user.username for user in User.objects.filter(is_superuser=True)} == {"admin"}


def test_demo_password_of_the_environment_counts_for_accounts_that_exist(
    partnership: Partnership, settings: Any, tmp_path: Path
) -> None:
    run("demo_accounts")
    settings.DEMO_PASSWORD = "chosen by somebody"
    said = run("demo_accounts")
    assert "chosen by somebody" not in said
    assert all(user.check_password("chosen by somebody") for user in User.objects.all())
    assert (tmp_path / "demo-password").read_text() == "chosen by somebody\n"


def test_a_password_somebody_changed_stays(partnership: Partnership) -> None:
    run("demo_accounts")
    editor = User.objects.get(username="editor")
    editor.set_password("kettle orbit maple")
    editor.save()
    run("demo_accounts")
    editor.refresh_from_db()
    assert editor.check_password("kettle orbit maple")


def test_a_real_account_with_a_demo_name_keeps_its_password(
    partnership: Partnership, settings: Any
) -> None:
    User.objects.create_user("editor", "real@example.org", "kettle orbit maple")
    settings.DEMO_PASSWORD = "chosen by somebody"
    run("demo_accounts")
    assert User.objects.get(username="editor").check_password("kettle orbit maple")


def test_a_real_site_has_no_demo_accounts(partnership: Partnership, settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError) as refusal:
        run("demo_accounts")
    assert str(refusal.value) == "Demo accounts are only made on a site that runs with DEMO=1."
    assert User.objects.count() == 0


@pytest.mark.django_db
def test_without_a_partnership_the_command_says_what_to_do() -> None:
    with pytest.raises(CommandError, match="load a pack first"):
        run("demo_accounts")


def test_the_first_admin_sets_a_password_by_the_printed_link(
    partnership: Partnership, client: Client, sent_mail: Callable[..., Any]
) -> None:
    said = run("create_admin", "First@Example.org")
    path = re.search(r"http://localhost:8000(/\S+)", said).group(1)
    form = client.get(path, follow=True)
    set_at = form.redirect_chain[-1][0]
    assert set_at.endswith("-set-password/")
    done = client.post(
        set_at, {"password1": "kettle orbit maple", "password2": "kettle orbit maple"}
    )
    assert done["Location"] == "/accounts/password/reset/key/done/"
    user = User.objects.get()
    assert (user.email, user.is_superuser) == ("first@example.org", True)
    assert user.check_password("kettle orbit maple")
    assert "This link no longer works" in client.get(path, follow=True).content.decode()
    assert [message.subject for message in sent_mail()] == ["A change to your account"]


def test_create_admin_sends_nothing_and_is_logged(
    partnership: Partnership, sent_mail: Callable[..., Any]
) -> None:
    run("create_admin", "first@example.org")
    assert sent_mail() == []
    kinds = list(SecurityEvent.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["account-made", "role-given"]


@pytest.mark.parametrize(
    ("email", "says"),
    [
        ("nonsense", "'nonsense' is not an e-mail address."),
        ("there@example.org", "Somebody has an account with this e-mail address already."),
    ],
)
def test_create_admin_refuses_in_one_sentence(db: None, email: str, says: str) -> None:
    User.objects.create_user("there", "there@example.org")
    with pytest.raises(CommandError) as refusal:
        run("create_admin", email)
    assert str(refusal.value) == says


def test_sync_groups_mends_what_was_lost(partnership: Partnership) -> None:
    RoleGroup.objects.get(role="editor").group.delete()
    run("sync_groups")
    assert RoleGroup.objects.filter(partnership=partnership).count() == 3
