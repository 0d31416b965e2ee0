"""How pages are frozen: title, first sentence and every stream of blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField

from portal.core import registry
from portal.core.blocks import ContactBlock
from portal.core.blocks.links import CONTACTS
from portal.core.models import BasePage
from portal.core.publishing.places import partnership_of
from portal.core.registry import EditionSource, UsedContact
from portal.core.requests import nobody_asking
from portal.core.words_only import words_only


def content_of(page: BasePage) -> dict[str, Any]:
    """Give the page's own words and choices; ids of blocks say nothing to readers."""
    streams = {name: _without_ids(_written_out(value)) for name, value in _streams(page)}
    return {"title": page.title, "intro": page.intro, **streams}


def html_of(page: BasePage) -> str:
    """Render the page's words as its readers get them, in its own language."""
    request = nobody_asking(partnership_of(page))
    with translation.override(page.locale.language_code), words_only():
        context = {"request": request, "page": page, "is_frozen": True}
        bodies = [value.render_as_block(context) for _name, value in _streams(page)]
        head = format_html("<h1>{}</h1>\n<p>{}</p>", page.title, page.intro)
    return SafeString("\n").join([head, *bodies])


def contacts_of(page: BasePage) -> list[UsedContact]:
    """List the contacts on the page, each once, with what is shown of it now."""
    source = registry.contact_cards.get(CONTACTS)
    partnership = partnership_of(page)
    if source is None or partnership is None:
        return []
    with translation.override(page.locale.language_code):
        cards = [(key, source.card(partnership, key)) for key in _contact_keys(page)]
    return [UsedContact(key, card.name, card.number) for key, card in cards if card]


def _contact_keys(page: BasePage) -> list[str]:
    found = [
        str(child.value.get("contact") or "")
        for _name, stream in _streams(page)
        for child in stream
        if isinstance(child.block, ContactBlock)
    ]
    return list(dict.fromkeys(found))


def _streams(page: BasePage) -> Iterator[tuple[str, StreamValue]]:
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield field.name, getattr(page, field.name)


def _written_out(stream: StreamValue) -> Any:
    """Give every block with all its fields: a stream not looked at yet is as it was stored."""
    list(stream)
    return stream.get_prep_value()


def _without_ids(value: Any) -> Any:
    """Leave out the ids that tell blocks apart while they are edited."""
    if isinstance(value, list):
        return [_without_ids(item) for item in value]
    if isinstance(value, dict):
        is_block = {"type", "value"} <= value.keys()
        return {
            name: _without_ids(item)
            for name, item in value.items()
            if not (is_block and name == "id")
        }
    return value


PAGE_SOURCE = EditionSource(content=content_of, html=html_of, contacts=contacts_of)
