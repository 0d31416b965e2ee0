"""Addresses in the CMS of everything that keeps pages true."""

from __future__ import annotations

from django.urls import URLPattern, path

from portal.guidance.review.cms import problems, reports, reviews
from portal.guidance.review.cms.base import OwnReport

REPORTS: tuple[tuple[str, type[OwnReport]], ...] = (
    ("review/due/", reports.DueReport),
    ("review/links/", reports.LinksReport),
    ("review/pictures/", reports.PicturesReport),
    ("review/unused-pictures/", reports.UnusedPicturesReport),
    ("review/reading-age/", reports.ReadingReport),
    ("review/translations/", reports.TranslationsReport),
    ("review/contacts/", reports.ContactsReport),
    ("review/words/", reports.WordsReport),
    ("problem-reports/", problems.ProblemReports),
)


def _report(address: str, view: type[OwnReport]) -> list[URLPattern]:
    """Give a report its address, and one for the part that is fetched while filtering."""
    return [
        path(address, view.as_view(), name=view.index_url_name),
        path(
            f"{address}results/",
            view.as_view(results_only=True),
            name=view.index_results_url_name,
        ),
    ]


urlpatterns: list[URLPattern] = [
    *(pattern for address, view in REPORTS for pattern in _report(address, view)),
    path("review/pages/<int:page_id>/", reviews.review_page, name="review_page"),
    path("problem-reports/<int:pk>/", problems.problem_report, name="problem_report"),
]
