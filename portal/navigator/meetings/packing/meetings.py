"""Meetings and their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from portal.core.packing.kind import Item
from portal.core.packing.spec.folder import PackFolder
from portal.navigator.meetings.models import (
    Meeting,
    MeetingHarm,
    MeetingSubject,
    MeetingText,
    MeetingTier,
)
from portal.navigator.meetings.packing.meetings_file import MEETINGS, MeetingsFile, meeting_entries
from portal.reference.packing.identity import Content, IdentityKind, spoken

# What a meeting has several of: by its name in packs, the table and its column.
LISTS: Mapping[str, tuple[Any, str]] = {
    "tiers": (MeetingTier, "tier"),
    "subjects": (MeetingSubject, "subject"),
    "harms": (MeetingHarm, "code"),
}


class MeetingKind(IdentityKind):
    """This writes meetings; dates are no part of a pack."""

    name: ClassVar[str] = MEETINGS
    schemas: ClassVar = {"meetings": MeetingsFile}
    model = Meeting
    text_model = MeetingText
    fields = ("code", "standing", "referrals", "discusses_child", "form")
    words = ("name", "expansion", "also", "purpose", "threshold", "chair", "attends", "route_in",
             "cadence", "prepare", "instead", "for_child", "for_parents", "defaults")  # fmt: skip
    links = tuple(LISTS)

    def read(self, folder: PackFolder) -> list[Item]:
        """Read meetings.yaml, where there is one."""
        return [
            self.item(
                folder, here, entry.code,
                entry.model_dump() | {"words": spoken(entry, self.words)}, entry.facts,
            )
            for here, entry in meeting_entries(folder)
        ]  # fmt: skip

    def link(self, made: Sequence[tuple[Any, Content]]) -> None:
        """Write what each has several of."""
        rows = [row.pk for row, _content in made]
        for name, (table, column) in LISTS.items():
            table.objects.filter(meeting__in=rows).delete()
            table.objects.bulk_create(
                table(meeting=row, sort_order=number, **{column: value})
                for row, content in made
                for number, value in enumerate(content[name])
            )

    def links_of(self, rows: Sequence[Any]) -> Mapping[Any, Content]:
        """Read what each has several of; three queries."""
        found: dict[Any, Content] = {row.pk: {name: [] for name in LISTS} for row in rows}
        for name, (table, column) in LISTS.items():
            links = table.objects.filter(meeting__in=found).order_by("sort_order", "pk")
            for meeting, value in links.values_list("meeting_id", column):
                found[meeting][name].append(value)
        return found
