"""Identity rows with their words: what exists once, and what is said of it in each voice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from pydantic import BaseModel
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField
from wagtail.models import Locale

from portal.core.cms.identity import IdentityRow
from portal.core.fields import StreamField
from portal.core.packing.kind import Item, Kind, Loading, check_fields
from portal.core.packing.mapping import Mapper
from portal.core.packing.spec.folder import PackFolder
from portal.core.packing.spec.located import Located
from portal.core.publishing import publish_new_rows, publish_row, save_draft

Content = dict[str, Any]


class IdentityKind(Kind):
    """This writes one table of identity rows, and the table of their words."""

    has_drafts: ClassVar[bool] = True
    is_made_together: ClassVar[bool] = True
    after: ClassVar[tuple[str, ...]] = ("partnership",)
    model: ClassVar[type[IdentityRow]]
    text_model: ClassVar[Any]  # a TextRow; each has an owner of its own type
    fields: ClassVar[tuple[str, ...]]  # of the row, but for `slug` and `order`
    words: ClassVar[tuple[str, ...]]  # of its text rows
    links: ClassVar[tuple[str, ...]] = ()  # what `link` writes and `links_of` reads

    def link(self, made: Sequence[tuple[Any, Content]]) -> None:
        """Write what rows lead to, when all of them are there (kinds with links)."""

    def links_of(self, rows: Sequence[Any]) -> Mapping[Any, Content]:
        """Read what rows lead to, by their numbers (kinds with links)."""
        return {}

    # Reading a pack.

    def item(
        self, folder: PackFolder, located: Located, key: str, said: Content, facts: Iterable[str]
    ) -> Item:
        """Make an entry of what a file says, after the tables themselves have looked at it."""
        mapper = Mapper(f"{folder.slug}/{self.name}/{key}", located.file, folder.faults)
        row_said = {name: said[name] for name in ("slug", "order", *self.fields)}
        check_fields(
            self.model(**row_said), located, folder.faults, {name: (name,) for name in row_said}
        )
        content = {name: _plain(value) for name, value in row_said.items()}
        content |= {name: said[name] for name in self.links}
        content["words"] = {
            voice: self._words(words, voice, located, folder, mapper)
            for voice, words in said["words"].items()
        }
        return Item(self.name, key, located, content, tuple(facts), tuple(mapper.mentions))

    def _words(
        self, words: Content, voice: str, located: Located, folder: PackFolder, mapper: Mapper
    ) -> Content:
        place = (voice,) if isinstance(located.data, dict) and voice in located.data else ()
        here = located.below(place) if place else located
        found: Content = {}
        for name in self.words:
            field, value = self.text_model._meta.get_field(name), words.get(name, "")
            line = here.line((name,))
            if isinstance(field, StreamField):
                parts = [("prose", Located(here.file, value, {(): line}))] if value else []
                found[name] = mapper.stream(field.stream_block, parts, name)
            elif isinstance(field, RichTextField):
                found[name] = mapper.markdown(value, here.file, line)
            else:
                found[name] = "\n".join(value) if isinstance(value, list) else value.strip()
        plain = {
            name: value
            for name, value in found.items()
            if not isinstance(self.text_model._meta.get_field(name), StreamField)
        }
        check_fields(
            self.text_model(**plain), here, folder.faults, {name: (name,) for name in plain}
        )
        return found

    # What is there already.

    def find_all(self, items: Sequence[Item], loading: Loading) -> dict[str, Model]:
        """Find the rows of many entries by their slugs; one query."""
        slugs = {item.content["slug"]: item.key for item in items}
        rows = self.model.objects.filter(partnership=loading.partnership, slug__in=slugs).order_by(
            "pk"
        )
        return {slugs[row.slug]: row for row in rows}

    def find(self, item: Item, loading: Loading) -> Model | None:
        """Find the row of one entry."""
        return self.find_all([item], loading).get(item.key)

    def content_of(self, row: Any) -> Content:
        """Give what a pack says of one row."""
        return self.contents_of([row])[row.pk]

    def contents_of(self, rows: Sequence[Any]) -> dict[Any, Content]:
        """Give what a pack says of many rows; a constant number of queries."""
        texts, links = self._texts_of(rows), self.links_of(rows)
        return {
            row.pk: {name: _plain(getattr(row, name)) for name in ("slug", "order", *self.fields)}
            | dict(links.get(row.pk, {}))
            | {"words": {text.voice: self._said(text) for text in texts.get(row.pk, [])}}
            for row in rows
        }

    def _texts_of(self, rows: Sequence[Any]) -> dict[Any, list[Any]]:
        found: dict[Any, list[Any]] = {}
        texts = self.text_model.objects.filter(
            owner__in=[row.pk for row in rows], locale=Locale.get_default()
        )
        for text in texts.order_by("voice", "pk"):
            found.setdefault(text.owner_id, []).append(text)
        return found

    def _said(self, text: Any) -> Content:
        values = {name: getattr(text, name) for name in self.words}
        return {
            name: list(value.raw_data) if isinstance(value, StreamValue) else value
            for name, value in values.items()
        }

    # Writing.

    def create(self, item: Item, content: Content, loading: Loading) -> Model:
        """Write one new row with its words."""
        return self.create_all([(item, content)], loading)[item.key]

    def create_all(
        self, made: Sequence[tuple[Item, Content]], loading: Loading
    ) -> dict[str, Model]:
        """Write many new rows, what they lead to, and their words, which are public at once."""
        rows = [
            self.model(partnership=loading.partnership, **self._fields(content))
            for _item, content in made
        ]
        self.model.objects.bulk_create(rows)
        pairs = list(zip(rows, (content for _item, content in made), strict=True))
        self.link(pairs)
        texts = [
            self._filled(self.text_model(owner=row, voice=voice, locale=Locale.get_default()), said)
            for row, content in pairs
            for voice, said in content["words"].items()
        ]
        publish_new_rows(rows=texts, now=timezone.now())
        return {item.key: row for (item, _content), row in zip(made, rows, strict=True)}

    def update(self, row: Any, content: Content, loading: Loading) -> None:
        """Write the newer version over a row that nobody edited, and publish its words."""
        for name, value in self._fields(content).items():
            setattr(row, name, value)
        row.save()
        self.link([(row, content)])
        for text in self._written(row, content):
            publish_row(row=text, note=_("Brought up to date with the starter pack."))

    def has_draft(self, row: Any) -> bool:
        """Say whether an editor has begun to change its words, or taken them off the site."""
        texts = self._texts_of([row]).get(row.pk, [])
        return any(text.has_unpublished_changes or not text.live for text in texts)

    def save_draft(self, row: Any, content: Content) -> None:
        """Lay the pack's words beside those edited here."""
        for text in self._written(row, content):
            save_draft(page=text)

    def _fields(self, content: Content) -> Content:
        fields = {name: content[name] for name in ("slug", "order", *self.fields)}
        return {
            name: self.model._meta.get_field(name).to_python(value)
            for name, value in fields.items()
        }

    def _written(self, row: Any, content: Content) -> list[Any]:
        """Fill in its words without saving them; a voice that is new gets a row of its own."""
        there = {text.voice: text for text in self._texts_of([row]).get(row.pk, [])}
        written = []
        for voice, said in content["words"].items():
            text = there.get(voice)
            if text is None:
                text = self.text_model(owner=row, voice=voice, locale=Locale.get_default())
            elif self._said(text) == said:
                continue
            written.append(self._filled(text, said))
        return written

    def _filled(self, text: Any, said: Content) -> Any:
        for name, value in said.items():
            setattr(text, name, text._meta.get_field(name).to_python(value))
        return text


def spoken(entry: BaseModel, names: Iterable[str]) -> Content:
    """Give the words of an entry that speaks to adults only."""
    return {"adult": entry.model_dump(include=set(names))}


def _plain(value: Any) -> Any:
    """Write a day as a pack does."""
    return value.isoformat() if isinstance(value, date) else value
