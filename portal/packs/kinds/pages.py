"""Pages: Markdown files with a head of YAML; the folders are the tree."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Literal, Self

from django.utils.translation import gettext as _
from pydantic import Field, model_validator
from wagtail.models import Locale, Page

from portal.core.blocks.outline import anchor_from, free_anchor
from portal.core.blocks.text import Rank
from portal.core.models import BasePage, HomePage, StandardPage
from portal.core.packing.kind import Item, Kind, Loading, Mention, Reference, check_fields
from portal.core.packing.mapping import Mapper
from portal.core.packing.spec.entries import Entry, Line, Slug
from portal.core.packing.spec.folder import PackFolder
from portal.core.packing.spec.located import Located, Place
from portal.core.packing.spec.markdown_file import (
    Directive,
    Heading,
    MarkdownFile,
    Part,
    read_markdown,
)
from portal.core.packing.spec.validation import validate
from portal.core.publishing import publish_page, save_draft
from portal.core.slugs import is_reserved
from portal.guidance.models import (
    GuidanceIndexPage,
    GuidePage,
    GuidePartPage,
    SharedChapterPage,
    StrategyIndexPage,
    StrategyPage,
)

FOLDER = "pages"
CHAPTERS = "chapters"
HOME = "home"
MODELS: dict[str, type[BasePage]] = {
    "page": StandardPage,
    "guides": GuidanceIndexPage,
    "guide": GuidePage,
    "part": GuidePartPage,
    "chapter": SharedChapterPage,
    "strategies": StrategyIndexPage,
    "strategy": StrategyPage,
}
FIELDS = ("title", "slug", "intro", "audience", "discreet_title", "owner_post",
          "last_reviewed_date", "review_due_date", "show_in_menus")  # fmt: skip


class PageEntry(Entry):
    """This is the head of a page file."""

    type: Literal[
        "page", "guides", "guide", "part", "strategies", "strategy", "chapter"
    ] = "page"  # fmt: skip
    title: Line
    slug: Slug | None = None
    audience: Literal["everyone", "practitioner", "family", "teen", "child"] = "everyone"
    intro: Line
    discreet_title: str = ""
    owner_post: str = ""
    source: str = ""
    chapter: Slug | None = None  # of a part: the shared chapter it shows
    last_reviewed: date | None = Field(default=None, strict=False)
    review_due: date | None = Field(default=None, strict=False)
    in_menus: bool = False
    order: int = 100
    doors: list[dict[str, Any]] = Field(default_factory=list)

    @model_validator(mode="after")
    def _review_follows(self) -> Self:
        if self.last_reviewed and self.review_due and self.review_due <= self.last_reviewed:
            raise ValueError("review_due comes after last_reviewed.")
        return self


class PageKind(Kind):
    """This writes the home page and the pages below it."""

    name: ClassVar[str] = "pages"
    folder: ClassVar[str] = FOLDER
    schemas: ClassVar = {"page": PageEntry}
    after: ClassVar[tuple[str, ...]] = ("partnership", "contacts", CHAPTERS)
    model_label: ClassVar[str] = "wagtailcore.Page"
    has_drafts: ClassVar[bool] = True

    def read(self, folder: PackFolder) -> list[Item]:
        """Read every page file; parents come before their children, then by order."""
        found = [self._read(folder, file) for file in folder.files(self.folder, ".md")]
        items = [
            (item.key.count("/"), order, item.key, item) for item, order in filter(None, found)
        ]
        if not folder.is_national and not folder.names(self.name, HOME):
            folder.faults.add(folder.name(f"{FOLDER}/{HOME}.md"), 1, "Every site has a home page.")
        return [item for _depth, _order, _key, item in sorted(items, key=_place)]

    def _read(self, folder: PackFolder, file: str) -> tuple[Item, int] | None:
        key = file.removeprefix(f"{self.folder}/").removesuffix(".md")
        folder.named.add((self.name, key))
        text = folder.text(file)
        source = read_markdown(text, folder.name(file), folder.faults) if text else None
        entry = source and validate(PageEntry, source.front, folder.faults)
        if not source or not entry:
            return None
        if reason := self.check_type(entry):
            folder.faults.add(source.file, source.front.line(("type",)), reason)
        self._check_slug(key, entry, source.front, folder)
        mapper = Mapper(f"{folder.slug}/{key}", source.file, folder.faults)
        content = _fields(entry, folder.slug)
        content["body"] = _body(source, mapper)
        if key == HOME:
            content["doors"] = _doors(source.front, mapper)
        elif entry.doors:
            line = source.front.line(("doors",))
            folder.faults.add(source.file, line, "Only the home page has doors.")
        if entry.source and not hasattr(MODELS[entry.type], "source"):
            line = source.front.line(("source",))
            folder.faults.add(
                source.file, line, "Only guides, their parts and strategies name a source."
            )
        line = source.front.line(("chapter",))
        if entry.chapter and entry.type != "part":
            folder.faults.add(source.file, line, "Only a part of a guide shows a shared chapter.")
        if entry.chapter:
            content["chapter"] = Reference(CHAPTERS, entry.chapter)
            mapper.mentions.append(Mention(content["chapter"], source.file, line))
        places = {name: (_key_of(name),) for name in FIELDS}
        page = MODELS[entry.type](**{name: content[name] for name in FIELDS})
        check_fields(page, source.front, folder.faults, places)
        parent = "" if key == HOME else key.rpartition("/")[0] or HOME
        facts, mentions = tuple(entry.facts), tuple(mapper.mentions)
        return Item(self.name, key, source.front, content, facts, mentions, parent), entry.order

    def check_type(self, entry: PageEntry) -> str:
        """Say what is wrong with a type of page here; nothing where it may stand."""
        return "Shared chapters stand in the national pack." if entry.type == "chapter" else ""

    def find(self, item: Item, loading: Loading) -> BasePage | None:
        """Find the page by its place in the tree; a home page nobody filled in does not count."""
        home = _home(loading)
        if item.key == HOME:
            return home if home.latest_revision_id else None
        parent = self._parent(item, loading)
        child = parent.get_children().filter(slug=item.content["slug"]).first()
        return child.specific if child else None

    def content_of(self, row: BasePage) -> dict[str, Any]:
        """Give the page as a pack would say it."""
        content = {name: getattr(row, name) for name in FIELDS}
        for name in ("last_reviewed_date", "review_due_date"):
            content[name] = content[name].isoformat() if content[name] else None
        for name in ("doors", "body") if isinstance(row, HomePage) else ("body",):
            content[name] = list(getattr(row, name).raw_data)
        chapter = getattr(row, "chapter_id", None)
        return content | {"source": getattr(row, "source", ""), "chapter": chapter}

    def comparable(self, content: dict[str, Any]) -> dict[str, Any]:
        """Leave out the type: a page keeps the one it was made with."""
        return {name: value for name, value in content.items() if name != "type"}

    def place(self, item: Item, loading: Loading) -> BasePage:
        """Make an empty page that nobody sees: others may link to it before it is filled in."""
        if item.key == HOME:
            return _home(loading)
        content = item.content
        page = MODELS[content["type"]](
            title=content["title"], slug=content["slug"], live=False, locale=Locale.get_default()
        )
        self._parent(item, loading).add_child(instance=page)
        return page

    def create(self, item: Item, content: dict[str, Any], loading: Loading) -> BasePage:
        """Fill in the empty page and publish it."""
        page = loading.placed[item.reference]
        if not isinstance(page, BasePage):
            raise TypeError(f"{item.key} is no page")
        page.refresh_from_db()  # its place in the tree, after others joined
        _write(page, content)
        page.live = True
        return publish_page(page=page)

    def update(self, row: BasePage, content: dict[str, Any], loading: Loading) -> None:
        """Publish the newer version."""
        _write(row, content)
        publish_page(page=row, note=_note())

    def has_draft(self, row: BasePage) -> bool:
        """Say whether an editor has begun a new version or taken the page off the site."""
        return bool(row.has_unpublished_changes) or not row.live

    def save_draft(self, row: BasePage, content: dict[str, Any]) -> None:
        """Lay the pack's version beside the page, as a draft."""
        _write(row, content)
        row.edition_note = _note()
        save_draft(page=row)

    def _parent(self, item: Item, loading: Loading) -> Page:
        return Page.objects.get(pk=loading.resolve(Reference(self.name, item.parent)))

    def _check_slug(self, key: str, entry: PageEntry, front: Located, folder: PackFolder) -> None:
        line = front.line(("slug",))
        if (entry.slug is None) != (key == HOME):
            reason = "The home page has no slug." if entry.slug else "“slug” is missing."
            folder.faults.add(front.file, line, reason)
        elif entry.slug and _is_taken(entry, key):
            reason = _("This address belongs to a part of the portal; choose another.")
            folder.faults.add(front.file, line, reason)
        elif entry.slug and entry.slug != key.rpartition("/")[2]:
            reason = f"The slug “{entry.slug}” and the name of the file must be the same."
            folder.faults.add(front.file, line, reason)


