"""meetings.yaml: meetings, and how they stand together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from portal.core.packing.spec.entries import Entry, Line, Slug
from portal.core.packing.spec.folder import ANYTHING, PackFolder
from portal.core.packing.spec.located import Located
from portal.core.packing.spec.validation import validate

FILE, MEETINGS = "meetings.yaml", "meetings"
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]+-[A-Z]?[0-9]+$", max_length=16)]
TierCode = Literal[
    "strategic", "statutory", "operational", "thematic", "contextual", "police-led",
    "early-identification",
]  # fmt: skip
HarmCode = Literal[
    "CSE", "CCE", "SYV", "TRAF", "MS", "ONL", "TRA", "BUL", "HSB", "RAD", "MISS", "GRP"
]
FieldName = Literal[
    "purpose", "threshold", "chair", "attends", "route_in", "cadence", "prepare", "instead",
    "for_child", "for_parents", "referrals", "form", "tiers", "harms", "subjects", "standing",
    "discusses_child", "reports_to", "escalates_to", "instead_of",
]  # fmt: skip


class MeetingEntry(Entry):
    """This is one meeting; what the partnership has not stated stays empty."""

    slug: Slug
    code: Code
    order: int = 100
    tiers: list[TierCode] = Field(min_length=1)
    standing: Literal["running", "being-set-up"] = "running"
    harms: list[HarmCode] = Field(default_factory=list)
    subjects: list[Literal["child", "adult", "location", "group", "theme"]] = Field(
        default_factory=list
    )
    referrals: Literal["yes", "no", "through", "not-stated"] = "not-stated"
    discusses_child: bool = False
    reports_to: list[Code] = Field(default_factory=list)
    escalates_to: list[Code] = Field(default_factory=list)
    form: str = ""
    name: Line
    expansion: str = ""
    also: list[Line] = Field(default_factory=list)
    purpose: Line
    threshold: str = ""
    chair: str = ""
    attends: list[Line] = Field(default_factory=list)
    route_in: str = ""
    cadence: str = ""
    prepare: list[Line] = Field(default_factory=list)
    instead: str = ""
    instead_of: Code | None = None
    for_child: str = ""
    for_parents: str = ""
    defaults: list[FieldName] = Field(default_factory=list)

    @model_validator(mode="after")
    def _says_what_it_must(self) -> Self:
        if self.discusses_child and not (self.for_child.strip() and self.for_parents.strip()):
            raise ValueError(
                "A meeting that discusses a child says what it means: “for_child”, “for_parents”."
            )
        if self.referrals in {"through", "yes"} and self.standing == "being-set-up":
            raise ValueError("A meeting that is being set up takes no referrals yet.")
        for name in ("tiers", "harms", "subjects", "reports_to", "escalates_to"):
            if len(set(getattr(self, name))) < len(getattr(self, name)):
                raise ValueError(f"“{name}” says something twice.")
        if self.code in {*self.reports_to, *self.escalates_to, self.instead_of}:
            raise ValueError("A meeting leads to others, not to itself.")
        return self


class MeetingsFile(Entry):
    """This is the whole file."""

    meetings: list[MeetingEntry]


def meeting_entries(folder: PackFolder) -> list[tuple[Located, MeetingEntry]]:
    """Read meetings.yaml once for all kinds that come from it, with the lines they stand on."""
    return folder.once(FILE, lambda: list(_read(folder)))


def _read(folder: PackFolder) -> Iterator[tuple[Located, MeetingEntry]]:
    if not folder.has(FILE):
        return
    located = folder.yaml(FILE)
    file = located and validate(MeetingsFile, located, folder.faults)
    if not located or not file:
        folder.named.add((MEETINGS, ANYTHING))
    else:
        for number, entry in enumerate(file.meetings):
            yield located.below((MEETINGS, number)), entry
