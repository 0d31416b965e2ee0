"""Pages keep their promises, whoever saves them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import IntegrityError, transaction
from django.test import RequestFactory

from portal.core.models import Audience, HomePage, Partnership, StandardPage
from portal.core.registry import page_views
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db  # a page looks its type up when it is made


@pytest.mark.parametrize(
    ("audience", "skin", "is_family"),
    [
        (Audience.EVERYONE, "adult", False),
        (Audience.PRACTITIONER, "adult", False),
        (Audience.FAMILY, "adult", True),
        (Audience.TEEN, "teen", True),
        (Audience.CHILD, "child", True),
    ],
)
def test_the_look_follows_from_the_audience(audience: Audience, skin: str, is_family: bool) -> None:
    page = StandardPage(title="A page", audience=audience)

    assert page.skin == skin
    assert page.is_family_page is is_family


def test_a_discreet_title_stands_in_the_tab_and_makes_it_a_family_page() -> None:
    page = StandardPage(title="Exploitation", seo_title="All about it", discreet_title="Notes")
    assert page.tab_title == "Notes"
    assert page.is_family_page

    page.discreet_title = ""
    assert page.tab_title == "All about it"
    assert not page.is_family_page

    page.seo_title = ""
    assert page.tab_title == "Exploitation"


@pytest.mark.parametrize("slug", ["leave", "tools", "pl", "search", "healthz"])
def test_a_reserved_address_is_refused_at_the_top(partnership: Partnership, slug: str) -> None:
    with pytest.raises(ValidationError, match="A part of the portal has this address"):
        StandardPageFactory(parent=partnership.site.root_page, slug=slug)


def test_deeper_down_only_the_words_reserved_everywhere_are_refused(
    partnership: Partnership,
) -> None:
    section = StandardPageFactory(parent=partnership.site.root_page, slug="section")

    assert StandardPageFactory(parent=section, slug="tools").url_path.endswith("/section/tools/")
    with pytest.raises(ValidationError):
        StandardPageFactory(parent=section, slug="print")


@pytest.mark.parametrize(
    "due", [date(2026, 6, 1), date(2026, 5, 31)], ids=["the same day", "the day before"]
)
def test_a_review_is_due_after_the_last_one(partnership: Partnership, due: date) -> None:
    page = StandardPageFactory(parent=partnership.site.root_page)

    with pytest.raises(IntegrityError, match="review_follows"), transaction.atomic():
        StandardPage.objects.filter(pk=page.pk).update(
            last_reviewed_date=date(2026, 6, 1), review_due_date=due
        )


@pytest.mark.parametrize(
    ("reviewed", "due"),
    [(None, None), (date(2026, 6, 1), None), (None, date(2026, 6, 1))],
)
def test_one_of_the_two_dates_may_be_missing(
    partnership: Partnership, reviewed: date | None, due: date | None
) -> None:
    page = StandardPageFactory(
        parent=partnership.site.root_page, last_reviewed_date=reviewed, review_due_date=due
    )

    page.refresh_from_db()
    assert (page.last_reviewed_date, page.review_due_date) == (reviewed, due)


def test_a_page_answers_with_the_view_of_its_type(rf: RequestFactory) -> None:
    page = StandardPage(title="found")
    real = page_views.get("core.StandardPage")
    assert real is not None
    page_views.unregister("core.StandardPage")
    try:
        with pytest.raises(ImproperlyConfigured, match=r"registered for core\.StandardPage"):
            page.serve(rf.get("/"))
        page_views.register("core.StandardPage", lambda _request, page: page.title)
        answer: Any = page.serve(rf.get("/"))
    finally:
        page_views.unregister("core.StandardPage")
        page_views.register("core.StandardPage", real)
    assert answer == "found"


def test_home_pages_stand_at_the_top_and_standard_pages_below() -> None:
    assert HomePage.parent_page_types == ["wagtailcore.Page"]
    assert StandardPage.parent_page_types == ["core.HomePage", "core.StandardPage"]
