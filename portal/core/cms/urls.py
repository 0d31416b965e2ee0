"""Addresses of the CMS that stand before Wagtail's own of the same name."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path
from wagtail.admin.auth import require_admin_access

from portal.core.cms import reports


def _report(address: str, view: Any, name: str) -> list[URLPattern]:
    """Put a report, and the part of it that is fetched while filtering, before Wagtail's."""
    return [
        path(address, require_admin_access(view.as_view()), name=f"own_{name}"),
        path(
            f"{address}results/",
            require_admin_access(view.as_view(results_only=True)),
            name=f"own_{name}_results",
        ),
    ]


urlpatterns: list[URLPattern] = [
    *_report("reports/workflow/", reports.OwnWorkflowView, "workflow_report"),
    *_report("reports/workflow_tasks/", reports.OwnWorkflowTasksView, "workflow_tasks_report"),
    *_report("localize/reports/translations/", reports.OwnTranslationsView, "translations_report"),
]
