"""What is said of a meeting, and what of it the partnership has not stated itself."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.cms.text_rows import TextRow, Voice
from portal.navigator.meetings.models.meetings import Meeting

LINES = _("One to a line.")
NOT_STATED = _("Empty when the partnership has not stated it: readers are told so.")
# What may be our default, by the names that packs use.
DEFAULT_FIELDS = {
    "purpose": _("Purpose"),
    "threshold": _("Threshold"),
    "chair": _("Chair"),
    "attends": _("Who attends"),
    "route_in": _("Who refers, and how"),
    "cadence": _("How often"),
    "prepare": _("What to bring"),
    "instead": _("What to use instead"),
    "for_child": _("For the child"),
    "for_parents": _("For parents and carers"),
    "referrals": _("Case referrals"),
    "form": _("What to complete"),
    "tiers": _("Tier"),
    "harms": _("Kinds of harm"),
    "subjects": _("What it looks at"),
    "standing": _("Standing"),
    "discusses_child": _("Discusses a child"),
    "reports_to": _("Reports to"),
    "escalates_to": _("Escalates to"),
    "instead_of": _("The meeting to use instead"),
}


def known_defaults(value: str) -> None:
    """Refuse a name that is none of a meeting's."""
    unknown = [name for name in value.splitlines() if name.strip() not in DEFAULT_FIELDS]
    if unknown:
        raise ValidationError(
            _("These are known: %(names)s."), params={"names": ", ".join(DEFAULT_FIELDS)}
        )


class MeetingText(TextRow):
    """This describes a meeting to adults, and holds what is said to a child and to parents of it.

    A child meets these words with the adult who reads the page, so they are the same row's.
    """

    owner = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="texts", verbose_name=_("meeting")
    )
    name = models.CharField(
        _("name"),
        max_length=120,
        help_text=_("In full words where the short form means something else as well."),
    )
    expansion = models.CharField(_("long form of the abbreviation"), max_length=160, blank=True)
    also = models.TextField(_("other names"), blank=True, help_text=LINES)
    purpose = models.TextField(_("purpose"), max_length=600)
    threshold = models.TextField(_("threshold"), max_length=600, blank=True, help_text=NOT_STATED)
    chair = models.CharField(
        _("chair"),
        max_length=160,
        blank=True,
        help_text=_("A post, never a person’s name. Empty when it is not stated."),
    )
    attends = models.TextField(
        _("who attends"), blank=True, help_text=_("Posts or services, one to a line.")
    )
    route_in = models.TextField(
        _("who refers, and how"), max_length=600, blank=True, help_text=NOT_STATED
    )
    cadence = models.CharField(
        _("how often it meets"), max_length=200, blank=True, help_text=NOT_STATED
    )
    prepare = models.TextField(_("what to bring"), blank=True, help_text=LINES)
    instead = models.TextField(
        _("what to use instead"),
        max_length=400,
        blank=True,
        help_text=_("For groups that take no case referrals."),
    )
    for_child = models.TextField(
        _("what this meeting means for you: to a child"), max_length=900, blank=True
    )
    for_parents = models.TextField(
        _("what this meeting means for you: to parents and carers"), max_length=900, blank=True
    )
    defaults = models.TextField(
        _("our defaults"),
        blank=True,
        validators=[known_defaults],
        help_text=_("What the partnership has not stated or confirmed itself."),
    )

    # Wrong words here reach a child: whoever changes them does not publish them alone.
    second_person_fields: ClassVar[tuple[str, ...]] = ("for_child", "for_parents")

    class Meta(TextRow.Meta):
        verbose_name = _("words on a meeting")
        verbose_name_plural = _("words on meetings")
        constraints: ClassVar = [
            *TextRow.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(voice=Voice.ADULT),
                name="meeting_text_speaks_to_adults",
                violation_error_message=_("Words on a meeting are kept in one row, for adults."),
            ),
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(purpose=""),
                name="meeting_text_says_what_for",
            ),
        ]

    def get_title(self) -> str:
        """Name it as readers do."""
        return self.name
