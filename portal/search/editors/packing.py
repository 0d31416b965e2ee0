"""Synonyms in packs: the national pack teaches search the words of the field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Literal

from django.conf import settings
from django.db.models import Model
from django.utils import timezone
from pydantic import Field

from portal.core.exceptions import ExpectedFault
from portal.core.packing.kind import Item, Kind, Loading, check_fields
from portal.core.packing.spec.entries import Entry, Line
from portal.core.packing.spec.folder import PackFolder
from portal.core.packing.spec.located import Located
from portal.core.packing.spec.validation import validate
from portal.core.publishing import publish_new_rows, publish_row, save_draft
from portal.search.editors.models import SynonymSet
from portal.search.editors.rules.phrases import checked_synonyms
from portal.search.understanding.stopwords import is_stop_word

FILE = "synonyms.yaml"
FIELDS = ("name", "language", "voice", "phrases", "is_one_way", "note")


class SynonymEntry(Entry):
    """This is one set of words that mean the same to people who search."""

    name: Line
    phrases: list[Line]
    one_way: bool = False
    language: str = Field(
        default=settings.LANGUAGE_CODE,
        json_schema_extra={"enum": [code for code, _name in settings.LANGUAGES]},
    )
    voice: Literal["adult", "child"] = "adult"
    note: str = ""


class SynonymsFile(Entry):
    """This is the whole file."""

    synonyms: list[SynonymEntry]


class SynonymKind(Kind):
    """This writes sets of synonyms."""

    name: ClassVar[str] = "synonyms"
    schemas: ClassVar = {"synonyms": SynonymsFile}
    after: ClassVar[tuple[str, ...]] = ("partnership",)
    model_label: ClassVar[str] = "search_editors.SynonymSet"
    has_drafts: ClassVar[bool] = True
    is_made_together: ClassVar[bool] = True

    def read(self, folder: PackFolder) -> list[Item]:
        """Read synonyms.yaml, where there is one."""
        located = folder.yaml(FILE) if folder.has(FILE) else None
        file = validate(SynonymsFile, located, folder.faults) if located else None
        if located is None or file is None:
            return []
        return [
            self._item(folder, located.below(("synonyms", number)), entry)
            for number, entry in enumerate(file.synonyms)
        ]

    def find_all(self, items: Sequence[Item], loading: Loading) -> dict[str, Model]:
        """Find sets by their names; one query."""
        names = [item.key for item in items]
        rows = SynonymSet.objects.filter(partnership=loading.partnership, name__in=names)
        return {row.name: row for row in rows.order_by("pk")}

    def find(self, item: Item, loading: Loading) -> Model | None:
        """Find one set by its name."""
        return self.find_all([item], loading).get(item.key)

    def content_of(self, row: SynonymSet) -> dict[str, Any]:
        """Give what a pack says of a set."""
        return {name: getattr(row, name) for name in FIELDS}

    def create(self, item: Item, content: dict[str, Any], loading: Loading) -> Model:
        """Write a new set, which search goes by at once."""
        return self.create_all([(item, content)], loading)[item.key]

    def create_all(
        self, made: Sequence[tuple[Item, dict[str, Any]]], loading: Loading
    ) -> dict[str, Model]:
        """Write many new sets at once."""
        rows = [SynonymSet(partnership=loading.partnership, **content) for _item, content in made]
        publish_new_rows(rows=rows, now=timezone.now())
        return {item.key: row for (item, _content), row in zip(made, rows, strict=True)}

    def update(self, row: SynonymSet, content: dict[str, Any], loading: Loading) -> None:
        """Publish the pack's newer version of a set that nobody edited."""
        publish_row(row=_filled(row, content))

    def has_draft(self, row: SynonymSet) -> bool:
        """Say whether an editor has begun to change it, or taken it off."""
        return row.has_unpublished_changes or not row.live

    def save_draft(self, row: SynonymSet, content: dict[str, Any]) -> None:
        """Offer the pack's version beside what was edited here."""
        save_draft(page=_filled(row, content))

    def _item(self, folder: PackFolder, located: Located, entry: SynonymEntry) -> Item:
        said = entry.model_dump(include={"name", "language", "voice", "note"})
        content = said | {"phrases": "\n".join(entry.phrases), "is_one_way": entry.one_way}
        places = {name: (name,) for name in FIELDS} | {"is_one_way": ("one_way",)}
        check_fields(SynonymSet(**content), located, folder.faults, places)
        try:
            checked_synonyms(content["phrases"], lambda word: is_stop_word(word, entry.language))
        except ExpectedFault as fault:
            folder.faults.add(located.file, located.line(("phrases",)), str(fault))
        return Item(self.name, entry.name, located, content, tuple(entry.facts))


def _filled(row: SynonymSet, content: dict[str, Any]) -> SynonymSet:
    for name, value in content.items():
        setattr(row, name, value)
    return row
