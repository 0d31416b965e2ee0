"""Contacts: whom to ring. Each exists once; pages point to it by its key."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from portal.core.strip import DialCard
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


# What is known of a number: it belongs to the row, never to a version of it.
VERIFICATION = ("number_state", "verified_at", "verified_by", "review_date")


class ContactQuerySet(models.QuerySet["Contact"]):
    """Reads of contacts."""

    def live(self) -> ContactQuerySet:
        """Keep what readers may be told; a new contact is a draft until it is approved."""
        return self.filter(live=True)

    def in_order(self) -> ContactQuerySet:
        """Put them in an order that never changes by itself."""
        return self.order_by("key", "pk")


class Contact(
    PreviewableMixin, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model
):
    """This is somebody to turn to; it exists once, and every page that shows it looks here.

    How far the number may be trusted belongs to the number itself: no draft carries it along, and
    another number has to be checked anew.
    """

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
    number_changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("number changed by"),
    )
    # Wagtail's, with a default in the database as well: older processes write rows without them.
    live = models.BooleanField(_("live"), default=True, db_default=True, editable=False)
    has_unpublished_changes = models.BooleanField(default=False, db_default=False, editable=False)
    expired = models.BooleanField(default=False, db_default=False, editable=False)
    locked = models.BooleanField(default=False, db_default=False, editable=False)

    partnership_path: ClassVar[str] = "partnership"
    # A family acts on these: whoever changes one does not put it in front of readers alone.
    second_person_fields: ClassVar[tuple[str, ...]] = ("phone", "textphone", "email", "url")

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

    def clean(self) -> None:
        """Say of a new number that nobody has checked it."""
        super().clean()
        if bool(self.phone) == (self.number_state == NumberState.BLANK):
            self._distrust()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; another number than before is not verified any more."""
        written = kwargs.get("update_fields")
        if written is None or {"phone", "textphone"} & set(written):
            before = Contact.objects.filter(pk=self.pk).values("phone", "textphone").first()
            if before is not None:
                self._take_number_from(Contact(**before))
            if written is not None:
                kwargs["update_fields"] = {*written, *VERIFICATION}
        super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Read a version with what is known now of the number, not what was known then."""
        version: Self = super().with_content_json(content)
        for name in VERIFICATION:
            field: Any = self._meta.get_field(name)
            setattr(version, field.attname, getattr(self, field.attname))
        version._take_number_from(self)
        return version

    def save_revision(self, user: Any = None, **kwargs: Any) -> Any:
        """Keep a version, noting who brought a number that was not there before."""
        if self._brings_number():
            self.number_changed_by = user
        return super().save_revision(user=user, **kwargs)

    def _take_number_from(self, before: Contact) -> None:
        """Keep what was verified only for the very number that was."""
        is_same = (self.phone, self.textphone) == (before.phone, before.textphone)
        if not is_same or bool(self.phone) == (self.number_state == NumberState.BLANK):
            self._distrust()

    def _distrust(self) -> None:
        self.number_state = NumberState.CHECK if self.phone else NumberState.BLANK
        self.verified_at = self.verified_by = self.review_date = None

    def _brings_number(self) -> bool:
        """Compare with the version before; a row that was never live was brought as a whole."""
        if self.latest_revision is not None:
            before = self.latest_revision.content
            return (self.phone, self.textphone) != (before["phone"], before["textphone"])
        if not self.live:
            return True
        rows = Contact.objects.filter(pk=self.pk, phone=self.phone, textphone=self.textphone)
        return not rows.exists()

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Give the page that shows the contact as readers will meet it."""
        return "portal/cms/contact_preview.html"

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

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Give the preview a card; a preview never rings anybody."""
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        card = DialCard(
            self.name, self.phone, tel="", note=self.note, email=self.email, url=self.url
        )
        return {**context, "card": card, "title": self.name}
