"""Words: drafts, approval, languages and voices."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Revision

from portal.core.cms.text_rows import Voice
from portal.core.publishing import publish_row, unpublish
from portal.core.worker.publishing import publish_due
from portal.reference.models import TermText
from tests.factories import TermFactory, TermTextFactory, locale, user_with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def approver(partnership):
    return user_with_role("approver", partnership)


def words(partnership, **values):
    return TermTextFactory(owner__partnership=partnership, **values)


def refused(name, **values):
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        TermTextFactory(**values)
    # SQLite names the columns of a unique constraint, PostgreSQL its name.
    assert name in str(caught.value) or "UNIQUE" in str(caught.value)


def test_words_are_once_for_an_owner_a_language_and_a_voice():
    term = TermFactory()
    TermTextFactory(owner=term)
    TermTextFactory(owner=term, child=True)
    TermTextFactory(owner=term, locale=locale("pl"))
    refused("reference_termtext_once", owner=term)


def test_nothing_is_live_that_nobody_approved():
    refused("reference_termtext_live_is_approved", live=True, approved_at=None)
    assert TermTextFactory(draft=True).live is False


def test_a_voice_is_one_of_ours():
    refused("reference_termtext_voice_is_known", voice="robot")


def test_words_begin_as_a_draft():
    row = TermText(owner=TermFactory(), locale=locale(), term="CSE", definition="Harm.")
    assert (row.live, row.approved_at, row.voice) == (False, None, Voice.ADULT)


def test_readers_get_what_is_live_in_their_language_and_voice():
    term = TermFactory()
    adult = TermTextFactory(owner=term)
    child = TermTextFactory(owner=term, child=True)
    TermTextFactory(owner=term, locale=locale("pl"), draft=True)
    rows = TermText.objects.filter(owner=term)
    assert list(rows.live().in_voice(Voice.ADULT)) == [adult]
    assert list(rows.live().in_voice(Voice.CHILD).in_language("en")) == [child]
    assert list(rows.live().in_language("pl")) == []


def test_publishing_notes_who_approved_and_when(partnership, approver, at):
    now = at("2030-11-20 10:00")
    row = publish_row(row=words(partnership, draft=True), user=approver)
    assert (row.live, row.approved_by, row.approved_at) == (True, approver, now)


def test_a_pack_publishes_without_a_person(partnership, at):
    now = at("2030-11-20 10:00")
    row = publish_row(row=words(partnership, draft=True))
    assert (row.live, row.approved_by, row.approved_at) == (True, None, now)


def test_a_change_after_approval_is_a_draft(partnership, approver):
    row = publish_row(row=words(partnership, draft=True, definition="First."), user=approver)
    row.definition = "Second."
    row.save_revision(user=approver)
    there = TermText.objects.get(pk=row.pk)
    assert (there.definition, there.has_unpublished_changes, there.live) == ("First.", True, True)
    assert there.get_latest_revision_as_object().definition == "Second."
    assert there.approved_by == approver


def test_an_old_version_does_not_bring_its_approval_back(partnership, approver):
    row = words(partnership, draft=True)
    before = row.save_revision()
    row = publish_row(row=row, user=approver)
    version = Revision.objects.get(pk=before.pk).as_object()
    assert (version.approved_by, version.approved_at) == (approver, row.approved_at)


def test_what_was_taken_off_is_not_live_and_says_who_approved_it(partnership, approver):
    row = publish_row(row=words(partnership, draft=True), user=approver)
    unpublish(thing=row, user=approver)
    row.refresh_from_db()
    assert (row.live, row.approved_by) == (False, approver)


def test_what_is_planned_is_approved_by_who_planned_it(partnership, approver, at):
    at("2030-11-20 10:00")
    row = words(partnership, draft=True)
    row.go_live_at = timezone.now() + timedelta(hours=1)
    row = publish_row(row=row, user=approver)
    assert (row.live, row.approved_at) == (False, None)
    later = at("2030-11-20 11:30")
    assert publish_due(now=later) == 1
    row.refresh_from_db()
    assert (row.live, row.approved_by, row.approved_at) == (True, approver, later)


def test_words_outlive_the_account_that_approved_them(partnership, approver):
    row = publish_row(row=words(partnership, draft=True), user=approver)
    approver.delete()
    row.refresh_from_db()
    assert (row.live, row.approved_by) == (True, None)


def test_a_translation_begins_as_a_draft_nobody_approved(partnership, approver):
    row = publish_row(row=words(partnership, draft=True), user=approver)
    row.locked, row.locked_by = True, approver
    copy = row.copy_for_translation(locale("pl"))
    copy.save()
    assert (copy.live, copy.approved_at, copy.approved_by, copy.locked) == (False,) + (
        None,
    ) * 2 + (False,)
    assert (copy.owner, copy.voice, copy.translation_key) == (
        row.owner,
        row.voice,
        row.translation_key,
    )
    assert copy.live_revision is None
    assert copy.latest_revision is None


def test_words_are_called_by_their_name_and_voice():
    assert str(TermTextFactory(term="CSE", child=True)) == "CSE (Children and young people)"


@pytest.mark.parametrize(("child", "skin"), [(False, "adult"), (True, "teen")])
def test_the_preview_shows_what_is_filled_in(rf, partnership, child, skin):
    row = words(partnership, term="CSE", expansion="", child=child)
    context = row.get_preview_context(rf.get("/"), "")
    assert [part.label for part in context["parts"]] == ["term", "what it means"]
    assert (context["title"], context["skin"], context["language"]) == ("CSE", skin, "en")
    assert row.get_preview_template(rf.get("/"), "") == "portal/cms/text_preview.html"
