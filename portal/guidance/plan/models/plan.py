"""The delivery plan: priorities, their actions, and how far each came."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.cms.identity import IdentityRow
from portal.core.cms.text_rows import TextRow
from portal.guidance.plan.models.ledger import LedgerRow
from portal.guidance.plan.rules.progress import Status

STATUS_NAMES = {
    Status.NOT_STARTED: _("Not started"),
    Status.UNDER_WAY: _("Under way"),
    Status.DONE: _("Done"),
    Status.DELAYED: _("Delayed"),
    Status.STOPPED: _("Stopped"),
    Status.NOT_KNOWN: _("Not known"),
}
STATUS_CHOICES = [(status.value, name) for status, name in STATUS_NAMES.items()]
STATUS_CODES = [status.value for status in Status]
SUMMARY = "summary"  # the address of the plan on one page
CODE_HELP = _("The number people know it by, such as 1.1.")


class Priority(IdentityRow):
    """This is one priority of the plan."""

    code = models.CharField(_("number"), max_length=16, help_text=CODE_HELP)

    class Meta(IdentityRow.Meta):
        verbose_name = _("priority")
        verbose_name_plural = _("priorities")
        constraints: ClassVar = [
            *IdentityRow.Meta.constraints,
            models.UniqueConstraint(fields=["partnership", "code"], name="priority_code_once_here"),
            models.UniqueConstraint(
                fields=["code"],
                condition=models.Q(partnership__isnull=True),
                name="priority_code_once_nationally",
            ),
            models.CheckConstraint(condition=~models.Q(code=""), name="priority_has_code"),
            models.CheckConstraint(
                condition=~models.Q(slug=SUMMARY),
                name="priority_is_not_the_summary",
                violation_error_message=_("The plan on one page stands at this address."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} ({self.slug})"


class PriorityText(TextRow):
    """This says what a priority is."""

    owner = models.ForeignKey(
        Priority, on_delete=models.CASCADE, related_name="texts", verbose_name=_("priority")
    )
    title = models.CharField(_("title"), max_length=80)
    summary = models.TextField(_("in short"), max_length=600, blank=True)

    class Meta(TextRow.Meta):
        verbose_name = _("words on a priority")
        verbose_name_plural = _("words on priorities")

    def get_title(self) -> str:
        """Name it as readers do."""
        return self.title


class Action(IdentityRow):
    """This is one action of a priority, and how far it is now.

    How far it is changes by `report_progress` alone, which keeps what was said before.
    """

    priority = models.ForeignKey(
        Priority, on_delete=models.CASCADE, related_name="actions", verbose_name=_("priority")
    )
    code = models.CharField(_("number"), max_length=16, help_text=CODE_HELP)
    owner_post = models.CharField(
        _("owner"),
        max_length=160,
        blank=True,
        help_text=_("A post, never a person’s name. Empty when nobody was named."),
    )
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=STATUS_CHOICES,
        default=Status.NOT_KNOWN.value,
        editable=False,
    )
    due = models.DateField(_("due"), null=True, blank=True, editable=False)
    evidence = models.TextField(_("evidence"), blank=True, editable=False)

    progress_fields: ClassVar[tuple[str, ...]] = ("status", "due", "evidence")

    class Meta(IdentityRow.Meta):
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        constraints: ClassVar = [
            *IdentityRow.Meta.constraints,
            models.UniqueConstraint(fields=["priority", "code"], name="action_code_once"),
            models.CheckConstraint(condition=~models.Q(code=""), name="action_has_code"),
            models.CheckConstraint(
                condition=models.Q(status__in=STATUS_CODES), name="action_status_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} ({self.slug})"

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Read a version without how far it was then: going back to it must not rewrite that."""
        row: Self = super().with_content_json(content)
        for name in self.progress_fields:
            setattr(row, name, getattr(self, name))
        return row


class ActionText(TextRow):
    """This says what is to be done."""

    owner = models.ForeignKey(
        Action, on_delete=models.CASCADE, related_name="texts", verbose_name=_("action")
    )
    title = models.CharField(_("title"), max_length=160)
    detail = models.TextField(_("in more detail"), max_length=1000, blank=True)

    class Meta(TextRow.Meta):
        verbose_name = _("words on an action")
        verbose_name_plural = _("words on actions")

    def get_title(self) -> str:
        """Name it as readers do."""
        return self.title


class ActionChange(LedgerRow):
    """This is one change of how far an action is, as it was reported."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="changes")
    changed_at = models.DateTimeField(_("when"))
    from_status = models.CharField(max_length=12, choices=STATUS_CHOICES)
    to_status = models.CharField(max_length=12, choices=STATUS_CHOICES)
    from_due = models.DateField(null=True)
    to_due = models.DateField(null=True)
    from_evidence = models.TextField(blank=True)
    to_evidence = models.TextField(blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    changed_by = models.CharField(_("by"), max_length=150, blank=True)  # a group, never a person

    class Meta:
        verbose_name = _("change of an action")
        verbose_name_plural = _("changes of actions")
        indexes: ClassVar = [models.Index(fields=["action", "-changed_at"], name="action_history")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(from_status=models.F("to_status"))
                | ~models.Q(from_evidence=models.F("to_evidence"))
                | models.Q(from_due__isnull=True, to_due__isnull=False)
                | models.Q(from_due__isnull=False, to_due__isnull=True)
                | (
                    models.Q(from_due__isnull=False, to_due__isnull=False)
                    & ~models.Q(from_due=models.F("to_due"))
                ),
                name="action_change_changes",
            ),
            models.CheckConstraint(
                condition=models.Q(from_status__in=STATUS_CODES, to_status__in=STATUS_CODES),
                name="action_change_status_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action_id}: {self.from_status} → {self.to_status}"
