"""What reports can be narrowed by; nothing out of reach is named."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from portal.core.models import Partnership, ProblemReport
from portal.core.time.clock import london_day
from portal.guidance.review.models import VERDICTS, Finding, FindingKind, ReportState, Subject
from portal.guidance.review.queries import in_state, never_reviewed, own_partnerships
from portal.guidance.review.rules.due import SOON, Standing
from portal.reference.models import Contact

STANDINGS = [
    (Standing.OVERDUE.value, _("Overdue")),
    (Standing.SOON.value, _("Due within 30 days")),
    (Standing.NEVER.value, _("Never reviewed")),
]


def partnerships_within_reach(request: HttpRequest | None) -> QuerySet[Partnership]:
    """List the partnerships that whoever asks works for."""
    return own_partnerships(request.user if request else None)


def area_filter(path: str) -> django_filters.ModelChoiceFilter:
    """Narrow to one partnership."""
    return django_filters.ModelChoiceFilter(
        field_name=path, queryset=partnerships_within_reach, label=_("Partnership")
    )


class SubjectFilterSet(WagtailFilterSet):
    """This narrows a report on pages and rows."""

    partnership = area_filter("partnership")

    class Meta:
        model = Subject
        fields = ["partnership"]


class DueFilterSet(SubjectFilterSet):
    """This narrows what wants a review."""

    standing = django_filters.ChoiceFilter(
        method="filter_standing", choices=STANDINGS, label=_("State")
    )
    owner_post = django_filters.CharFilter(lookup_expr="icontains", label=_("Owner"))

    class Meta(SubjectFilterSet.Meta):
        fields = ["partnership", "standing", "owner_post"]

    def filter_standing(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Keep one state."""
        today = london_day(timezone.now())
        if value == Standing.NEVER.value:
            return rows.filter(never_reviewed())
        if value == Standing.OVERDUE.value:
            return rows.filter(due_date__lte=today)
        return rows.filter(due_date__gt=today, due_date__lte=today + SOON)


class FindingFilterSet(WagtailFilterSet):
    """This narrows a report on what was found in pages and rows."""

    partnership = area_filter("subject__partnership")

    class Meta:
        model = Finding
        fields = ["partnership"]


class LinkFilterSet(FindingFilterSet):
    """This narrows links."""

    kind = django_filters.ChoiceFilter(
        choices=[
            c for c in FindingKind.choices if c[0] not in (FindingKind.ALT, FindingKind.BLAME)
        ],
        label=_("What"),
    )
    verdict = django_filters.ChoiceFilter(
        field_name="link__verdict", choices=VERDICTS, label=_("State")
    )

    class Meta(FindingFilterSet.Meta):
        fields = ["partnership", "kind", "verdict"]


class ContactFilterSet(WagtailFilterSet):
    """This narrows contacts."""

    partnership = area_filter("partnership")

    class Meta:
        model = Contact
        fields = ["partnership", "number_state", "kind"]


class ReportFilterSet(WagtailFilterSet):
    """This narrows what readers reported."""

    partnership = area_filter("partnership")
    state = django_filters.ChoiceFilter(
        method="filter_state", choices=ReportState.choices, label=_("State")
    )

    class Meta:
        model = ProblemReport
        fields = ["partnership", "state"]

    def filter_state(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Keep one state."""
        return rows.filter(in_state(value))
