"""An editor reads what is wrong beside the field."""

from __future__ import annotations

from typing import Any

import pytest

from portal.core.models import Partnership, StandardPage
from tests.factories import StandardPageFactory


def form_for(parent: Any, page: StandardPage | None = None, **values: str) -> Any:
    page = page or StandardPage(locale=parent.locale)
    form_class = page.get_edit_handler().get_form_class()
    data = {
        "title": "Contacts",
        "slug": "contacts",
        "audience": "everyone",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **values,
    }
    return form_class(data, instance=page, parent_page=parent)


def test_an_ordinary_page_is_taken(partnership: Partnership) -> None:
    form = form_for(partnership.site.root_page)

    assert form.is_valid(), form.errors


@pytest.mark.parametrize("slug", ["tools", "search", "pl"])
def test_a_reserved_address_is_refused_in_words(partnership: Partnership, slug: str) -> None:
    form = form_for(partnership.site.root_page, slug=slug)

    assert form.errors["slug"] == ["A part of the portal has this address; choose another."]


def test_below_the_top_it_may_be_free(partnership: Partnership) -> None:
    section = StandardPageFactory(parent=partnership.site.root_page)

    assert form_for(section, slug="tools").is_valid()
    assert "slug" in form_for(section, slug="search").errors


@pytest.mark.parametrize(("due", "is_valid"), [("2026-06-01", False), ("2026-06-02", True)])
def test_a_review_is_due_after_the_last(partnership: Partnership, due: str, is_valid: bool) -> None:
    form = form_for(
        partnership.site.root_page, last_reviewed_date="2026-06-01", review_due_date=due
    )

    assert form.is_valid() is is_valid
    if not is_valid:
        assert form.errors["review_due_date"] == ["Give a date after the last review."]
