"""How far each language of a site is."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from portal.core.addresses import language_prefix
from portal.core.models import Partnership
from portal.core.queries import translated_page_counts


@dataclass(frozen=True)
class LanguageState:
    """This is one language: its own name, where it begins and how much of the site is in it."""

    code: str
    name: str
    direction: str
    url: str
    is_source: bool
    is_complete: bool
    is_begun: bool
    has_checked_words: bool  # a person approved the words somebody's safety hangs on


def language_states(partnership: Partnership | None) -> list[LanguageState]:
    """List the site's languages in the order of the settings."""
    counts = translated_page_counts(partnership) if partnership else {}
    total = counts.get(settings.LANGUAGE_CODE, 0)
    return [
        LanguageState(
            code=code,
            name=settings.LANGUAGE_NAMES.get(code, code),
            direction="rtl" if code in settings.LANGUAGES_BIDI else "ltr",
            url=language_prefix(code),
            is_source=code == settings.LANGUAGE_CODE,
            is_complete=0 < total <= counts.get(code, 0),
            is_begun=counts.get(code, 0) > 0,
            has_checked_words=code in settings.SAFETY_WORDS_APPROVED,
        )
        for code, _name in settings.LANGUAGES
    ]
