"""What one result is called, by its kind; `facets` names many of them."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

KIND_LABELS: Final = {
    "guidance": gettext_lazy("Guidance"),
    "strategy": gettext_lazy("Strategy"),
    "harm": gettext_lazy("Kind of harm"),
    "indicator": gettext_lazy("Sign"),
    "glossary": gettext_lazy("Word explained"),
    "meeting": gettext_lazy("Meeting"),
    "tool": gettext_lazy("Tool"),
    "service": gettext_lazy("Support service"),
    "course": gettext_lazy("Training"),
    "event": gettext_lazy("Training date"),
    "document": gettext_lazy("Document"),
}
KIND_ICONS: Final = {
    "guidance": "book",
    "strategy": "up",
    "harm": "info",
    "indicator": "flag",
    "glossary": "chat",
    "meeting": "people",
    "tool": "tool",
    "service": "heart",
    "course": "school",
    "event": "calendar",
    "document": "doc",
}
