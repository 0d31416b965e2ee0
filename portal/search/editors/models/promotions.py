"""Answers that stand above all results, for a time."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.search.editors.models.taught import Taught


class Promotion(Taught):
    """This is shown first to adults who type one of its phrases; children never see it."""

    title = models.CharField(
        _("title"), max_length=100, help_text=_("What readers press. Say where it leads.")
    )
    text = models.CharField(
        _("text"), max_length=200, blank=True, help_text=_("One sentence below the title.")
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.CASCADE,  # an answer that leads nowhere is none
        related_name="+",
        verbose_name=_("page"),
    )
    path = models.CharField(
        _("or address on this site"),
        max_length=255,
        blank=True,
        help_text=_("For what is no page, such as a kind of harm: /harms/missing/"),
    )
    from_date = models.DateField(_("from"), null=True, blank=True, help_text=_("Empty: at once."))
    until_date = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty: until somebody ends it.")
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("Smaller numbers come first.")
    )

    class Meta:
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(phrases="") & ~Q(language=""),
                name="promotion_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(page__isnull=False, path="")
                | Q(page__isnull=True, path__startswith="/"),
                name="promotion_leads_to_one_place",
            ),
            models.CheckConstraint(
                condition=Q(from_date__isnull=True)
                | Q(until_date__isnull=True)
                | Q(until_date__gte=F("from_date")),
                name="promotion_ends_after_it_begins",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["language", "live"], name="promotion_read")]

    def __str__(self) -> str:
        return self.title

    def is_shown_on(self, day: date) -> bool:
        """Say whether a day is one of its days."""
        return not self.is_planned_on(day) and not self.is_over_on(day)

    def is_planned_on(self, day: date) -> bool:
        """Say whether its days have not begun."""
        return self.from_date is not None and self.from_date > day

    def is_over_on(self, day: date) -> bool:
        """Say whether its last day has passed."""
        return self.until_date is not None and self.until_date < day
