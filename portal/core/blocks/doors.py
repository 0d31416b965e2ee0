"""The doors of a home page: one for each kind of visitor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.core.blocks.links import LinkBlock, LinkValue


class Ring(TextChoices):
    """Which ring of a child's world a door's picture shows: it says who goes in there."""

    WORK = "work", _("Neighbourhood: somebody who works with children")
    CHILD = "child", _("The child in the middle: a young person")
    FAMILY = "family", _("Family, around the child: a parent or carer")
    TRAINING = "training", _("The outermost ring: somebody looking for training")


# Each kind of door has its ring and its colour.
LOOKS = {
    Ring.WORK: ("neighbourhood", ""),
    Ring.CHILD: ("child", "lilac"),
    Ring.FAMILY: ("family", "clay"),
    Ring.TRAINING: ("online", "sand"),
}


@dataclass(frozen=True)
class Door:
    """This is one of the doors of a home page, ready to be drawn."""

    title: str
    text: str
    url: str
    ring: str
    colour: str


class DoorValue(LinkValue):
    """This is a door that knows how it is drawn."""

    @property
    def door(self) -> Door:
        """Give the door as its template wants it."""
        ring, colour = LOOKS[Ring(self["ring"])]
        return Door(self["title"], self.get("text") or "", self.url, ring, colour)


def doors_of(doors: Iterable[Any]) -> list[Door]:
    """List the doors that lead somewhere: a page that is gone or hidden takes its door along."""
    return [made for made in (child.value.door for child in doors) if made.url]


class DoorBlock(LinkBlock):
    """This door leads one kind of visitor to their part of the portal."""

    ring = blocks.ChoiceBlock(
        choices=Ring.choices, default=Ring.WORK.value, label=_("Ring"), search_index=False
    )
    title = blocks.CharBlock(
        label=_("Title"), max_length=60, help_text=_("In the visitor’s words: “I’m a parent”.")
    )
    text = blocks.CharBlock(label=_("One sentence"), max_length=120, required=False)

    def get_context(
        self, value: DoorValue, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Show one door alone as a row of one."""
        context = super().get_context(value, parent_context)
        context["doors"] = [value.door]
        return context

    class Meta:
        icon = "login"
        label = _("Door")
        template = "blocks/doors.html"
        value_class = DoorValue
        preview_value = {
            "ring": Ring.FAMILY.value,
            "title": _("I’m a parent or carer"),
            "text": _("What to say, who to call, help near you."),
            "path": "/support/",
        }
        description = _("Leads one kind of visitor to their part of the portal")


class DoorsBlock(blocks.StreamBlock):
    """These are the doors of a home page, at most four."""

    door = DoorBlock()

    def get_context(
        self, value: blocks.StreamValue, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the doors as their template wants them."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["doors"] = doors_of(value)
        return context

    class Meta:
        template = "blocks/doors.html"
        max_num = 4
        required = False
