"""Advice on wording: what always holds, and what belongs to one kind of harm."""

from __future__ import annotations

from typing import Any, ClassVar

from portal.core.packing.kind import Item, Reference
from portal.core.packing.spec.entries import Entry
from portal.core.packing.spec.folder import PackFolder
from portal.core.packing.spec.located import Located
from portal.core.packing.spec.validation import validate
from portal.reference.models import LanguageAdvice, LanguageAdviceText
from portal.reference.packing.harm_files import HARMS, LANGUAGE, AdviceEntry, harm_files
from portal.reference.packing.identity import IdentityKind, spoken

FILE = "language.yaml"


class LanguageFile(Entry):
    """This is the whole file of advice that always holds."""

    advice: list[AdviceEntry]


class LanguageKind(IdentityKind):
    """This writes advice on wording."""

    name: ClassVar[str] = LANGUAGE
    schemas: ClassVar = {"language": LanguageFile}
    after: ClassVar[tuple[str, ...]] = ("partnership", HARMS)
    model = LanguageAdvice
    text_model = LanguageAdviceText
    fields = ("harm_id",)
    words = ("avoid", "say", "why", "phrases")

    def read(self, folder: PackFolder) -> list[Item]:
        """Read language.yaml, and what each kind of harm says."""
        located = folder.yaml(FILE) if folder.has(FILE) else None
        file = validate(LanguageFile, located, folder.faults) if located else None
        given: list[tuple[Located, AdviceEntry, Reference | None, int]] = []
        if located and file:
            given += [
                (located.below(("advice", number)), entry, None, number)
                for number, entry in enumerate(file.advice)
            ]
        for harm in harm_files(folder):
            given += [
                (harm.located.below(("language", n)), entry, Reference(HARMS, harm.said.slug), n)
                for n, entry in enumerate(harm.said.language)
            ]
        folder.named |= {(self.name, entry.slug) for _here, entry, _harm, _n in given}
        return [self._read(folder, *each) for each in given]

    def _read(
        self,
        folder: PackFolder,
        here: Located,
        entry: AdviceEntry,
        harm: Reference | None,
        number: int,
    ) -> Item:
        said: dict[str, Any] = {"slug": entry.slug, "order": number + 1, "harm_id": None}
        item = self.item(
            folder, here, entry.slug, said | {"words": spoken(entry, self.words)}, entry.facts
        )
        item.content["harm_id"] = harm
        return item
