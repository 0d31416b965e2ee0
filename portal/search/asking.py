"""Whose search it is, and how much of what they typed is looked at."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

from portal.core.findable import ADULT
from portal.search.engines.base import Scope

LONGEST: Final = 120  # the same for people and programs; what follows is not looked at


def scope_of(
    request: HttpRequest, now: datetime, *, voice: str = ADULT, language: str = ""
) -> Scope:
    """Say for whom to look: this site, in the language of the address."""
    partnership = getattr(request, "partnership", None)
    return Scope(
        partnership_pk=partnership.pk if partnership else None,
        language=language or translation.get_language() or settings.LANGUAGE_CODE,
        now=now,
        voice=voice,
    )


def question(text: str) -> str:
    """Give a question in one line, no longer than is looked at; what cannot be shown is dropped.

    No page and no feed could hold a control character.
    """
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(shown.split())[:LONGEST].strip()
