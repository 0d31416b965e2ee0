"""Law and guidance, each with its status and the day somebody looks at it again."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from portal.core.packing.kind import Item
from portal.core.packing.spec.entries import Entry, Line, Slug
from portal.core.packing.spec.folder import PackFolder
from portal.core.packing.spec.validation import validate
from portal.reference.models import Law, LawText
from portal.reference.packing.identity import IdentityKind, spoken

FILE = "laws.yaml"


class LawEntry(Entry):
    """This is one Act or piece of guidance."""

    code: Line
    slug: Slug
    order: int = 100
    status: Literal["in-force", "partly", "coming", "guidance", "replaced"]
    in_force_date: date | None = Field(default=None, strict=False)
    review_date: date = Field(strict=False)
    url: str = ""
    title: Line
    summary: Line
    status_note: str = ""


class LawsFile(Entry):
    """This is the whole file."""

    laws: list[LawEntry]


class LawKind(IdentityKind):
    """This writes laws."""

    name: ClassVar[str] = "laws"
    schemas: ClassVar = {"laws": LawsFile}
    model = Law
    text_model = LawText
    fields = ("code", "status", "in_force_date", "review_date", "url")
    words = ("title", "summary", "status_note")

    def read(self, folder: PackFolder) -> list[Item]:
        """Read laws.yaml, where there is one."""
        located = folder.yaml(FILE) if folder.has(FILE) else None
        file = validate(LawsFile, located, folder.faults) if located else None
        if located is None or file is None:
            return []
        folder.named |= {(self.name, entry.code) for entry in file.laws}
        return [
            self.item(
                folder, located.below(("laws", number)), entry.code,
                entry.model_dump() | {"words": spoken(entry, self.words)}, entry.facts,
            )
            for number, entry in enumerate(file.laws)
        ]  # fmt: skip
