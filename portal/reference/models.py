"""Reference rows: contacts."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.core.time.opening_data import parse_opening_hours
from portal.core.time.opening_faults import OpeningHoursFault
from portal.core.time.opening_hours import OpeningHours
from portal.reference.fields import PhoneField
from portal.reference.validation import validate_opening_hours


class ContactKind(models.TextChoices):
    """What a contact is for."""

    EMERGENCY = "emergency", _("Emergency service")
    FRONT_DOOR = "front-door", _("Children’s front door")
    OUT_OF_HOURS = "out-of-hours", _("Out of hours team")
    POLICE = "police", _("Police")
    HELPLINE = "helpline", _("Helpline")
    MEETING = "meeting", _("Meeting")
    TEAM = "team", _("Team")
    OTHER = "other", _("Something else")


class NumberState(models.TextChoices):
    """How far a phone number may be trusted."""

    SURE = "sure", _("verified")
    CHECK = "check", _("not yet checked")
    BLANK = "blank", _("not filled in")


# Every partnership has its own, and one of each.
LOCAL_KINDS = (ContactKind.FRONT_DOOR, ContactKind.OUT_OF_HOURS)


class ContactQuerySet(models.QuerySet["Contact"]):
    """Reads of contacts."""

    def in_order(self) -> ContactQuerySet:
        """Put them in an order that never changes by itself."""
        return self.order_by("key", "pk")


class Contact(models.Model):
    """This is somebody to turn to; it exists once, and every page that shows it looks here."""

    partnership = models.ForeignKey(
        "core.Partnership",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="contacts",
        help_text=_("Empty for a national contact, which every partnership shows."),
    )
    key = models.SlugField(
        _("key"),
        max_length=60,
        help_text=_("Pages refer to the contact by this; it is the same in every partnership."),
    )
    kind = models.CharField(_("kind"), max_length=16, choices=ContactKind)
    name = models.CharField(_("name"), max_length=120)
    phone = PhoneField(_("phone"), blank=True)
    textphone = PhoneField(_("textphone"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    url = models.URLField(_("web address"), blank=True)
    opening_hours = models.JSONField(
        _("opening hours"),
        null=True,
        blank=True,
        validators=[validate_opening_hours],
        help_text=_("Leave this empty until somebody has checked the hours."),
    )
    note = models.TextField(_("note"), max_length=400, blank=True)
    number_state = models.CharField(
        _("state of the number"), max_length=8, choices=NumberState, default=NumberState.BLANK
    )
    verified_at = models.DateTimeField(_("verified"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("verified by"),
    )
    review_date = models.DateField(_("check again on"), null=True, blank=True)

    objects: ClassVar[models.Manager[Contact]] = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["partnership", "key"], name="contact_key_once_a_partnership"
            ),
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(partnership__isnull=True),
                name="contact_key_once_nationally",
            ),
            models.UniqueConstraint(
                fields=["partnership", "kind"],
                condition=Q(kind__in=LOCAL_KINDS),
                name="contact_one_front_door",
            ),
            models.CheckConstraint(
                condition=Q(partnership__isnull=False) | ~Q(kind__in=LOCAL_KINDS),
                name="contact_front_door_is_local",
            ),
            models.CheckConstraint(condition=~Q(key="") & ~Q(name=""), name="contact_is_named"),
            models.CheckConstraint(
                condition=Q(kind__in=ContactKind.values), name="contact_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(number_state__in=NumberState.values), name="contact_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(number_state=NumberState.BLANK, phone="")
                | (~Q(number_state=NumberState.BLANK) & ~Q(phone="")),
                name="contact_blank_has_no_number",
            ),
            models.CheckConstraint(
                condition=Q(number_state=NumberState.SURE, verified_at__isnull=False)
                | (~Q(number_state=NumberState.SURE) & Q(verified_at__isnull=True)),
                name="contact_sure_is_verified",
            ),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True) | Q(verified_at__isnull=False),
                name="contact_verified_by_somebody_sometime",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def hours(self) -> OpeningHours | None:
        """Give the opening hours, or None when nobody knows them."""
        if self.opening_hours is None:
            return None
        try:
            return parse_opening_hours(self.opening_hours)
        except OpeningHoursFault:
            # Checked on saving; a row that came past the check says nothing rather than fail.
            return None

    @property
    def is_verified(self) -> bool:
        """Say whether somebody has checked the number."""
        return self.number_state == NumberState.SURE
