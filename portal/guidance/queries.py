"""Reads of reference rows with their words: live, in one voice, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from portal.core.cms.text_rows import Voice
from portal.core.models import Partnership
from portal.reference.models import HarmText, LanguageAdviceText, LawText, SignText, TermText

COMMON = "every-kind-of-harm"  # what holds for all kinds; it has no page of its own


@dataclass(frozen=True)
class Spoken:
    """These are words in one language: the reader's when all of them are there, else the first."""

    texts: list[Any]
    language: str


def harms_of(partnership: Partnership | None, language: str) -> Spoken:
    """List the kinds of harm a partnership shows; one query."""
    return _spoken(HarmText.objects.all(), partnership, language)


def harm_of(partnership: Partnership | None, language: str, slug: str) -> Spoken:
    """Find one kind of harm, and what holds for every kind; one query."""
    return _spoken(HarmText.objects.filter(owner__slug__in=[slug, COMMON]), partnership, language)


def signs_of(partnership: Partnership | None, language: str, **chosen: Any) -> Spoken:
    """List the signs a partnership shows, with their kinds of harm; three queries."""
    texts = SignText.objects.filter(**chosen).prefetch_related("owner__harms__harm")
    return _spoken(texts, partnership, language)


def related_signs(partnership: Partnership | None, language: str, sign: int) -> Spoken:
    """List the signs that often come with one; one query."""
    return _spoken(SignText.objects.filter(owner__related_from__sign=sign), partnership, language)


def laws_of(partnership: Partnership | None, language: str, **chosen: Any) -> Spoken:
    """List the laws a partnership shows; one query."""
    return _spoken(LawText.objects.filter(**chosen), partnership, language)


def terms_of(partnership: Partnership | None, language: str) -> Spoken:
    """List the terms a partnership shows; one query."""
    return _spoken(TermText.objects.all(), partnership, language)


def advice_of(partnership: Partnership | None, language: str, harm: int | None) -> Spoken:
    """List the advice on wording for a kind of harm, or what always holds; one query."""
    chosen: Mapping[str, Any] = {"owner__harm": harm} if harm else {"owner__harm__isnull": True}
    return _spoken(LanguageAdviceText.objects.filter(**chosen), partnership, language)


def spoken(texts: QuerySet[Any], partnership: Partnership | None, language: str) -> Spoken:
    """Read words of a room next door by the same rule; one query."""
    return _spoken(texts, partnership, language)


def _spoken(texts: QuerySet[Any], partnership: Partnership | None, language: str) -> Spoken:
    """Read what is live; a partnership's own row stands before the national one of its name."""
    first = settings.LANGUAGE_CODE
    rows = (
        texts.filter(live=True, approved_at__isnull=False, voice=Voice.ADULT)
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
    spoken = language if is_whole else first
    texts_now = sorted(
        by_language[spoken].values(), key=lambda text: (text.owner.order, text.owner.slug)
    )
    return Spoken(texts_now, spoken)
