"""The press in the CMS, and the panels on the forms."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from portal.guidance.review.models import PageReview
from tests.factories import LanguageAdviceTextFactory, SignFactory, SignTextFactory
from tests.portal.guidance.review.blocks import heading, prose

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(at):
    at("2026-11-20 10:00")


@pytest.fixture
def page(two, page_of):
    return page_of(two[0], title="Our team", review_due_date=date(2026, 11, 1))


@pytest.fixture
def editor(client_as, two):
    return client_as("editor", two[0], is_demo=True)


def form_of(editor, page):
    return editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text


def test_one_press_sets_the_dates(editor, page):
    url = reverse("review_page", args=[page.pk])
    response = editor.post(url, {"review_note": "Rang them"})
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    page.refresh_from_db()
    assert (page.last_reviewed_date, page.review_due_date) == (
        date(2026, 11, 20),
        date(2027, 11, 20),
    )
    assert PageReview.objects.get().note == "Rang them"
    assert "It is due again on 20 November 2027." in form_of(editor, page)


def test_from_the_report_it_leads_back_there(editor, page):
    url = reverse("review_page", args=[page.pk])
    shown = editor.get(url, {"back": "report"}).text
    assert "Nobody has reviewed this page yet." in shown
    assert 'name="back" value="report"' in shown
    assert editor.post(url, {"back": "report"})["Location"] == reverse("review_due")


def test_looking_reviews_nothing(editor, page):
    editor.get(reverse("review_page", args=[page.pk]))
    assert not PageReview.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_another_partnerships_page_is_not_there(client_as, two, page, method):
    other = client_as("approver", two[1], is_demo=True)
    assert getattr(other, method)(reverse("review_page", args=[page.pk])).status_code == 404
    assert not PageReview.objects.exists()


def test_a_note_that_is_too_long_is_sent_back(editor, page):
    response = editor.post(reverse("review_page", args=[page.pk]), {"review_note": "x" * 301})
    assert response.status_code == 200
    assert not PageReview.objects.exists()


def test_a_draft_cannot_be_reviewed_and_says_why(editor, two, page_of):
    draft = page_of(two[0], live=False)
    response = editor.post(reverse("review_page", args=[draft.pk]), follow=True)
    assert "is not published. Publish it first." in response.text


def test_a_pages_form_has_the_press_and_says_how_it_stands(editor, page, two, page_of):
    shown = form_of(editor, page)
    assert f'formaction="{reverse("review_page", args=[page.pk])}"' in shown
    assert "Overdue." in shown
    draft = page_of(two[0], live=False)
    assert "formaction" not in form_of(editor, draft)


def test_the_coach_shows_what_blames_in_the_version_being_edited(editor, two, page_of, advice):
    page = page_of(two[0])
    assert "language coach found" not in form_of(editor, page)
    page.body = [heading("What happened"), prose("<p>All is well. She won't engage. So?</p>")]
    page.save_revision()
    shown = form_of(editor, page)
    assert "The language coach found one phrase that may blame a child." in shown
    assert "“won&#x27;t engage”" in shown
    assert "under “What happened”: She won&#x27;t engage." in shown
    assert "Say instead: is being exploited" in shown


def test_the_coach_never_stops_anybody(editor, two, page_of, advice):
    page = page_of(two[0], intro="A lifestyle choice.")
    revision = page.save_revision()
    revision.publish()
    page.refresh_from_db()
    assert page.live


def test_a_partnerships_own_advice_is_for_its_own_pages(client_as, two, page_of):
    LanguageAdviceTextFactory(owner__partnership=two[1], phrases="street kid", say="a child")
    pages = [page_of(each, intro="A street kid.") for each in two]
    shown = [
        form_of(client_as("editor", each, is_demo=True), page)
        for each, page in zip(two, pages, strict=True)
    ]
    assert ["Say instead: a child" in text for text in shown] == [False, True]


def test_advice_that_is_not_published_says_nothing(editor, two, page_of):
    LanguageAdviceTextFactory(phrases="street kid", draft=True)
    assert "language coach found" not in form_of(editor, page_of(two[0], intro="A street kid."))


def test_the_coach_looks_at_rows_of_words_too(editor, two, advice):
    row = SignTextFactory(
        owner=SignFactory(partnership=two[0]), why_it_matters="She is attention seeking."
    )
    shown = editor.get(reverse("wagtailsnippets_reference_signtext:edit", args=[row.pk])).text
    assert "“attention seeking”" in shown
    assert "Say instead: is being exploited" in shown
