"""Words of reference rows: live, in one voice, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.db.models import Q, QuerySet

from portal.core.cms.text_rows import Voice
from portal.core.models import Partnership
from portal.reference.models import TermText

COMMON: Final = "every-kind-of-harm"  # what holds for all kinds; it has no page of its own


@dataclass(frozen=True)
class Spoken:
    """These are words in one language: the reader's when all of them are there, else the first."""

    texts: list[Any]
    language: str


def spoken(
    texts: QuerySet[Any],
    partnership: Partnership | None,
    language: str,
    voice: str = Voice.ADULT,
) -> Spoken:
    """Read what is live; a partnership's own row stands before the national one of its name."""
    first = settings.LANGUAGE_CODE
    rows = (
        texts.filter(live=True, approved_at__isnull=False, voice=voice)
        .filter(Q(owner__partnership=partnership) | Q(owner__partnership__isnull=True))
        .filter(locale__language_code__in={language, first})
        .select_related("owner", "locale")
        .order_by("owner__order", "owner__slug", "pk")
    )
    by_language: dict[str, dict[str, Any]] = {language: {}, first: {}}
    for text in rows:
        found = by_language[text.locale.language_code]
        if text.owner.slug not in found or text.owner.partnership_id:
            found[text.owner.slug] = text
    is_whole = set(by_language[first]) <= set(by_language[language])
    best = language if is_whole else first
    texts_now = sorted(
        by_language[best].values(), key=lambda text: (text.owner.order, text.owner.slug)
    )
    return Spoken(texts_now, best)


def terms_of(partnership: Partnership | None, language: str) -> Spoken:
    """List the terms a partnership shows; one query."""
    return spoken(TermText.objects.all(), partnership, language)
