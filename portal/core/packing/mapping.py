"""Map what a pack says to the blocks of a page, by looking at the blocks themselves.

A directive is named after its block and holds the block's fields; whatever block the portal
gets, packs can use it. The block's own `clean` judges the values, before anything is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.coreutils import resolve_model_string

from portal.core import registry
from portal.core.blocks.links import ContactBlock
from portal.core.packing.judging import complaints
from portal.core.packing.kind import Mention, Reference, RichText
from portal.core.packing.spec.faults import Faults
from portal.core.packing.spec.located import Located, Place
from portal.core.packing.spec.rich_text import page_links, to_rich_text
from portal.core.packing.spec.validation import unknown_key

TEXTS = (blocks.CharBlock, blocks.TextBlock, blocks.RegexBlock)


class Mapper:
    """This maps the content of one page; the ids it gives blocks are the same at every load."""

    def __init__(self, page: str, file: str, faults: Faults) -> None:
        self.page = page
        self.file = file
        self.faults = faults
        self.mentions: list[Mention] = []

    def stream(
        self, block: blocks.StreamBlock, given: Sequence[tuple[str, Located]], name: str
    ) -> list[dict[str, Any]]:
        """Map named blocks to the content of a stream, and let the stream judge it."""
        found, places = [], []
        for n, (kind, at) in enumerate(given):
            child = block.child_blocks.get(kind)
            if child is None:
                self._fault(at, (), unknown_key(kind, list(block.child_blocks)))
                continue
            number = f"{name}.{n}"
            value = self._value(child, at, (), number)
            found.append({"type": kind, "value": value, "id": self._id(number)})
            places.append(at)
        for where, reason in complaints(block, found, ()):
            if where:  # its number in the stream and its kind, then a place in what was written
                self._fault(places[int(where[0])], where[2:], reason)
            else:
                self.faults.add(self.file, 1, reason)
        return found

    def _value(self, block: blocks.Block, at: Located, place: Place, number: str) -> Any:
        given = _at(at, place)
        if isinstance(block, blocks.StructBlock):
            return self._struct(block, at, place, number)
        if isinstance(block, blocks.ListBlock):
            return self._list(block, at, place, number)
        if isinstance(block, blocks.StreamBlock):
            return self._stream(block, at, place, number)
        if isinstance(block, blocks.ChooserBlock):
            return self._chosen(block, at, place)
        if isinstance(block, blocks.RichTextBlock):
            return self._rich_text(given, at, place)
        if isinstance(block, TEXTS) and not isinstance(given, str):
            self._fault(at, place, _("This must be text; put it in quotes."))
            return ""
        return given

    def _struct(
        self, block: blocks.StructBlock, at: Located, place: Place, number: str
    ) -> dict[str, Any]:
        given = _at(at, place)
        if not isinstance(given, dict):
            if given is not None:
                self._fault(at, place, _("Write “key: value” lines here."))
            given = {}
        for key in given:
            if key not in block.child_blocks:
                self._fault(at, (*place, key), unknown_key(key, list(block.child_blocks)))
        if isinstance(block, ContactBlock) and isinstance(given.get("contact"), str):
            self._mention(Reference("contacts", given["contact"]), at, (*place, "contact"))
        return {
            name: (
                self._value(child, at, (*place, name), f"{number}.{name}")
                if name in given
                else child.get_prep_value(child.get_default())
            )
            for name, child in block.child_blocks.items()
        }

    def _list(self, block: blocks.ListBlock, at: Located, place: Place, number: str) -> list[Any]:
        return [
            {
                "type": "item",
                "value": self._value(block.child_block, at, (*place, n), f"{number}.{n}"),
                "id": self._id(f"{number}.{n}"),
            }
            for n in self._items(at, place)
        ]

    def _stream(
        self, block: blocks.StreamBlock, at: Located, place: Place, number: str
    ) -> list[Any]:
        found = []
        for n in self._items(at, place):
            inner = _at(at, (*place, n))
            if not isinstance(inner, dict) or len(inner) != 1:
                self._fault(at, (*place, n), _("Write one block here: its name, then its fields."))
                continue
            name = next(iter(inner))
            child = block.child_blocks.get(name)
            if child is None:
                reason = unknown_key(name, list(block.child_blocks))
                self._fault(at, (*place, n, name), reason)
                continue
            value = self._value(child, at, (*place, n, name), f"{number}.{n}")
            found.append({"type": name, "value": value, "id": self._id(f"{number}.{n}")})
        return found

    def _items(self, at: Located, place: Place) -> range:
        given = _at(at, place)
        if not isinstance(given, list):
            self._fault(at, place, _("Write a list here, each line with “- ” before it."))
            return range(0)
        return range(len(given))

    def _chosen(self, block: blocks.ChooserBlock, at: Located, place: Place) -> Reference | None:
        given = _at(at, place)
        kind = _kind_of(block)
        if kind is None or not isinstance(given, str):
            reason = _("Packs cannot point to this.") if kind is None else _("Name one entry here.")
            self._fault(at, place, reason)
            return None
        return self._mention(Reference(kind, given), at, place)

    def _rich_text(self, given: Any, at: Located, place: Place) -> RichText:
        if not isinstance(given, str):
            self._fault(at, place, _("Write Markdown here."))
            return RichText("")
        return self.markdown(given, at.file, at.line(place))

    def markdown(self, text: str, file: str, line: int) -> RichText:
        """Turn Markdown into rich text and note the pages it points to."""
        html = RichText(to_rich_text(text, file, line, self.faults))
        for address in page_links(html):
            self.mentions.append(Mention(Reference("pages", address), file, line))
        return html

    def _mention(self, reference: Reference, at: Located, place: Place) -> Reference:
        self.mentions.append(Mention(reference, at.file, at.line(place)))
        return reference

    def _id(self, number: str) -> str:
        return str(uuid5(NAMESPACE_URL, f"{self.page}#{number}"))

    def _fault(self, at: Located, place: Place, reason: str) -> None:
        self.faults.add(at.file, at.line(place), reason)


def _at(located: Located, place: Place) -> Any:
    data = located.data
    for step in place:
        data = data[step]
    return data


def _kind_of(block: blocks.ChooserBlock) -> str | None:
    label = resolve_model_string(block.target_model)._meta.label
    return next((kind.name for kind in registry.pack_kinds if kind.model_label == label), None)
