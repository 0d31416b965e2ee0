"""The addresses of a guided form, for a feature to include below its own."""

from __future__ import annotations

from typing import Final

from django.urls import URLPattern, path

from portal.core.guided.guide import Guide
from portal.core.guided.views import check, keeping, runs, steps
from portal.core.limits.limited import limited
from portal.core.public_form import View, public_form

STARTS_AN_HOUR: Final = 120  # a council's whole building may have one address


def guided_urls(
    guide: type[Guide],
    *,
    run_prefix: str = "run/<slug:run>/",
    start: type[runs.StartView] = runs.StartView,
) -> list[URLPattern]:
    """Make the addresses of a guide; those of a run begin with the prefix."""
    name = guide.url_name
    pages: list[tuple[str, str, View]] = [
        ("", "start", _limited(name, start.as_view(guide_class=guide))),
        ("ended/", "ended", runs.EndedView.as_view(guide_class=guide)),
        (run_prefix, "run", steps.OnwardView.as_view(guide_class=guide)),
        (f"{run_prefix}check/", "check", check.CheckView.as_view(guide_class=guide)),
        (f"{run_prefix}result/", "result", check.ResultView.as_view(guide_class=guide)),
        (f"{run_prefix}keep/", "keep", keeping.KeepView.as_view(guide_class=guide)),
        (f"{run_prefix}delete/", "delete", runs.DeleteView.as_view(guide_class=guide)),
        (f"{run_prefix}<slug:step>/", "step", steps.StepView.as_view(guide_class=guide)),
    ]
    if guide.has_code:
        words = [
            ("resume/", "resume", runs.ResumeView.as_view(guide_class=guide)),
            (f"{run_prefix}later/", "later", runs.LaterView.as_view(guide_class=guide)),
        ]
        pages[1:1] = words
    return [path(route, public_form(view), name=f"{name}-{page}") for route, page, view in pages]


def _limited(name: str, view: View) -> View:
    """Keep a program from filling the vault with empty runs."""
    return limited(f"{name}-start", limit=STARTS_AN_HOUR, per_seconds=3600)(view)
