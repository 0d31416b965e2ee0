"""Kinds of harm: the hub that signs, tools, meetings, services and courses point to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from portal.core.blocks import BodyBlock
from portal.core.cms.identity import IdentityRow
from portal.core.cms.text_rows import TextRow
from portal.core.fields import StreamField

PROSE = ["bold", "ol", "ul", "link"]
LINES = _("One to a line.")


class Harm(IdentityRow):
    """This is one kind of harm, such as CCE; it exists once, in no language."""

    code = models.CharField(
        _("code"), max_length=12, help_text=_("Such as CSE. Rules and tools know it by this.")
    )

    neutral_slug = models.SlugField(
        _("neutral word in addresses for children"),
        max_length=30,
        blank=True,
        help_text=_(
            "Such as kite: it stands in the browser’s history and says nothing. "
            "Without it, children have no page about this."
        ),
    )

    class Meta(IdentityRow.Meta):
        verbose_name = _("kind of harm")
        verbose_name_plural = _("kinds of harm")
        constraints: ClassVar = [
            *IdentityRow.Meta.constraints,
            models.UniqueConstraint(fields=["code"], name="harm_code_once"),
            models.CheckConstraint(condition=~models.Q(code=""), name="harm_has_code"),
            models.UniqueConstraint(
                fields=["neutral_slug"],
                condition=~models.Q(neutral_slug=""),
                name="harm_neutral_slug_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} ({self.slug})"


class HarmLaw(Orderable):
    """This says which law a kind of harm rests on."""

    harm = ParentalKey(Harm, on_delete=models.CASCADE, related_name="laws")
    law = models.ForeignKey("reference.Law", on_delete=models.CASCADE, related_name="harms")

    class Meta(Orderable.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["harm", "law"], name="harm_names_law_once"),
        ]

    def __str__(self) -> str:
        return f"{self.harm_id}: {self.law_id}"


class HarmText(TextRow):
    """This describes a kind of harm to adults, or to children and young people."""

    owner = models.ForeignKey(
        Harm, on_delete=models.CASCADE, related_name="texts", verbose_name=_("kind of harm")
    )
    name = models.CharField(_("name"), max_length=120)
    summary = models.TextField(_("in one or two sentences"), max_length=300)
    definition = models.TextField(_("what it is"), blank=True)
    vulnerability = RichTextField(
        _("what people who harm make use of"),
        blank=True,
        features=PROSE,
        help_text=_("Never a fault of the child."),
    )
    protective = RichTextField(_("what protects"), blank=True, features=PROSE)
    actions = RichTextField(_("what to do now"), blank=True, features=PROSE)
    mistakes = RichTextField(_("mistakes often made"), blank=True, features=PROSE)
    also = models.TextField(_("other words for it"), blank=True, help_text=LINES)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("more"))

    class Meta(TextRow.Meta):
        verbose_name = _("words on a kind of harm")
        verbose_name_plural = _("words on kinds of harm")

    def get_title(self) -> str:
        """Name it as readers do."""
        return self.name
