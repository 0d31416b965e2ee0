"""What the database itself refuses, and what rows say of themselves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from portal.core.cms.text_rows import Voice
from portal.navigator.meetings.models import (
    FORMS,
    HARM_NAMES,
    LineKind,
    Meeting,
    MeetingDate,
    MeetingHarm,
    MeetingLine,
    MeetingSubject,
    MeetingText,
    MeetingTier,
)
from portal.navigator.rules.inputs import HARMS
from tests import factories
from tests.factories.rule_sets import PACKS

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 26, 10, tzinfo=UTC)


def refused(name: str, make) -> None:
    """Expect that one constraint of this name, or these columns, says no."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        make()
    assert name in str(caught.value)


def name_of(sqlite: str, postgresql: str) -> str:
    """Name what each database complains about: SQLite names the columns of what is unique."""
    return sqlite if connection.vendor == "sqlite" else postgresql


@pytest.mark.parametrize(
    ("factory", "values", "constraint"),
    [
        (factories.MeetingFactory, {"code": ""}, "meeting_has_code"),
        (factories.MeetingFactory, {"slug": ""}, "meetings_meeting_is_named"),
        (factories.MeetingFactory, {"standing": "asleep"}, "meeting_standing_is_known"),
        (factories.MeetingFactory, {"referrals": "maybe"}, "meeting_referrals_are_known"),
        (factories.MeetingFactory, {"form": "FORM_X"}, "meeting_form_is_known"),
        (factories.MeetingFactory, {"tier": "cellar"}, "meeting_tier_is_known"),
        (factories.MeetingFactory, {"harms": ["XYZ"]}, "meeting_harm_is_known"),
        (factories.MeetingFactory, {"subjects": ["pet"]}, "meeting_subject_is_known"),
        (factories.MeetingLineFactory, {"kind": "likes"}, "meeting_line_kind_is_known"),
        (factories.MeetingDateFactory, {"ends_at": START}, "meeting_date_ends_after_start"),
        (factories.MeetingDateFactory, {"papers_by": START + timedelta(seconds=1)},
         "meeting_date_papers_come_first"),
        (factories.MeetingTextFactory, {"voice": Voice.CHILD}, "meeting_text_speaks_to_adults"),
        (factories.MeetingTextFactory, {"name": ""}, "meeting_text_says_what_for"),
        (factories.MeetingTextFactory, {"purpose": ""}, "meeting_text_says_what_for"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be(factory, values, constraint):
    refused(constraint, lambda: factory(**values))


def test_a_code_stands_once_in_a_partnership(four_partnerships):
    here, there = four_partnerships["tees"], four_partnerships["gloucestershire"]
    for partnership in (here, there, None):
        factories.MeetingFactory(code="X-M01", partnership=partnership)
    both = name_of(
        "meetings_meeting.partnership_id, meetings_meeting.code", "meeting_code_once_here"
    )
    refused(both, lambda: factories.MeetingFactory(code="X-M01", partnership=here))
    national = name_of("meetings_meeting.code", "meeting_code_once_nationally")
    refused(national, lambda: factories.MeetingFactory(code="X-M01"))


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [(MeetingTier, "tier", "operational"), (MeetingHarm, "code", "CSE"),
     (MeetingSubject, "subject", "child")],
)  # fmt: skip
def test_nothing_is_said_twice_of_a_meeting(table, column, value):
    meeting = factories.MeetingFactory(harms=["CSE"], subjects=["child"])
    name = {"tier": "meeting_tier_once", "code": "meeting_harm_once",
            "subject": "meeting_subject_once"}[column]  # fmt: skip
    columns = f"{table._meta.db_table}.meeting_id, {table._meta.db_table}.{column}"
    refused(
        name_of(columns, name),
        lambda: table.objects.create(meeting_id=meeting.pk, **{column: value}),
    )


def test_a_line_leads_to_another_meeting_and_stands_once():
    line = factories.MeetingLineFactory()
    factories.MeetingLineFactory(meeting=line.meeting, other=line.other, kind=LineKind.ESCALATES)
    refused("meeting_line_leads_on", lambda: MeetingLine.objects.create(
        meeting_id=line.meeting_id, other_id=line.meeting_id))  # fmt: skip
    columns = name_of("meetings_meetingline.kind", "meeting_line_once")
    refused(columns, lambda: factories.MeetingLineFactory(meeting=line.meeting, other=line.other))


def test_there_is_one_meeting_to_use_instead():
    line = factories.MeetingLineFactory(kind=LineKind.INSTEAD)
    columns = name_of("meetings_meetingline.meeting_id", "meeting_has_one_instead")
    refused(columns, lambda: factories.MeetingLineFactory(
        meeting=line.meeting, kind=LineKind.INSTEAD))  # fmt: skip


def test_a_meeting_has_one_date_at_a_time():
    row = factories.MeetingDateFactory()
    factories.MeetingDateFactory()
    columns = name_of("meetings_meetingdate.meeting_id", "meeting_date_once")
    refused(columns, lambda: factories.MeetingDateFactory(meeting=row.meeting))


def test_papers_may_be_due_when_it_starts_and_its_end_may_be_open():
    row = factories.MeetingDateFactory(papers_by=START, ends_at=None)
    assert (row.papers_by, row.over_at) == (START, START)


def test_a_date_is_coming_until_it_is_over():
    row = factories.MeetingDateFactory()
    bare = factories.MeetingDateFactory(ends_at=None)
    coming = MeetingDate.objects.coming
    assert list(coming(START).in_order()) == [row]
    assert list(coming(START - timedelta(seconds=1)).in_order()) == [row, bare]
    assert list(coming(row.ends_at)) == []


def test_a_date_counts_up_only_when_it_says_something_else(at):
    at("2026-11-20 10:00")
    row = factories.MeetingDateFactory()
    made_at = row.changed_at
    at("2026-11-20 11:00")
    same = MeetingDate.objects.get()
    same.save()
    same.refresh_from_db()
    assert (same.revision, same.changed_at) == (0, made_at)
    same.is_cancelled = True
    same.save()
    same.refresh_from_db()
    assert (same.revision, same.changed_at) == (1, made_at + timedelta(hours=1))


@pytest.mark.parametrize(
    ("values", "takes"),
    [
        ({"referrals": "yes"}, True), ({"referrals": "through"}, True),
        ({"referrals": "no"}, False), ({"referrals": "not-stated"}, False),
        ({"referrals": "yes", "standing": "being-set-up"}, False),
    ],
)  # fmt: skip
def test_who_takes_referrals(values, takes):
    assert Meeting(**values).takes_referrals is takes


def test_everything_of_a_meeting_goes_with_it():
    meeting = factories.MeetingFactory(harms=["CSE"], subjects=["child"])
    factories.MeetingTextFactory(owner=meeting)
    factories.MeetingDateFactory(meeting=meeting)
    factories.MeetingLineFactory(meeting=meeting)
    factories.MeetingLineFactory(other=meeting)
    meeting.delete()
    for table in (MeetingTier, MeetingHarm, MeetingSubject):
        assert not table.objects.filter(meeting=meeting.pk).exists()
    for table in (MeetingText, MeetingDate, MeetingLine):
        assert not table.objects.exists()


def test_a_code_is_written_as_rules_know_it():
    for code in ("NL-M06", "TEES-M1", "XX-1"):
        Meeting(code=code, slug="a").clean_fields(exclude=["partnership"])
    for code in ("nl-m06", "NL M06", "MACE", "NL-M06-"):
        with pytest.raises(ValidationError):
            Meeting(code=code, slug="a").clean_fields()


def test_names_of_fields_that_are_ours_are_checked():
    row = MeetingText(name="a", purpose="b", defaults="chair\nfor_child")
    row.clean_fields(exclude=["owner", "locale", "translation_key"])
    row.defaults = "chair\ntea"
    with pytest.raises(ValidationError) as caught:
        row.clean_fields(exclude=["owner", "locale", "translation_key"])
    assert list(caught.value.message_dict) == ["defaults"]


def test_every_kind_of_harm_of_the_rules_has_a_name():
    assert tuple(HARM_NAMES) == HARMS


def test_every_form_is_a_step_of_the_navigator():
    """Codes are stored on both sides: a form of which no rule knows would lead nowhere."""
    steps = (PACKS / "national" / "navigator.yaml").read_text(encoding="utf-8")
    for code in FORMS:
        assert f"- code: {code}\n" in steps


def test_rows_say_what_they_are():
    meeting = factories.MeetingFactory(code="X-M1", slug="a", harms=["CSE"], subjects=["child"])
    assert str(meeting) == "X-M1 (a)"
    assert str(meeting.tiers.get()) == f"{meeting.pk}: operational"
    assert str(meeting.harms.get()) == f"{meeting.pk}: CSE"
    assert str(meeting.subjects.get()) == f"{meeting.pk}: child"
    line = factories.MeetingLineFactory(meeting=meeting)
    assert str(line) == f"{meeting.pk} reports-to {line.other_id}"
    date = factories.MeetingDateFactory(meeting=meeting)
    assert str(date) == f"{meeting.pk}: 2026-11-26 10:00"
    assert str(factories.MeetingTextFactory(name="Words")) == "Words (Adults)"
