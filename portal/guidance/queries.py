"""Reads of reference rows with their words, and of pages of knowledge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wagtail.models import Page

from portal.core.cms.text_rows import Voice
from portal.core.models import Partnership
from portal.core.open_pages import open_pages
from portal.guidance.models import GuidePartPage, SharedChapterPage
from portal.reference.models import HarmText, LanguageAdviceText, LawText, SignText
from portal.reference.spoken import COMMON, Spoken, spoken


def harms_of(partnership: Partnership | None, language: str) -> Spoken:
    """List the kinds of harm a partnership shows; one query."""
    return spoken(HarmText.objects.all(), partnership, language)


def harm_of(partnership: Partnership | None, language: str, slug: str) -> Spoken:
    """Find one kind of harm, and what holds for every kind; one query."""
    return spoken(HarmText.objects.filter(owner__slug__in=[slug, COMMON]), partnership, language)


def childs_harms_of(partnership: Partnership | None, language: str) -> Spoken:
    """List the kinds of harm as children read of them; one query.

    Only what is written for children and approved as such: never the adult's words instead.
    """
    texts = HarmText.objects.exclude(owner__neutral_slug="").exclude(owner__slug=COMMON)
    return spoken(texts, partnership, language, Voice.CHILD)


def signs_of(partnership: Partnership | None, language: str, **chosen: Any) -> Spoken:
    """List the signs a partnership shows, with their kinds of harm; three queries."""
    texts = SignText.objects.filter(**chosen).prefetch_related("owner__harms__harm")
    return spoken(texts, partnership, language)


def related_signs(partnership: Partnership | None, language: str, sign: int) -> Spoken:
    """List the signs that often come with one; one query."""
    return spoken(SignText.objects.filter(owner__related_from__sign=sign), partnership, language)


def laws_of(partnership: Partnership | None, language: str, **chosen: Any) -> Spoken:
    """List the laws a partnership shows; one query."""
    return spoken(LawText.objects.filter(**chosen), partnership, language)


def advice_of(partnership: Partnership | None, language: str, harm: int | None) -> Spoken:
    """List the advice on wording for a kind of harm, or what always holds; one query."""
    chosen: Mapping[str, Any] = {"owner__harm": harm} if harm else {"owner__harm__isnull": True}
    return spoken(LanguageAdviceText.objects.filter(**chosen), partnership, language)


def parts_showing(chapter: SharedChapterPage) -> list[GuidePartPage]:
    """List the live parts that show a shared chapter; one query."""
    rows = GuidePartPage.objects.filter(chapter=chapter, live=True, alias_of__isnull=True)
    return list(rows.select_related("locale", "chapter").order_by("path"))


def is_for_everybody(page: Page) -> bool:
    """Say whether a page is open to all: neither it nor a page above it asks who reads."""
    return open_pages(Page.objects.filter(pk=page.pk)).exists()
