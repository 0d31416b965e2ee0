"""Terms: the glossary."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from portal.core.packing.kind import Item
from portal.core.packing.spec.entries import Entry, Line, Slug
from portal.core.packing.spec.folder import PackFolder
from portal.core.packing.spec.validation import validate
from portal.reference.models import Term, TermText
from portal.reference.packing.identity import IdentityKind, spoken

FILE = "terms.yaml"


class TermEntry(Entry):
    """This is one term."""

    slug: Slug
    order: int = 100
    is_acronym: bool = False
    is_name: bool = False
    term: Line
    expansion: str = ""
    definition: Line
    also: list[Line] = Field(default_factory=list)
    street_words: list[Line] = Field(default_factory=list)


class TermsFile(Entry):
    """This is the whole file."""

    terms: list[TermEntry]


class TermKind(IdentityKind):
    """This writes the terms of the glossary."""

    name: ClassVar[str] = "terms"
    schemas: ClassVar = {"terms": TermsFile}
    model = Term
    text_model = TermText
    fields = ("is_acronym", "is_name")
    words = ("term", "expansion", "definition", "also", "street_words")

    def read(self, folder: PackFolder) -> list[Item]:
        """Read terms.yaml, where there is one."""
        located = folder.yaml(FILE) if folder.has(FILE) else None
        file = validate(TermsFile, located, folder.faults) if located else None
        if located is None or file is None:
            return []
        folder.named |= {(self.name, entry.slug) for entry in file.terms}
        return [
            self.item(
                folder, located.below(("terms", number)), entry.slug,
                entry.model_dump() | {"words": spoken(entry, self.words)}, entry.facts,
            )
            for number, entry in enumerate(file.terms)
        ]  # fmt: skip
