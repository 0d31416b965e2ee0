"""House rules as system checks."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import checks

from portal.core.backup.tables import all_models, is_left_out
from portal.core.models import BasePage
from portal.core.registry import edition_sources, page_views

CMS_TRANSACTION = "portal.core.middleware.cms_transaction.CmsTransactionMiddleware"


def register() -> None:
    """Register every check."""
    checks.register(no_atomic_requests)
    checks.register(every_page_type_has_a_view)
    checks.register(the_admin_keeps_its_forms)
    checks.register(the_cms_changes_as_a_whole)
    checks.register(every_edition_has_a_source)
    checks.register(a_backup_points_at_nothing_it_leaves_out)


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


def the_cms_changes_as_a_whole(**_kwargs: Any) -> list[checks.CheckMessage]:
    """Refuse to run without the transaction around the CMS, or with something inside it."""
    if settings.MIDDLEWARE[-1:] == [CMS_TRANSACTION]:
        return []
    return [
        checks.Error(f"{CMS_TRANSACTION} must be the last of MIDDLEWARE.", id="portal.E004"),
    ]


def every_edition_has_a_source(**_kwargs: Any) -> list[checks.CheckMessage]:
    """Refuse a table whose editions could not be frozen, or not be asked about."""
    keeping = [model for model in apps.get_models() if getattr(model, "keeps_editions", False)]
    return [
        checks.Error(
            f"{model._meta.label} keeps editions; it needs {what}.", obj=model, id="portal.E005"
        )
        for model in keeping
        for what in _missing_for_editions(model)
    ]


def _missing_for_editions(model: type[Any]) -> list[str]:
    names = {field.name for field in model._meta.get_fields()}
    missing = [f"a field {name}" for name in ("edition_note", "is_correction") if name not in names]
    if not issubclass(model, BasePage) and model._meta.label not in edition_sources:
        missing.append("a registered edition source")
    return missing


def a_backup_points_at_nothing_it_leaves_out(**_kwargs: Any) -> list[checks.CheckMessage]:
    """Refuse a table in backups whose rows would point at rows that are in none."""
    return [
        checks.Error(
            f"{field} points at {field.related_model._meta.label}, which backups leave out; "
            "leave its table out too.",
            obj=model,
            id="portal.E006",
        )
        for model in all_models()
        if not is_left_out(model)
        for field in model._meta.local_concrete_fields
        if field.related_model and is_left_out(field.related_model)
    ]
