"""Law and guidance, each with its status and the day somebody has to look at it again."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.cms.identity import IdentityRow
from portal.core.cms.text_rows import TextRow


class LawStatus(models.TextChoices):
    """How far a law counts today."""

    IN_FORCE = "in-force", _("in force")
    PARTLY = "partly", _("in force in parts")
    COMING = "coming", _("not yet in force")
    GUIDANCE = "guidance", _("guidance")
    REPLACED = "replaced", _("replaced")


class Law(IdentityRow):
    """This is one Act or piece of guidance."""

    code = models.CharField(
        _("code"), max_length=16, help_text=_("Such as CA89. Rules know it by this.")
    )
    status = models.CharField(_("status"), max_length=12, choices=LawStatus)
    in_force_date = models.DateField(_("in force since"), null=True, blank=True)
    review_date = models.DateField(_("look at it again by"))
    url = models.URLField(_("where to read it"), blank=True)

    class Meta(IdentityRow.Meta):
        verbose_name = _("law")
        verbose_name_plural = _("laws and guidance")
        constraints: ClassVar = [
            *IdentityRow.Meta.constraints,
            models.UniqueConstraint(fields=["code"], name="law_code_once"),
            models.CheckConstraint(condition=~models.Q(code=""), name="law_has_code"),
            models.CheckConstraint(
                condition=models.Q(status__in=LawStatus.values), name="law_status_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} ({self.slug})"


class LawText(TextRow):
    """This says what a law is called and what it means for people who work with children."""

    owner = models.ForeignKey(
        Law, on_delete=models.CASCADE, related_name="texts", verbose_name=_("law")
    )
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("what it says"), blank=True)
    status_note = models.CharField(
        _("about its status"),
        max_length=300,
        blank=True,
        help_text=_("What has begun, what has not, and where to check."),
    )

    class Meta(TextRow.Meta):
        verbose_name = _("words on a law")
        verbose_name_plural = _("words on laws and guidance")

    def get_title(self) -> str:
        """Name it as readers do."""
        return self.title
