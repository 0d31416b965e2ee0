"""Shared chapters: Markdown files of the national pack, for parts of guides to build on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from wagtail.models import Locale, Page

from portal.core.models import BasePage
from portal.core.packing.kind import Item, Loading
from portal.core.packing.spec.folder import PackFolder
from portal.guidance.models import SharedChapterPage, SharedChaptersPage
from portal.packs.kinds.pages import CHAPTERS, PageEntry, PageKind

SLUG = "shared-chapters"


class ChapterKind(PageKind):
    """This writes chapters below the page that holds them, outside every site."""

    name: ClassVar[str] = CHAPTERS
    folder: ClassVar[str] = CHAPTERS
    schemas: ClassVar = {}  # the head of a page file
    after: ClassVar[tuple[str, ...]] = ("contacts",)
    model_label: ClassVar[str] = "guidance.SharedChapterPage"

    def read(self, folder: PackFolder) -> list[Item]:
        """Read every chapter; only the national pack has any."""
        files = list(folder.files(self.folder, ".md"))
        if files and not folder.is_national:
            reason = "Only the national pack has shared chapters."
            folder.faults.add(folder.name(files[0]), 1, reason)
            return []
        found = [read for file in files if (read := self._read(folder, file))]
        found.sort(key=lambda one: (one[1], one[0].key))
        return [replace(item, parent="") for item, _order in found]

    def check_type(self, entry: PageEntry) -> str:
        """Say what is wrong with a type here; nothing else stands among chapters."""
        return "" if entry.type == "chapter" else "A shared chapter has “type: chapter”."

    def find(self, item: Item, loading: Loading) -> BasePage | None:
        """Find the chapter by its name."""
        found: SharedChapterPage | None = SharedChapterPage.objects.filter(slug=item.key).first()
        return found

    def _parent(self, item: Item, loading: Loading) -> Page:
        found = SharedChaptersPage.objects.first()
        if found is not None:
            return found
        page = SharedChaptersPage(title="Shared chapters", slug=SLUG, locale=Locale.get_default())
        made: Any = Page.get_first_root_node().add_child(instance=page)
        return made
