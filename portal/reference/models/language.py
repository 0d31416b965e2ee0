"""Language coach: what to say instead of words that blame a child."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.cms.identity import IdentityRow
from portal.core.cms.text_rows import TextRow
from portal.reference.models.harms import LINES, Harm


class LanguageAdvice(IdentityRow):
    """This is one piece of advice on wording, for everything or for one kind of harm."""

    harm = models.ForeignKey(
        Harm,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="language_advice",
        verbose_name=_("kind of harm"),
        help_text=_("Empty for advice that always holds."),
    )

    class Meta(IdentityRow.Meta):
        verbose_name = _("advice on language")
        verbose_name_plural = _("advice on language")


class LanguageAdviceText(TextRow):
    """This says what to avoid, what to say instead, and why."""

    owner = models.ForeignKey(
        LanguageAdvice,
        on_delete=models.CASCADE,
        related_name="texts",
        verbose_name=_("advice on language"),
    )
    avoid = models.CharField(_("avoid"), max_length=200)
    say = models.TextField(_("say instead"), max_length=400)
    why = models.CharField(_("why"), max_length=300, blank=True)
    phrases = models.TextField(_("phrases to look out for"), blank=True, help_text=LINES)

    class Meta(TextRow.Meta):
        verbose_name = _("words of advice on language")
        verbose_name_plural = _("words of advice on language")
        constraints: ClassVar = [
            *TextRow.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(avoid="") & ~models.Q(say=""), name="advice_says_both"
            ),
        ]

    def get_title(self) -> str:
        """Name it by what to avoid."""
        return self.avoid
