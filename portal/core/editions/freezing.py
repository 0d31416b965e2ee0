"""What is frozen of a page or row when it is published."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from portal.core import registry
from portal.core.editions.domain.freezing import digest_of, frozen_html, plain_text
from portal.core.editions.page_source import PAGE_SOURCE
from portal.core.models import BasePage
from portal.core.registry import EditionSource


@dataclass(frozen=True)
class Frozen:
    """This is a text as readers get it, and what tells it from another."""

    html: str
    text: str
    contacts: list[dict[str, str]]
    content_digest: str
    digest: str


def source_of(thing: Any) -> EditionSource | None:
    """Give how a thing is frozen; None when it keeps no editions, as an alias of another page."""
    if not getattr(thing, "keeps_editions", False) or getattr(thing, "alias_of_id", None):
        return None
    source = registry.edition_sources.get(thing._meta.label)
    return source or (PAGE_SOURCE if isinstance(thing, BasePage) else None)


def content_digest(thing: Any, source: EditionSource) -> str:
    """Give what changes exactly when somebody changed the words."""
    return digest_of(source.content(thing))


def freeze(thing: Any, source: EditionSource) -> Frozen:
    """Render a thing as readers get it and keep what it means."""
    html = frozen_html(source.html(thing))
    contacts = [asdict(contact) for contact in source.contacts(thing)]
    return Frozen(
        html=html,
        text=plain_text(html),
        contacts=contacts,
        content_digest=content_digest(thing, source),
        digest=digest_of({"html": html, "contacts": contacts}),
    )
