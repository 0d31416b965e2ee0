"""What the report on searches can be narrowed by; nothing out of reach is named."""

from __future__ import annotations

from typing import Any

import django_filters
from django.conf import settings
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from portal.core.models import Partnership
from portal.search.counting.models import SearchTally
from portal.search.counting.queries import own_partnerships
from portal.search.counting.rules.weeks import FEWEST

LOW = 3  # on average, results further down than this were pressed
NOTHING, FAR_DOWN, UNPRESSED = "nothing", "low", "unpressed"


def partnerships_within_reach(request: HttpRequest | None) -> QuerySet[Partnership]:
    """List the partnerships that whoever asks works for."""
    return own_partnerships(request.user if request else None)


class SearchFilterSet(WagtailFilterSet):
    """This narrows the report on searches."""

    which = django_filters.ChoiceFilter(
        method="filter_which",
        label=_("Which"),
        empty_label=_("All"),
        choices=[
            (NOTHING, _("Found nothing")),
            (FAR_DOWN, _("People press results far down")),
            (UNPRESSED, _("Nobody presses a result")),
        ],
    )
    week = django_filters.DateFromToRangeFilter(label=_("Weeks"), widget=DateRangePickerWidget)
    partnership = django_filters.ModelChoiceFilter(
        queryset=partnerships_within_reach, label=_("Partnership")
    )
    language = django_filters.ChoiceFilter(choices=settings.LANGUAGES, label=_("Language"))

    class Meta:
        model = SearchTally
        fields = ["which", "week", "partnership", "language"]

    def filter_which(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Keep what somebody should look at."""
        if value == NOTHING:
            return rows.filter(nothing__gte=FEWEST)
        if value == FAR_DOWN:
            return rows.filter(pressed__gte=FEWEST, rank_total__gt=LOW * F("pressed"))
        return rows.filter(pressed=0, nothing=0)
