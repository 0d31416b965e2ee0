"""House rules are system checks, and each can fail."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from portal.core import checks
from portal.core.models import ProblemReport
from portal.core.registry import left_out_of_backups, page_views


def test_atomic_requests_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert checks.no_atomic_requests() == []

    databases = {"default": {"ATOMIC_REQUESTS": True}, "other": {"ATOMIC_REQUESTS": False}}
    monkeypatch.setattr(checks, "settings", SimpleNamespace(DATABASES=databases))
    messages = checks.no_atomic_requests()

    assert [message.id for message in messages] == ["portal.E001"]
    assert "'default'" in messages[0].msg


def test_a_page_type_without_a_view_is_refused() -> None:
    assert checks.every_page_type_has_a_view() == []

    view = page_views.get("core.StandardPage")
    assert view is not None
    page_views.unregister("core.StandardPage")
    try:
        messages = checks.every_page_type_has_a_view()
    finally:
        page_views.register("core.StandardPage", view)

    assert [message.id for message in messages] == ["portal.E002"]
    assert "core.StandardPage" in messages[0].msg


def test_a_global_form_renderer_is_refused(settings: Any) -> None:
    assert checks.the_admin_keeps_its_forms() == []

    settings.FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

    assert [message.id for message in checks.the_admin_keeps_its_forms()] == ["portal.E003"]


@pytest.mark.parametrize("where", ["gone", "not last"])
def test_the_transaction_of_the_cms_must_stand_innermost(settings: Any, where: str) -> None:
    assert checks.the_cms_changes_as_a_whole() == []

    others = [name for name in settings.MIDDLEWARE if name != checks.CMS_TRANSACTION]
    settings.MIDDLEWARE = others if where == "gone" else [checks.CMS_TRANSACTION, *others]

    assert [message.id for message in checks.the_cms_changes_as_a_whole()] == ["portal.E004"]


def test_what_keeps_editions_has_a_source_and_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    assert checks.every_edition_has_a_source() == []

    monkeypatch.setattr(ProblemReport, "keeps_editions", True, raising=False)
    messages = checks.every_edition_has_a_source()

    assert {message.id for message in messages} == {"portal.E005"}
    assert [message.msg.partition("it needs ")[2] for message in messages] == [
        "a field edition_note.",
        "a field is_correction.",
        "a registered edition source.",
    ]


def test_a_backup_whose_rows_point_at_what_it_leaves_out_is_refused() -> None:
    assert checks.a_backup_points_at_nothing_it_leaves_out() == []

    left_out_of_backups.register("users.User", "a test says so")
    try:
        messages = checks.a_backup_points_at_nothing_it_leaves_out()
    finally:
        left_out_of_backups.unregister("users.User")

    assert {message.id for message in messages} == {"portal.E006"}
    assert any("users.Membership.user points at users.User" in one.msg for one in messages)
