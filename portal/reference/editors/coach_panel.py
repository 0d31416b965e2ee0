"""A panel that shows phrases which blame a child, with what to say instead. It never blocks."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from wagtail.admin.panels import Panel

from portal.core.cms.belonging import is_scoped, partnership_id_of, partnership_of
from portal.core.passages import passages_of
from portal.reference.coach import Blaming
from portal.reference.models import LanguageAdviceText
from portal.reference.queries import coach_of


def blaming_in(thing: Any, partnership_id: int | None) -> list[Blaming]:
    """List what blames in a page or a row; advice itself names such phrases and is not looked at.

    English only: that is the language the phrases are in.
    """
    if isinstance(thing, LanguageAdviceText):
        return []
    if thing.locale.language_code != settings.LANGUAGE_CODE:
        return []
    return coach_of(partnership_id).look_at(passages_of(thing))


class CoachPanel(Panel):
    """This shows what the language coach found in the version that is being edited."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "portal/cms/coach_panel.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            # As it was saved: what is typed meanwhile is looked at after the next saving.
            self.found = blaming_in(self.instance, _whose(self.instance)) if self._is_there else []

        @property
        def _is_there(self) -> bool:
            return bool(self.instance is not None and self.instance.pk)

        def is_shown(self) -> bool:
            """Show it only when there is something to say."""
            return bool(self.found)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Add what was found."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "found": self.found}


def _whose(thing: Any) -> int | None:
    if is_scoped(type(thing)):
        return partnership_id_of(thing)
    partnership = partnership_of(thing)
    return partnership.pk if partnership else None
