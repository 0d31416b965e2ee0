"""plan.yaml: priorities with their actions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from portal.core.packing.spec.entries import Entry, Line, Slug
from portal.core.packing.spec.folder import PackFolder
from portal.core.packing.spec.located import Located
from portal.core.packing.spec.validation import validate

FILE = "plan.yaml"
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]*$", max_length=16)]


class ActionEntry(Entry):
    """This is one action; what the source does not say stays empty."""

    code: Code
    title: Line
    detail: str = ""
    owner_post: str = ""
    due: date | None = Field(default=None, strict=False)
    status: Literal["not-started", "under-way", "done", "delayed", "stopped", "not-known"] = (
        "not-known"
    )
    evidence: str = ""


class PriorityEntry(Entry):
    """This is one priority with its actions, in order."""

    code: Code
    slug: Slug
    order: int = 100
    title: Line
    summary: str = ""
    actions: list[ActionEntry] = Field(default_factory=list)


class PlanFile(Entry):
    """This is the whole plan."""

    priorities: list[PriorityEntry]


@dataclass(frozen=True)
class Placed:
    """This is a priority with the lines it stands on."""

    located: Located
    entry: PriorityEntry


def plan_entries(folder: PackFolder) -> list[Placed]:
    """Read plan.yaml once for all kinds that come from it; none where there is no such file."""
    return folder.once(FILE, lambda: list(_read(folder)))


def _read(folder: PackFolder) -> Iterator[Placed]:
    located = folder.yaml(FILE) if folder.has(FILE) else None
    file = validate(PlanFile, located, folder.faults) if located else None
    if located is None or file is None:
        return
    for number, entry in enumerate(file.priorities):
        yield Placed(located.below(("priorities", number)), entry)
