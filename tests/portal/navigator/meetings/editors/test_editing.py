"""Editing meetings in the CMS: dates, lines within a partnership, words that are owed."""

from __future__ import annotations

import pytest
from django.urls import reverse

from portal.navigator.meetings.models import Meeting, MeetingDate, MeetingLine, MeetingText
from tests import factories
from tests.portal.navigator.meetings.conftest import SmallMeetings

pytestmark = pytest.mark.django_db
FORMSETS = ("dates", "tiers", "harms", "subjects", "lines")


def form_of(meeting, **more):
    """Give the form of a meeting as a browser sends it, without any changes."""
    values = {
        "code": meeting.code, "slug": meeting.slug, "order": meeting.order,
        "partnership": meeting.partnership_id, "standing": meeting.standing,
        "referrals": meeting.referrals, "form": meeting.form,
        "discusses_child": "on" if meeting.discusses_child else "",
    }  # fmt: skip
    for name in FORMSETS:
        rows = list(getattr(meeting, name).all())
        values |= {f"{name}-TOTAL_FORMS": len(rows), f"{name}-INITIAL_FORMS": len(rows)}
        for number, row in enumerate(rows):
            values |= _row(f"{name}-{number}", row)
    return values | more


def _row(prefix, row):
    values = {f"{prefix}-id": row.pk, f"{prefix}-ORDER": 1}
    for name in ("tier", "code", "subject", "kind"):
        if hasattr(row, name):
            values[f"{prefix}-{name}"] = getattr(row, name)
    if isinstance(row, MeetingLine):
        values[f"{prefix}-other"] = row.other_id
    if isinstance(row, MeetingDate):
        values[f"{prefix}-starts_at"] = f"{row.starts_at:%Y-%m-%d %H:%M}"
        values[f"{prefix}-ends_at"] = f"{row.ends_at:%Y-%m-%d %H:%M}"
        values[f"{prefix}-papers_by"] = f"{row.papers_by:%Y-%m-%d %H:%M}"
        values[f"{prefix}-place"] = row.place
    return values


def edit_address(row):
    return reverse(f"wagtailsnippets_meetings_{row._meta.model_name}:edit", args=[row.pk])


def test_an_editor_enters_a_date_and_moves_it(small, partnership, client_as):
    client = client_as("approver", partnership, is_demo=True)
    address = edit_address(small.panel)
    new = {
        "dates-TOTAL_FORMS": 1, "dates-0-id": "", "dates-0-starts_at": "2026-12-03 10:00",
        "dates-0-ends_at": "2026-12-03 12:00", "dates-0-papers_by": "2026-12-01 12:00",
        "dates-0-place": "Room 2",
    }  # fmt: skip
    assert client.post(address, form_of(small.panel, **new)).status_code == 302
    row = MeetingDate.objects.get()
    assert (row.meeting, row.place, row.revision) == (small.panel, "Room 2", 0)
    small.panel.refresh_from_db()
    moved = {"dates-0-place": "Room 3"}
    meeting = Meeting.objects.get(pk=small.panel.pk)
    assert client.post(address, form_of(meeting, **moved)).status_code == 302
    assert MeetingDate.objects.get().pk == row.pk
    assert (MeetingDate.objects.get().place, MeetingDate.objects.get().revision) == ("Room 3", 1)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"dates-0-ends_at": "2026-12-03 09:00"}, "It ends after it starts."),
        ({"dates-0-papers_by": "2026-12-04 09:00"}, "Papers are due before the meeting starts."),
    ],
)
def test_a_date_that_cannot_be_is_told_in_words(small, partnership, client_as, values, words):
    new = {"dates-TOTAL_FORMS": 1, "dates-0-id": "", "dates-0-starts_at": "2026-12-03 10:00"}
    page = client_as("approver", partnership, is_demo=True).post(
        edit_address(small.panel), form_of(small.panel, **new, **values)
    )
    assert page.status_code == 200
    assert words in page.text
    assert not MeetingDate.objects.exists()


