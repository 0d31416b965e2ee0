"""Reminders: one letter a person and day, again every fortnight, until the page is reviewed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from portal.core.outbox.models import OutboxMail
from portal.guidance.review.actions.reminders import send_reminders
from portal.guidance.review.actions.reviews import mark_reviewed
from portal.users.models import Membership
from tests.factories import user_with_role
from tests.portal.guidance.review.conftest import NOW

pytestmark = pytest.mark.django_db
DUE = date(2026, 12, 4)  # a fortnight after NOW


@pytest.fixture
def due(two, page_of, look):
    """Give a page that is due in a fortnight."""
    page = page_of(two[0], title="Contacts & doors", owner_post="Lead", review_due_date=DUE)
    look()
    return page


def day(number):
    return NOW + timedelta(days=number)


def test_editors_and_administrators_are_told_and_nobody_else(two, due, sent_mail):
    keepers = [user_with_role(role, two[0]) for role in ("editor", "partnership-admin")]
    for role in ("approver", "practitioner"):
        user_with_role(role, two[0])
    user_with_role("editor", two[1])
    assert send_reminders(now=NOW) == 2
    letters = sent_mail()
    assert sorted(each.to[0] for each in letters) == sorted(each.email for each in keepers)
    assert letters[0].subject == "Pages to look at again"
    assert letters[0].body == (
        "Due within the next fortnight:\n"
        "- Contacts & doors, North Lincolnshire, 4 December 2026, Lead\n"
        f"  http://localhost:8000/cms/pages/{due.pk}/edit/\n\n"
        "Is a page right as it stands? Open it and press “Reviewed, nothing to change”.\n\n"
        "All of them: http://localhost:8000/cms/review/due/\n"
    )


def test_without_editors_the_partnerships_address_is_told(two, due, sent_mail):
    two[0].contact_email = "portal@example.org"
    two[0].save()
    assert send_reminders(now=NOW) == 1
    assert [each.to for each in sent_mail()] == [["portal@example.org"]]


def test_letters_go_out_on_their_days_and_on_no_other(two, due, look):
    user_with_role("editor", two[0])
    sent = [
        n for n in range(-1, 60) if send_reminders(now=day(n)) and send_reminders(now=day(n)) == 0
    ]
    assert sent == [0, 14, 28, 42, 56]
    assert OutboxMail.objects.count() == 5


def test_whoever_was_away_gets_the_latest_one_only(two, due):
    user_with_role("editor", two[0])
    assert send_reminders(now=day(35)) == 1
    assert send_reminders(now=day(36)) == 0
    assert send_reminders(now=day(42)) == 1


def test_it_stops_when_the_page_is_reviewed(two, due):
    editor = user_with_role("editor", two[0])
    assert send_reminders(now=day(0)) == 1
    mark_reviewed(page=due, reviewed_by=editor, now=day(1))
    assert [n for n in range(1, 60) if send_reminders(now=day(n))] == []


def test_one_letter_lists_everything_of_both_areas(two, due, page_of, look, sent_mail):
    editor = user_with_role("editor", two[0])
    Membership.objects.create(user=editor, partnership=two[1], role="editor")
    page_of(two[1], title="Theirs", review_due_date=NOW.date())
    page_of(two[1], title="Not yet", review_due_date=date(2027, 5, 1))
    page_of(two[1], title="Never")
    look()
    assert send_reminders(now=NOW) == 1
    [letter] = sent_mail()
    assert letter.to == [editor.email]
    assert letter.body.index("Theirs, Cheshire East") < letter.body.index("Contacts & doors")
    assert "Not yet" not in letter.body
    assert "Never" not in letter.body


def test_a_page_whose_day_comes_up_later_waits_for_the_next_day(two, due, page_of, look):
    user_with_role("editor", two[0])
    assert send_reminders(now=NOW) == 1
    page_of(two[0], title="Late", review_due_date=NOW.date())
    look()
    assert send_reminders(now=NOW + timedelta(hours=3)) == 0
    assert send_reminders(now=day(1)) == 1
    # What is still due stands in the letter as well, so that one letter is the whole list.
    letters = [mail.content for mail in OutboxMail.objects.order_by("pk")]
    assert ["Late" in letter for letter in letters] == [False, True]
    assert ["Contacts & doors" in letter for letter in letters] == [True, True]


def test_letters_and_the_note_that_they_went_are_one_step(two, due, monkeypatch):
    user_with_role("editor", two[0])

    def broken(**_letter):
        raise RuntimeError("no")

    with monkeypatch.context() as patched:
        patched.setattr("portal.guidance.review.actions.reminders.queue_mail", broken)
        with pytest.raises(RuntimeError):
            send_reminders(now=NOW)
    assert send_reminders(now=NOW) == 1


def test_nobody_to_tell_is_no_letter(two, due):
    assert send_reminders(now=NOW) == 0
    assert not OutboxMail.objects.exists()


@pytest.mark.parametrize("count", [1, 3, 30])
def test_a_day_without_anything_new_costs_two_queries(two, page_of, look, queries, count):
    for _n in range(count):
        page_of(two[0], review_due_date=NOW.date())
    user_with_role("editor", two[0])
    look()
    send_reminders(now=NOW)
    with queries(1):
        send_reminders(now=NOW)
    with queries(2):
        assert send_reminders(now=day(1)) == 0
