"""Addresses that exist in every language."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from portal.core.exit import views as exit_views
from portal.core.guided.urls import guided_urls
from portal.core.views import components, notices, report
from portal.core.views.walk import WalkGuide

urlpatterns: list[URLPattern | URLResolver] = [
    path("leave/", exit_views.leave, name="leave"),
    path("leave/out/", exit_views.leave_out, name="leave-out"),
    path("hide/", notices.hide, name="hide"),
    path("privacy/", notices.privacy, name="privacy"),
    path("privacy/children/", notices.privacy_children, name="privacy-children"),
    path("accessibility/", notices.accessibility, name="accessibility"),
    path("languages/", notices.languages, name="languages"),
    path("report/", report.report, name="report"),
    path("components/", components.components, name="components"),
    path("components/paper.pdf", components.components_paper, name="components-paper"),
    path(
        "components/personal/notes.pdf",
        components.components_personal_paper,
        name="components-personal-paper",
    ),
    path("components/flow/", include(guided_urls(WalkGuide))),
    path("components/<slug:slug>/", components.components_group, name="components-group"),
    path("report/thanks/", report.report_thanks, name="report-thanks"),
]
