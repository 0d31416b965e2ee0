"""Blocks that lead somewhere: cards, lists kept by a feature, documents, contacts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock

from portal.core import registry
from portal.core.addresses import in_language, page_address
from portal.core.blocks.base import OWN_PATH, ContentBlock, partnership_of
from portal.core.languages import address_language
from portal.core.page_cache.declaration import reads_differently_at
from portal.core.sizes import size_words

CONTACTS = "contacts"  # the name under which the contacts register their cards


class LinkValue(blocks.StructValue):
    """This leads to a page or to another address of this portal."""

    @property
    def url(self) -> str:
        """Give the address in the reader's language; empty when the page is not public."""
        page = self.get("page")
        if page is not None:
            return page_address(page) if page.live else ""
        path = self.get("path") or ""
        return in_language(path, address_language()) if path else ""


class LinkBlock(ContentBlock):
    """This is a title that leads to a page or to another address of this portal."""

    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.CharBlock(label=_("One sentence"), max_length=160, required=False)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    path = blocks.RegexBlock(
        OWN_PATH,
        required=False,
        max_length=200,
        label=_("Or address in this portal"),
        help_text=_("Such as /refer/. The language is added by itself."),
        error_messages={"invalid": _("Begin with one slash, such as /refer/.")},
    )

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Ask for one place to lead to, not none and not two."""
        cleaned = super().clean(value)
        has_page, has_path = bool(cleaned.get("page")), bool(cleaned.get("path"))
        if has_page == has_path and not self.is_deferred_validation:
            words = (
                _("Choose a page or write an address, not both.")
                if has_page
                else _("Choose a page or write an address.")
            )
            raise StructBlockValidationError(block_errors={"page": ValidationError(words)})
        return cleaned

    class Meta:
        icon = "link"
        label = _("Link")
        value_class = LinkValue


class LinkCardsBlock(ContentBlock):
    """These cards each lead somewhere in this portal."""

    title = blocks.CharBlock(label=_("Title"), max_length=100, required=False)
    cards = blocks.ListBlock(LinkBlock(), label=_("Cards"), min_num=1, max_num=12)

    class Meta:
        template = "blocks/link_cards.html"
        icon = "grip"
        label = _("Link cards")
        group = _("Links")
        preview_value = {
            "title": _("Start here"),
            "cards": [
                {
                    "title": _("Where to refer"),
                    "text": _("Who to ring, by when, which form."),
                    "path": "/refer/",
                },
                {"title": _("Kinds of harm"), "path": "/harms/"},
            ],
        }
        description = _("Cards that lead to pages you choose")


def feature_choices() -> list[tuple[str, str]]:
    """List what features offer as cards."""
    return [(name, str(source.label)) for name, source in registry.link_cards.items()]


class FeatureCardsBlock(ContentBlock):
    """These cards are kept by a part of the portal, such as the kinds of harm."""

    title = blocks.CharBlock(label=_("Title"), max_length=100, required=False)
    source = blocks.ChoiceBlock(choices=feature_choices, label=_("Which cards"), search_index=False)

    def get_context(
        self, value: blocks.StructValue, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Ask the feature for its cards in this partnership."""
        context = super().get_context(value, parent_context)
        source = registry.link_cards.get(value.get("source") or "")
        partnership = partnership_of(context)
        cards = source.cards(partnership) if source and partnership else []
        context["cards"] = [{"title": c.title, "url": c.path, "text": c.text} for c in cards]
        return context

    def get_preview_value(self) -> blocks.StructValue:
        """Show the first cards there are."""
        first = next(iter(feature_choices()), ("", ""))
        return self.normalize({"title": str(first[1]), "source": first[0]})

    class Meta:
        template = "blocks/feature_cards.html"
        icon = "list-ul"
        label = _("Cards of a part of the portal")
        group = _("Links")
        description = _("Cards that keep themselves up to date")


def contact_choices() -> list[tuple[str, str]]:
    """List the contacts a block may show."""
    source = registry.contact_cards.get(CONTACTS)
    return list(source.choices()) if source else []


class ContactBlock(ContentBlock):
    """This shows a contact of the reader's partnership; the number lives in one place."""

    contact = blocks.ChoiceBlock(
        choices=contact_choices,
        label=_("Contact"),
        help_text=_("Each partnership shows its own number; a number nobody checked is no link."),
        search_index=False,
    )

    def get_context(
        self, value: blocks.StructValue, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Look the contact up for this partnership."""
        context = super().get_context(value, parent_context)
        source = registry.contact_cards.get(CONTACTS)
        partnership = partnership_of(context)
        key = value.get("contact") or ""
        card = source.card(partnership, key) if source and partnership else None
        if card and context.get("request"):
            reads_differently_at(context["request"], card.changes_at)
        context["card"] = card
        return context

    def get_preview_value(self) -> blocks.StructValue:
        """Show the first contact there is."""
        first = next(iter(contact_choices()), ("", ""))
        return self.normalize({"contact": first[0]})

    class Meta:
        template = "blocks/contact.html"
        icon = "mobile-alt"
        label = _("Contact")
        group = _("Links")
        description = _("A phone number from the partnership’s own list")


class DocumentValue(blocks.StructValue):
    """This is a document with its type and size."""

    @property
    def label(self) -> str:
        """Give its name, with type and size: nobody downloads by surprise."""
        document = self["document"]
        kind = document.file_extension.upper()
        size = size_words(document.get_file_size())
        inside = ", ".join(part for part in (kind, size) if part)
        return f"{self.get('title') or document.title} ({inside})" if inside else document.title


class DocumentBlock(ContentBlock):
    """This offers a document; its type and size are shown."""

    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(
        label=_("Name"), max_length=120, required=False, help_text=_("Else the document’s own.")
    )
    text = blocks.CharBlock(label=_("One sentence"), max_length=160, required=False)

    def get_preview_value(self) -> blocks.StructValue:
        """Show the first document of the library."""
        first = get_document_model().objects.order_by("pk").first()
        return self.normalize({"document": first})

    class Meta:
        template = "blocks/document.html"
        icon = "doc-full"
        label = _("Document")
        group = _("Links")
        value_class = DocumentValue
        description = _("A file to download, with its type and size")
