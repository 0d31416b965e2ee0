"""Measures, and their figures as sources print them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.core.packing.kind import Item, Kind, Loading, Mention, Reference, check_fields
from portal.core.packing.spec.folder import PackFolder
from portal.core.packing.spec.located import Located
from portal.guidance.plan.actions import Entry, correct_value, enter_value
from portal.guidance.plan.models import Measure, MeasureText, MeasureValue
from portal.guidance.plan.packing.measures_file import (
    MeasureEntry,
    MeasuresFile,
    ValueEntry,
    measure_entries,
)
from portal.guidance.plan.packing.plan import PLAN
from portal.guidance.plan.rules.entry import faults_of
from portal.guidance.plan.rules.figures import Counts
from portal.guidance.plan.rules.periods import Period
from portal.guidance.plan.rules.units import Unit
from portal.reference.packing.identity import Content, IdentityKind, spoken

MEASURES, VALUES = "measures", "measure-values"
COUNTS = ("numerator", "denominator", "value")
SAID = ("period", "group", "printed", "note")


class MeasureKind(IdentityKind):
    """This writes measures."""

    name: ClassVar[str] = MEASURES
    schemas: ClassVar = {"measures": MeasuresFile}
    after: ClassVar[tuple[str, ...]] = ("partnership", PLAN)
    model = Measure
    text_model = MeasureText
    fields = ("code", "priority_id", "unit", "direction", "frequency", "hides_small", "target")
    words = ("name", "definition", "rationale", "numerator", "denominator", "source",
             "target_note")  # fmt: skip

    def read(self, folder: PackFolder) -> list[Item]:
        """Read the measures of measures.yaml."""
        return [
            self._read(folder, placed.located, placed.entry) for placed in measure_entries(folder)
        ]

    def _read(self, folder: PackFolder, here: Located, entry: MeasureEntry) -> Item:
        said = entry.model_dump() | {"priority_id": None, "words": spoken(entry, self.words)}
        item = self.item(folder, here, entry.slug, said, entry.facts)
        item.content["target"] = _number(entry.target)
        if not entry.priority:
            return item
        reference = Reference(PLAN, entry.priority)
        item.content["priority_id"] = reference
        mention = Mention(reference, here.file, here.line(("priority",)))
        return Item(item.kind, item.key, here, item.content, item.facts, (mention,))

    def contents_of(self, rows: Any) -> dict[Any, Content]:
        """Give what a pack says of measures: a target as it is written there."""
        found = super().contents_of(rows)
        for content in found.values():
            content["target"] = _number(content["target"])
        return found


class ValueKind(Kind):
    """This writes figures; a newer one of a pack corrects the old, which is kept."""

    name: ClassVar[str] = VALUES
    after: ClassVar[tuple[str, ...]] = (MEASURES,)
    below: ClassVar[str] = MEASURES

    def read(self, folder: PackFolder) -> list[Item]:
        """Read the figures of measures.yaml."""
        return [
            self._read(folder, placed.located.below(("values", number)), placed.entry, value)
            for placed in measure_entries(folder)
            for number, value in enumerate(placed.entry.values)
        ]

    def _read(
        self, folder: PackFolder, here: Located, measure: MeasureEntry, entry: ValueEntry
    ) -> Item:
        period = Period(entry.start, entry.end)
        counts = Counts(entry.numerator, entry.denominator, entry.value)
        for fault in faults_of(Unit(measure.unit), period, counts):
            reason = f"“{fault.field}”: {_(fault.template)}"
            folder.faults.add(here.file, here.line((fault.field,)), reason)
        said = {name: getattr(entry, name) for name in (*SAID, *COUNTS)}
        check_fields(MeasureValue(**said), here, folder.faults, {name: (name,) for name in said})
        content = content_of(
            Entry(entry.period, period, counts, entry.group, entry.printed, entry.note)
        )
        reference = Reference(MEASURES, measure.slug)
        content["measure_id"] = reference
        key = "/".join((measure.slug, str(entry.start), str(entry.end), entry.group))
        return Item(self.name, key[:200], here, content, tuple(entry.facts), parent=measure.slug)

    def find(self, item: Item, loading: Loading) -> Model | None:
        """Find the figure that holds for this period and group."""
        content, measure = item.content, loading.resolve(item.content["measure_id"])
        found: MeasureValue | None = (
            MeasureValue.objects.current()
            .filter(measure=measure, start=content["start"], end=content["end"],
                    group=content["group"])
            .first()
        )  # fmt: skip
        return found

    def content_of(self, row: MeasureValue) -> Content:
        """Give what holds now, also where the figure a pack brought was corrected since."""
        row = _newest(row)
        counts = Counts(row.numerator, row.denominator, row.value)
        period = Period(row.start, row.end)
        entry = Entry(row.period, period, counts, row.group, row.printed, row.note)
        return content_of(entry) | {"measure_id": row.measure_id}

    def create(self, item: Item, content: Content, loading: Loading) -> Model:
        """Enter a figure."""
        measure = Measure.objects.get(pk=content["measure_id"])
        return enter_value(
            measure=measure, entry=_entry(content), now=timezone.now(), by=_("Starter pack")
        )

    def update(self, row: MeasureValue, content: Content, loading: Loading) -> None:
        """Correct a figure that nobody corrected here."""
        correct_value(
            value=_newest(row), entry=_entry(content), now=timezone.now(), by=_("Starter pack")
        )


def content_of(entry: Entry) -> Content:
    """Give a figure as a pack compares it."""
    return {
        "period": entry.name,
        "start": entry.period.start.isoformat(),
        "end": entry.period.end.isoformat(),
        "group": entry.group,
        "numerator": entry.counts.numerator,
        "denominator": entry.counts.denominator,
        "value": _number(entry.counts.value),
        "printed": entry.printed,
        "note": entry.note,
    }


def _entry(content: Content) -> Entry:
    value = content["value"]
    counts = Counts(
        content["numerator"], content["denominator"], None if value is None else Decimal(value)
    )
    period = Period(date.fromisoformat(content["start"]), date.fromisoformat(content["end"]))
    return Entry(
        content["period"], period, counts, content["group"], content["printed"], content["note"]
    )


def _newest(row: MeasureValue) -> MeasureValue:
    """Follow corrections to the figure that holds."""
    while row.superseded_at is not None:
        row = MeasureValue.objects.get(corrects=row)
    return row


def _number(value: Decimal | None) -> str | None:
    """Write a number in one way, however many noughts it carries."""
    return None if value is None else f"{value.normalize():f}"
