"""Lines between meetings: each is an entry of its own, for it needs both of its ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django.db.models import Model

from portal.core.packing.kind import Item, Kind, Loading, Mention, Reference
from portal.core.packing.spec.folder import PackFolder
from portal.core.packing.spec.located import Located, Place
from portal.navigator.meetings.models import LineKind, MeetingLine
from portal.navigator.meetings.packing.meetings_file import MEETINGS, MeetingEntry, meeting_entries

LINES = "meeting-lines"
FIELDS = ("meeting_id", "kind", "other_id", "sort_order")


class LinesKind(Kind):
    """This writes where meetings lead: to whom they report, what settles more, what to use."""

    name: ClassVar[str] = LINES
    after: ClassVar[tuple[str, ...]] = (MEETINGS,)
    below: ClassVar[str] = MEETINGS

    def read(self, folder: PackFolder) -> list[Item]:
        """Read the lines of meetings.yaml."""
        return [
            self._item(here, entry, kind, number, other, place)
            for here, entry in meeting_entries(folder)
            for kind, number, other, place in _lines(entry)
        ]

    def _item(
        self, here: Located, entry: MeetingEntry, kind: str, number: int, other: str, place: Place
    ) -> Item:
        end = Reference(MEETINGS, other)
        content = {
            "meeting_id": Reference(MEETINGS, entry.code), "kind": kind, "other_id": end,
            "sort_order": number,
        }  # fmt: skip
        key = "/".join((entry.code, kind, other))
        mention = Mention(end, here.file, here.line(place))
        return Item(self.name, key, here, content, (), (mention,), parent=entry.code)

    def find(self, item: Item, loading: Loading) -> Model | None:
        """Find a line that leads the same way."""
        ends = {name: loading.resolve(item.content[name]) for name in ("meeting_id", "other_id")}
        found: MeetingLine | None = MeetingLine.objects.filter(
            kind=item.content["kind"], **ends
        ).first()
        return found

    def content_of(self, row: Any) -> dict[str, Any]:
        """Give what a pack says of one line."""
        return {name: getattr(row, name) for name in FIELDS}

    def create(self, item: Item, content: dict[str, Any], loading: Loading) -> Model:
        """Write a new line."""
        made: MeetingLine = MeetingLine.objects.create(**content)
        return made

    def update(self, row: Any, content: dict[str, Any], loading: Loading) -> None:
        """Put a line where the pack has it now."""
        for name, value in content.items():
            setattr(row, name, value)
        row.save()


def _lines(entry: MeetingEntry) -> Iterator[tuple[str, int, str, Place]]:
    for name, kind in (("reports_to", LineKind.REPORTS), ("escalates_to", LineKind.ESCALATES)):
        for number, code in enumerate(getattr(entry, name)):
            yield kind.value, number, code, (name, number)
    if entry.instead_of:
        yield LineKind.INSTEAD.value, 0, entry.instead_of, ("instead_of",)
