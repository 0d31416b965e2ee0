"""A word of the glossary, explained on a page by choice of its editor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.core import registry
from portal.core.blocks.base import ContentBlock, partnership_of

GLOSSARY = "glossary"


def word_choices() -> list[tuple[str, str]]:
    """List the words a block may explain."""
    source = registry.words.get(GLOSSARY)
    return list(source.choices()) if source else []


class TermBlock(ContentBlock):
    """This explains a word; what it means is written in one place."""

    term = blocks.ChoiceBlock(
        choices=word_choices,
        label=_("Word"),
        help_text=_("Each partnership shows its own explanation, where it has one."),
        search_index=False,
    )

    def get_context(
        self, value: blocks.StructValue, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Look the word up for this partnership, in the page's language or in English."""
        context = super().get_context(value, parent_context)
        source = registry.words.get(GLOSSARY)
        language = get_language() or settings.LANGUAGE_CODE
        key = value.get("term") or ""
        note = source.note(partnership_of(context), key, language) if source and key else None
        context["note"] = note
        context["is_foreign"] = note is not None and note.language != language
        return context

    def get_preview_value(self) -> blocks.StructValue:
        """Show the first word there is."""
        return self.normalize({"term": next(iter(word_choices()), ("", ""))[0]})

    class Meta:
        template = "blocks/term.html"
        icon = "openquote"
        label = _("Word explained")
        group = _("Text")
        description = _("A word of the glossary with what it means")
