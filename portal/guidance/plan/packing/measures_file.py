"""measures.yaml: measures with their figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from portal.core.packing.spec.entries import Entry, Line, Slug
from portal.core.packing.spec.folder import PackFolder
from portal.core.packing.spec.located import Located
from portal.core.packing.spec.validation import validate
from portal.guidance.plan.packing.plan_file import Code

FILE = "measures.yaml"
# Whole numbers and decimals as people write them; YAML gives decimals as text here.
Number = Annotated[Decimal, Field(strict=False, max_digits=12, decimal_places=4)]


class ValueEntry(Entry):
    """This is one figure: counts, or the figure alone where the source prints no counts."""

    period: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    start: date = Field(strict=False)
    end: date = Field(strict=False)
    group: str = ""
    numerator: int | None = None
    denominator: int | None = None
    value: Number | None = None
    printed: str = ""
    note: str = ""


class MeasureEntry(Entry):
    """This is one measure; `priority` is the slug of a priority of the plan, or empty."""

    code: Code
    slug: Slug
    order: int = 100
    priority: Slug | Literal[""] = ""
    unit: Literal["count", "percent", "ratio", "score", "yes-no"]
    direction: Literal["up", "down", "none"] = "none"
    frequency: Literal["month", "quarter", "year"]
    hides_small: bool = True  # it counts children or families
    name: Line
    definition: Line
    rationale: str = ""
    numerator: str = ""
    denominator: str = ""
    source: str = ""
    target: Number | None = None
    target_note: str = ""
    values: list[ValueEntry] = Field(default_factory=list)


class MeasuresFile(Entry):
    """This is the whole file."""

    measures: list[MeasureEntry]


@dataclass(frozen=True)
class Placed:
    """This is a measure with the lines it stands on."""

    located: Located
    entry: MeasureEntry


def measure_entries(folder: PackFolder) -> list[Placed]:
    """Read measures.yaml once for both kinds; none where there is no such file."""
    return folder.once(FILE, lambda: list(_read(folder)))


def _read(folder: PackFolder) -> Iterator[Placed]:
    located = folder.yaml(FILE) if folder.has(FILE) else None
    file = validate(MeasuresFile, located, folder.faults) if located else None
    if located is None or file is None:
        return
    for number, entry in enumerate(file.measures):
        yield Placed(located.below(("measures", number)), entry)