def _place(entry: tuple[int, int, str, Item]) -> tuple[bool, int, int, str]:
    depth, order, key, _item = entry
    return key != HOME, depth, order, key


def _key_of(field: str) -> str:
    """Name a field as the head of a page file does."""
    return {"show_in_menus": "in_menus"}.get(field, field.removesuffix("_date"))


def _fields(entry: PageEntry, slug: str) -> dict[str, Any]:
    said = entry.model_dump(mode="json")
    fields = {name: said[_key_of(name)] for name in FIELDS} | {"slug": entry.slug or slug}
    return fields | {"type": entry.type, "source": entry.source, "chapter": None}


def _is_taken(entry: PageEntry, key: str) -> bool:
    """Say whether a part of the portal has the address; a section stands at its own."""
    section = MODELS[entry.type].section_slug
    if section:
        return entry.slug != section
    return is_reserved(entry.slug or "", is_top_level="/" not in key)


def _body(source: MarkdownFile, mapper: Mapper) -> list[dict[str, Any]]:
    anchors: set[str] = set()
    given = [_block_of(part, source.file, anchors) for part in source.parts]
    return mapper.stream(StandardPage.body.field.stream_block, given, "body")


def _block_of(part: Part, file: str, anchors: set[str]) -> tuple[str, Located]:
    """Name the block of a part and give what stands in it; a heading keeps its first anchor."""
    lines: dict[Place, int] = {(): part.line}
    if isinstance(part, Directive):
        return part.name, part.data
    if isinstance(part, Heading):
        anchor = free_anchor(anchor_from(part.text), anchors)
        anchors.add(anchor)
        rank = Rank.SUBSECTION if part.is_part else Rank.SECTION
        data = {"text": part.text, "rank": rank.value, "anchor": anchor}
        return "heading", Located(file, data, lines)
    return "prose", Located(file, part.text, lines)


def _doors(front: Located, mapper: Mapper) -> list[dict[str, Any]]:
    given = [("door", front.below(("doors", n))) for n in range(len(front.data.get("doors", [])))]
    return mapper.stream(HomePage.doors.field.stream_block, given, "doors")


def _note() -> str:
    """Tell readers why a page changed that nobody here edited."""
    return _("Brought up to date with the starter pack.")


def _home(loading: Loading) -> HomePage:
    if loading.partnership is None:
        raise ValueError("National pages are not loaded yet")
    return HomePage.objects.get(pk=loading.partnership.site.root_page_id)


def _write(page: BasePage, content: dict[str, Any]) -> None:
    for name in FIELDS:
        setattr(page, name, content[name])
    if hasattr(page, "source"):
        page.source = content["source"]
    if hasattr(page, "chapter_id"):
        page.chapter_id = content["chapter"]
    for name in ("doors", "body"):
        if name in content:
            field = page._meta.get_field(name)
            setattr(page, name, field.to_python(content[name]))
