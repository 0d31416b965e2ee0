"""How far each language of a site is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from portal.core.addresses import language_prefix
from portal.core.models import Partnership
from portal.core.queries import translated_page_counts

# When a machine drafted the words around pages; a language leaves when a person has checked them
# and its catalogue says so (X-Status).
DRAFTED_ON = dict.fromkeys(("pl", "ro", "lt", "uk", "ar"), date(2026, 11, 20))


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
    drafted_on: date | None  # nobody has checked the words around pages since


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
            drafted_on=DRAFTED_ON.get(code),
        )
        for code, _name in settings.LANGUAGES
    ]
