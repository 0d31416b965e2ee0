"""House rules as system checks."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import checks

from portal.core.models import BasePage
from portal.core.registry import page_views


def register() -> None:
    """Register every check."""
    checks.register(no_atomic_requests)
    checks.register(every_page_type_has_a_view)
    checks.register(the_admin_keeps_its_forms)


def no_atomic_requests(**_kwargs: Any) -> list[checks.CheckMessage]:
    """Forbid ATOMIC_REQUESTS: with immediate transactions every read would wait for a write."""
    return [
        checks.Error(
            f"ATOMIC_REQUESTS is on for the database {name!r}; take it out of the settings.",
            id="portal.E001",
        )
        for name, config in settings.DATABASES.items()
        if config.get("ATOMIC_REQUESTS")
    ]


def every_page_type_has_a_view(**_kwargs: Any) -> list[checks.CheckMessage]:
    """Refuse a page type that nobody can look at: its app forgot to register a view."""
    return [
        checks.Error(
            f"{model._meta.label} has no page view; register one in its app's ready().",
            obj=model,
            id="portal.E002",
        )
        for model in apps.get_models()
        if issubclass(model, BasePage) and model._meta.label not in page_views
    ]


def the_admin_keeps_its_forms(**_kwargs: Any) -> list[checks.CheckMessage]:
    """Refuse a global form renderer: it would restyle every form of the CMS."""
    if settings.FORM_RENDERER == "django.forms.renderers.DjangoTemplates":
        return []
    return [
        checks.Error(
            "FORM_RENDERER is set; give the renderer to the portal's own forms instead.",
            id="portal.E003",
        )
    ]