def test_a_line_leads_to_a_meeting_of_the_same_partnership(four_partnerships, client_as):
    own, other = four_partnerships["north-lincolnshire"], four_partnerships["tees"]
    small, theirs = SmallMeetings(own), SmallMeetings(other)
    client = client_as("approver", own, is_demo=True)

    def draw(meeting):
        number = small.coming.lines.count()
        return client.post(edit_address(small.coming), form_of(small.coming, **{
            "lines-TOTAL_FORMS": number + 1, f"lines-{number}-id": "",
            f"lines-{number}-kind": "reports-to", f"lines-{number}-other": meeting.pk,
            f"lines-{number}-ORDER": number + 1,
        }))  # fmt: skip

    assert "Choose another meeting, not the same one." in draw(small.coming).text
    assert draw(theirs.panel).status_code == 200  # out of reach: no such choice
    assert not small.coming.lines.exists()
    assert draw(small.board).status_code == 302
    assert Meeting.objects.get(pk=small.coming.pk).lines.get().other == small.board


def test_who_edits_everywhere_draws_no_line_between_partnerships_either(
    four_partnerships, client_as
):
    small = SmallMeetings(four_partnerships["north-lincolnshire"])
    theirs = SmallMeetings(four_partnerships["tees"])
    line = {
        "lines-TOTAL_FORMS": 1, "lines-0-id": "", "lines-0-kind": "reports-to",
        "lines-0-other": theirs.panel.pk, "lines-0-ORDER": 1,
    }  # fmt: skip
    page = client_as("admin", is_demo=True).post(
        edit_address(small.coming), form_of(small.coming, **line)
    )
    assert "Choose a meeting of the same partnership." in page.text
    assert not small.coming.lines.exists()


def words_form(text, **more):
    names = (
        *("name", "expansion", "also", "purpose", "threshold", "chair", "attends", "route_in"),
        *("cadence", "prepare", "instead", "for_child", "for_parents"),
    )
    values = {name: getattr(text, name) for name in names}
    return {"owner": text.owner_id, "defaults": text.defaults.splitlines(), **values, **more}


def test_what_is_ticked_as_ours_is_kept_and_shown_ticked(small, partnership, client_as):
    text = MeetingText.objects.get(owner=small.panel)
    client = client_as("editor", partnership, is_demo=True)
    values = words_form(text, defaults=["chair", "for_child"])
    assert client.post(edit_address(text), values).status_code == 302
    text.refresh_from_db()
    assert text.get_latest_revision_as_object().defaults == "chair\nfor_child"
    assert (text.defaults, text.has_unpublished_changes) == ("prepare\nfor_child", True)
    page = client.get(edit_address(text)).text
    for name, is_ticked in (("chair", True), ("for_child", True), ("prepare", False)):
        box = page.split(f'name="defaults" value="{name}"')[1].split(">")[0]
        assert ("checked" in box) is is_ticked


def test_a_meeting_that_discusses_a_child_owes_both_words(small, partnership, client_as):
    text = MeetingText.objects.get(owner=small.panel)
    page = client_as("editor", partnership, is_demo=True).post(
        edit_address(text), words_form(text, for_child="", for_parents="")
    )
    assert page.text.count("This meeting discusses a child: say it here.") >= 2
    board = MeetingText.objects.get(owner=small.board)
    assert client_as("editor", partnership, is_demo=True).post(
        edit_address(board), words_form(board, chair="A post")
    ).status_code == 302  # fmt: skip


def test_words_to_a_child_need_a_second_person(small, partnership, client_as):
    text = MeetingText.objects.get(owner=small.panel)
    client = client_as("approver", partnership, is_demo=True)
    client.raise_request_exception = False  # the refusal leads back with its words
    publish = {"action-publish": "1"}
    client.post(edit_address(text), words_form(text, for_child="Something else.", **publish))
    text.refresh_from_db()
    assert text.for_child == "You are not in trouble."
    client.post(edit_address(text), words_form(text, chair="Another post", **publish))
    text.refresh_from_db()
    assert text.chair == "Another post"


def test_there_is_one_row_of_words_for_a_meeting(small, partnership, client_as):
    text = MeetingText.objects.get(owner=small.panel)
    add = reverse("wagtailsnippets_meetings_meetingtext:add")
    page = client_as("editor", partnership, is_demo=True).post(add, words_form(text))
    assert "There are words for this in this language and voice. Edit those." in page.text
    assert factories.MeetingTextFactory._meta.model.objects.filter(owner=small.panel).count() == 1
