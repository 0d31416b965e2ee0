"""How often adults searched for the same words in a week. Nothing here is about anybody."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.search.counting.rules.weeks import FEWEST


class SearchTallyQuerySet(models.QuerySet["SearchTally"]):
    """Reads of counts."""

    def shown(self, this_week: date) -> Self:
        """Keep what may be shown: of weeks that are over, and typed often enough in each."""
        return self.filter(week__lt=this_week, searches__gte=FEWEST)

    def rare(self, this_week: date) -> Self:
        """Keep what too few people typed in a week that is over; it is deleted."""
        return self.filter(week__lt=this_week, searches__lt=FEWEST)


class SearchTally(models.Model):
    """This counts one search in one week; who searched, when and from where is nowhere."""

    partnership = models.ForeignKey(
        "core.Partnership",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("partnership"),
    )
    week = models.DateField(_("week"))  # its Monday
    language = models.CharField(_("language"), max_length=12)
    query = models.CharField(_("search"), max_length=120)
    searches = models.PositiveIntegerField(_("searches"), default=0)
    without_result = models.PositiveIntegerField(_("found nothing"), default=0)
    clicks = models.PositiveIntegerField(_("pressed results"), default=0)
    first_clicks = models.PositiveIntegerField(_("pressed the first"), default=0)
    ranks = models.PositiveBigIntegerField(default=0)  # of all clicks together

    partnership_path: ClassVar[str] = "partnership"

    objects: ClassVar[models.Manager[SearchTally]] = SearchTallyQuerySet.as_manager()

    class Meta:
        verbose_name = _("count of a search")
        verbose_name_plural = _("counts of searches")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["partnership", "week", "language", "query"], name="search_tally_once"
            ),
            models.CheckConstraint(
                condition=~Q(query="") & ~Q(language=""), name="search_tally_is_whole"
            ),
            models.CheckConstraint(
                condition=Q(without_result__lte=F("searches")), name="search_tally_found_or_not"
            ),
            models.CheckConstraint(
                condition=Q(first_clicks__lte=F("clicks"))
                & Q(ranks__gte=F("clicks"))
                & Q(ranks__lte=50 * F("clicks")),
                name="search_tally_clicks_fit",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["week", "searches"], name="search_tally_week")]

    def __str__(self) -> str:
        return self.query
