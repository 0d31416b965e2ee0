"""Signs: what one sees in a child; addresses and pages call them indicators."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from portal.core.cms.identity import IdentityRow
from portal.core.cms.text_rows import TextRow
from portal.reference.models.harms import LINES, Harm
from portal.reference.sign_groups import SIGN_GROUPS, SignGroup, group_of_code

GROUP_NAMES = {
    "B": _("Behaviour"),
    "H": _("Health and body"),
    "R": _("Relationships and friends"),
    "E": _("Education"),
    "M": _("Missing and travel"),
    "P": _("Money and possessions"),
    "O": _("Online and phone"),
    "C": _("Places and surroundings"),
}
GROUP_CHOICES = [(group.code, GROUP_NAMES[group.code]) for group in SIGN_GROUPS]


class Sign(IdentityRow):
    """This is one sign; pages, tools and search all show this one definition of it."""

    code = models.CharField(
        _("code"), max_length=16, help_text=_("Such as CSE-01. Tools know it by this.")
    )
    group_code = models.CharField(_("group"), max_length=1, choices=GROUP_CHOICES)
    is_red = models.BooleanField(
        _("may mean danger now"), default=False, help_text=_("Its page says first: call 999.")
    )

    class Meta(IdentityRow.Meta):
        verbose_name = _("sign")
        verbose_name_plural = _("signs")
        constraints: ClassVar = [
            *IdentityRow.Meta.constraints,
            models.UniqueConstraint(fields=["code"], name="sign_code_once"),
            models.CheckConstraint(condition=~models.Q(code=""), name="sign_has_code"),
            models.CheckConstraint(
                condition=models.Q(group_code__in=[group.code for group in SIGN_GROUPS]),
                name="sign_group_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} ({self.slug})"

    @property
    def group(self) -> SignGroup:
        """Give its group; the database lets no other letter in."""
        group = group_of_code(self.group_code)
        if group is None:
            raise ValueError(f"There is no group of signs {self.group_code!r}.")
        return group


class SignHarm(Orderable):
    """This says of which kind of harm something is a sign."""

    sign = ParentalKey(Sign, on_delete=models.CASCADE, related_name="harms")
    harm = models.ForeignKey(Harm, on_delete=models.CASCADE, related_name="signs")

    class Meta(Orderable.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sign", "harm"], name="sign_names_harm_once"),
        ]

    def __str__(self) -> str:
        return f"{self.sign_id}: {self.harm_id}"


class RelatedSign(Orderable):
    """This leads from one sign to another that often comes with it."""

    sign = ParentalKey(Sign, on_delete=models.CASCADE, related_name="related")
    other = models.ForeignKey(Sign, on_delete=models.CASCADE, related_name="related_from")

    class Meta(Orderable.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sign", "other"], name="sign_relates_once"),
            models.CheckConstraint(
                condition=~models.Q(sign=models.F("other")), name="sign_relates_to_others"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sign_id}: {self.other_id}"

    def clean(self) -> None:
        """Refuse a sign that leads to itself."""
        super().clean()
        if self.sign_id is not None and self.sign_id == self.other_id:
            raise ValidationError({"other": _("Choose another sign, not the same one.")})


class SignText(TextRow):
    """This says what a sign looks like and why it matters."""

    owner = models.ForeignKey(
        Sign, on_delete=models.CASCADE, related_name="texts", verbose_name=_("sign")
    )
    name = models.CharField(_("in a few words"), max_length=160)
    looks_like = models.TextField(_("what it looks like"), blank=True)
    why_it_matters = models.TextField(_("why it matters"), blank=True)
    also = models.TextField(_("other words for it"), blank=True, help_text=LINES)

    class Meta(TextRow.Meta):
        verbose_name = _("words on a sign")
        verbose_name_plural = _("words on signs")

    def get_title(self) -> str:
        """Name it as readers do."""
        return self.name
