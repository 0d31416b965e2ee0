"""House rules are system checks, and each can fail."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from portal.core import checks
from portal.core.registry import page_views


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
