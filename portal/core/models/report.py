"""Reports that something on a page is wrong."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProblemReport(models.Model):
    """This is what somebody wrote about a page; nothing says who they are."""

    partnership = models.ForeignKey(
        "core.Partnership", on_delete=models.CASCADE, related_name="problem_reports"
    )
    path = models.CharField(_("page"), max_length=400)
    message = models.TextField(_("what is wrong"), max_length=2000)
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    partnership_path: ClassVar[str] = "partnership"

    class Meta:
        verbose_name = _("problem report")
        verbose_name_plural = _("problem reports")
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(message=""), name="report_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.path}: {self.message[:60]}"
