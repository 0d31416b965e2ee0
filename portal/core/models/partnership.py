"""A partnership: one per Wagtail Site."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.theme.validation import validate_brand_colour

SLUG = RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Use small letters, digits and hyphens."))


class PartnershipQuerySet(models.QuerySet["Partnership"]):
    """Reads of partnerships."""

    def with_site(self) -> PartnershipQuerySet:
        """Bring the site and its home page along."""
        return self.select_related("site", "site__root_page").order_by("pk")


class Partnership(models.Model):
    """This safeguarding partnership has a site, a name, a look and people of its own."""

    slug = models.CharField(_("slug"), max_length=40, unique=True, validators=[SLUG])
    code = models.CharField(
        _("code"),
        max_length=12,
        unique=True,
        help_text=_("A short code used in rules and clients, such as NL. It never changes."),
    )
    name = models.CharField(_("area"), max_length=80, help_text=_("Such as North Lincolnshire."))
    body_name = models.CharField(
        _("name of the partnership"), max_length=120, blank=True, help_text=_("As people say it.")
    )
    product_name = models.CharField(
        _("name of this portal"), max_length=60, default="Safe outside the home"
    )
    site = models.OneToOneField(
        "wagtailcore.Site", on_delete=models.PROTECT, related_name="partnership"
    )
    exit_url = models.URLField(
        _("where “Exit this page” leads"),
        default="https://www.bbc.co.uk/weather",
        validators=[URLValidator(["https"], message=_("Give an address that begins with https."))],
        help_text=_("A busy, neutral site that says nothing about why somebody looked."),
    )
    contact_email = models.EmailField(_("e-mail for problems with this site"), blank=True)
    brand_colour = models.CharField(
        _("brand colour"), max_length=7, blank=True, validators=[validate_brand_colour]
    )
    accent_colour = models.CharField(
        _("accent colour"), max_length=7, blank=True, validators=[validate_brand_colour]
    )
    logo = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects: ClassVar[models.Manager[Partnership]] = PartnershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(slug="") & ~models.Q(code=""), name="partnership_is_named"
            ),
            # On the way anybody could read an address without encryption, and where it came from.
            models.CheckConstraint(
                condition=models.Q(exit_url__istartswith="https://"),
                name="partnership_exit_is_encrypted",
            ),
        ]

    def __str__(self) -> str:
        return self.name
