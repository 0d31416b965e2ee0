"""Performance measures: what is measured, and each figure that was ever entered."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.cms.identity import IdentityRow
from portal.core.cms.text_rows import TextRow
from portal.guidance.plan.models.ledger import LedgerRow
from portal.guidance.plan.models.plan import Priority
from portal.guidance.plan.rules.units import Direction, Frequency, Unit

UNIT_NAMES = {
    Unit.COUNT: _("Count"),
    Unit.PERCENT: _("Percentage"),
    Unit.RATIO: _("Ratio"),
    Unit.SCORE: _("Average score"),
    Unit.YES_NO: _("Yes or no"),
}
DIRECTION_NAMES = {
    Direction.UP: _("Higher is better"),
    Direction.DOWN: _("Lower is better"),
    Direction.NONE: _("Neither is better by itself"),
}
FREQUENCY_NAMES = {
    Frequency.MONTH: _("Every month"),
    Frequency.QUARTER: _("Every quarter"),
    Frequency.YEAR: _("Every year"),
}


class Measure(IdentityRow):
    """This is one performance measure; addresses call it an indicator."""

    code = models.CharField(_("code"), max_length=16, help_text=_("Such as K08."))
    priority = models.ForeignKey(
        Priority,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="measures",
        verbose_name=_("priority"),
        help_text=_("The priority of the plan it belongs to, if any."),
    )
    unit = models.CharField(
        _("unit"), max_length=8, choices=[(one.value, name) for one, name in UNIT_NAMES.items()]
    )
    direction = models.CharField(
        _("which way is better"),
        max_length=4,
        choices=[(one.value, name) for one, name in DIRECTION_NAMES.items()],
        default=Direction.NONE.value,
    )
    frequency = models.CharField(
        _("how often"),
        max_length=8,
        choices=[(one.value, name) for one, name in FREQUENCY_NAMES.items()],
    )
    hides_small = models.BooleanField(
        _("counts children or families"),
        default=True,
        help_text=_("Numbers under 5, and what would give them away, are then never shown."),
    )
    target = models.DecimalField(
        _("target"), max_digits=12, decimal_places=4, null=True, blank=True
    )

    class Meta(IdentityRow.Meta):
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        constraints: ClassVar = [
            *IdentityRow.Meta.constraints,
            models.UniqueConstraint(fields=["partnership", "code"], name="measure_code_once_here"),
            models.UniqueConstraint(
                fields=["code"],
                condition=models.Q(partnership__isnull=True),
                name="measure_code_once_nationally",
            ),
            models.CheckConstraint(condition=~models.Q(code=""), name="measure_has_code"),
            models.CheckConstraint(
                condition=models.Q(unit__in=[one.value for one in Unit]),
                name="measure_unit_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(direction__in=[one.value for one in Direction]),
                name="measure_direction_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(frequency__in=[one.value for one in Frequency]),
                name="measure_frequency_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(unit=Unit.PERCENT.value)
                | models.Q(target__isnull=True)
                | models.Q(target__gte=0, target__lte=100),
                name="measure_target_is_possible",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} ({self.slug})"


class MeasureText(TextRow):
    """This says what a measure means and how it is counted."""

    owner = models.ForeignKey(
        Measure, on_delete=models.CASCADE, related_name="texts", verbose_name=_("measure")
    )
    name = models.CharField(_("name"), max_length=120)
    definition = models.TextField(_("definition"))
    rationale = models.TextField(_("why it is measured"), blank=True)
    numerator = models.CharField(_("what is counted"), max_length=300, blank=True)
    denominator = models.CharField(_("out of what"), max_length=300, blank=True)
    source = models.TextField(_("where the figures come from"), max_length=500, blank=True)
    target_note = models.CharField(_("about the target"), max_length=300, blank=True)

    class Meta(TextRow.Meta):
        verbose_name = _("words on a measure")
        verbose_name_plural = _("words on measures")

    def get_title(self) -> str:
        """Name it as readers do."""
        return self.name


class ValueQuerySet(models.QuerySet[Any]):
    """Reads of figures."""

    def current(self) -> Self:
        """Keep what holds: no figure that was corrected."""
        return self.filter(superseded_at__isnull=True)

    def in_order(self) -> Self:
        """Put them in the order of their periods."""
        return self.order_by("start", "end", "group", "pk")


class MeasureValue(LedgerRow):
    """This is one figure as it was entered; a correction is a figure of its own."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="values")
    period = models.CharField(_("period, as printed"), max_length=60)
    start = models.DateField(_("first day"))
    end = models.DateField(_("last day"))
    group = models.CharField(_("group"), max_length=120, blank=True)
    numerator = models.PositiveIntegerField(_("counted"), null=True, blank=True)
    denominator = models.PositiveIntegerField(_("out of"), null=True, blank=True)
    value = models.DecimalField(_("figure"), max_digits=12, decimal_places=4, null=True, blank=True)
    printed = models.CharField(_("as the source prints it"), max_length=40, blank=True)
    note = models.TextField(_("note for readers"), max_length=600, blank=True)
    entered_at = models.DateTimeField(_("entered"))
    entered_by = models.CharField(_("by"), max_length=150, blank=True)  # a group, never a person
    superseded_at = models.DateTimeField(_("corrected"), null=True, blank=True)
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="correction"
    )

    objects: ClassVar[models.Manager[Any]] = ValueQuerySet.as_manager()

    class Meta:
        verbose_name = _("figure of a measure")
        verbose_name_plural = _("figures of measures")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["measure", "start", "end", "group"],
                condition=models.Q(superseded_at__isnull=True),
                name="value_once_per_period",
            ),
            models.CheckConstraint(
                condition=models.Q(end__gte=models.F("start")), name="value_ends_after_start"
            ),
            models.CheckConstraint(
                condition=models.Q(numerator__isnull=False, value__isnull=True)
                | models.Q(numerator__isnull=True, value__isnull=False),
                name="value_is_counted_or_given",
            ),
            models.CheckConstraint(
                condition=models.Q(denominator__isnull=True)
                | models.Q(denominator__gt=0)
                | models.Q(numerator__isnull=True)
                | models.Q(numerator=0),
                name="value_of_nobody_is_nobody",
            ),
            models.CheckConstraint(condition=~models.Q(period=""), name="value_names_its_period"),
            models.CheckConstraint(
                condition=models.Q(superseded_at__isnull=True)
                | models.Q(superseded_at__gte=models.F("entered_at")),
                name="value_corrected_after_entry",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id}: {self.period} {self.group}".rstrip()
