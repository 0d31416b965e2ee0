"""Meetings come in packs; what was edited here is kept."""

from __future__ import annotations

import pytest

from portal.navigator.meetings.models import Meeting, MeetingDate, MeetingLine, MeetingText
from portal.packs.queries import carried_facts
from tests import factories
from tests.portal.packs.conftest import Packs

pytestmark = pytest.mark.django_db
MEETINGS = """meetings:
  - slug: panel
    code: NEW-M02
    order: 2
    tiers: [operational, thematic]
    standing: running
    harms: [CSE, CCE]
    subjects: [child, location]
    referrals: "yes"
    discusses_child: true
    reports_to: [NEW-M01]
    escalates_to: [NEW-M01]
    form: FORM_MARF
    name: The Panel
    expansion: The exploitation panel
    also: [TXP, exploitation meeting]
    purpose: Looks at exploitation.
    threshold: Exploitation
    chair: Lead Officer
    attends: [Police, Health]
    route_in: Anybody.
    cadence: Monthly
    prepare: [The tracker]
    instead: ""
    instead_of: null
    for_child: You are not in trouble.
    for_parents: Ask what was decided.
    defaults: [prepare]
    facts: [NL-M05]
  - slug: board
    code: NEW-M01
    order: 1
    tiers: [strategic]
    referrals: "no"
    name: The Board
    purpose: Leads.
    instead_of: NEW-M02
    facts: [NL-M01]
"""


@pytest.fixture
def packs(tmp_path, db) -> Packs:
    made = Packs(tmp_path)
    made.write("meetings.yaml", MEETINGS)
    return made


def counts(packs, *, update=False):
    """Load, and give what happened to meetings and to their lines."""
    found = packs.load(update=update).counts
    return dict(found["meetings"]), dict(found["meeting-lines"])


def codes_of(meeting, kind):
    return [line.other.code for line in meeting.lines.filter(kind=kind).order_by("sort_order")]


def test_a_pack_brings_meetings_with_everything(packs):
    assert counts(packs) == ({"created": 2}, {"created": 3})
    panel = Meeting.objects.get(code="NEW-M02")
    assert (panel.slug, panel.order, panel.partnership.slug) == ("panel", 2, "new-area")
    assert (panel.standing, panel.referrals, panel.form) == ("running", "yes", "FORM_MARF")
    assert panel.discusses_child
    assert [each.tier for each in panel.tiers.order_by("sort_order")] == [
        "operational", "thematic",
    ]  # fmt: skip
    assert [each.code for each in panel.harms.order_by("sort_order")] == ["CSE", "CCE"]
    assert [each.subject for each in panel.subjects.order_by("sort_order")] == [
        "child", "location",
    ]  # fmt: skip
    assert codes_of(panel, "reports-to") == codes_of(panel, "escalates-to") == ["NEW-M01"]
    board = Meeting.objects.get(code="NEW-M01")
    assert codes_of(board, "instead") == ["NEW-M02"]
    assert not MeetingDate.objects.exists()


def test_its_words_are_public_at_once(packs):
    packs.load()
    text = MeetingText.objects.live().get(owner__code="NEW-M02")
    assert (text.name, text.expansion) == ("The Panel", "The exploitation panel")
    assert (text.also, text.attends) == ("TXP\nexploitation meeting", "Police\nHealth")
    assert (text.prepare, text.defaults) == ("The tracker", "prepare")
    assert (text.for_child, text.for_parents) == (
        "You are not in trouble.", "Ask what was decided.",
    )  # fmt: skip
    assert {"NL-M01", "NL-M05"} <= carried_facts()


def test_a_second_load_changes_nothing(packs):
    packs.load()
    assert counts(packs, update=True) == ({"unchanged": 2}, {"unchanged": 3})


def test_a_newer_pack_updates_what_nobody_edited(packs):
    packs.load()
    packs.change("meetings.yaml", "cadence: Monthly", "cadence: Weekly")
    packs.change("meetings.yaml", "harms: [CSE, CCE]", "harms: [GRP]")
    assert counts(packs, update=True)[0] == {"updated": 1, "unchanged": 1}
    text = MeetingText.objects.get(owner__code="NEW-M02")
    assert text.cadence == "Weekly"
    assert [each.code for each in text.owner.harms.all()] == ["GRP"]


def test_a_meeting_that_exists_may_lead_to_one_that_is_new(packs):
    packs.load()
    packs.change("meetings.yaml", "reports_to: [NEW-M01]", "reports_to: [NEW-M01, NEW-M03]")
    packs.write(
        "meetings.yaml",
        packs.path("meetings.yaml").read_text()
        + """
  - slug: third
    code: NEW-M03
    tiers: [thematic]
    name: The Third
    purpose: Comes later.
""",
    )
    assert counts(packs, update=True) == (
        {"created": 1, "unchanged": 2}, {"created": 1, "unchanged": 3},
    )  # fmt: skip
    panel = Meeting.objects.get(code="NEW-M02")
    assert codes_of(panel, "reports-to") == ["NEW-M01", "NEW-M03"]
    assert counts(packs, update=True) == ({"unchanged": 3}, {"unchanged": 4})


def test_what_was_edited_here_is_kept_and_the_pack_offered_as_a_draft(packs):
    packs.load()
    MeetingText.objects.filter(owner__code="NEW-M02").update(chair="Our own post")
    packs.change("meetings.yaml", "cadence: Monthly", "cadence: Weekly")
    assert counts(packs, update=True)[0]["unchanged"] == 1
    text = MeetingText.objects.get(owner__code="NEW-M02")
    assert (text.chair, text.cadence, text.has_unpublished_changes) == (
        "Our own post", "Monthly", True,
    )  # fmt: skip
    assert text.get_latest_revision_as_object().cadence == "Weekly"


def test_what_was_deleted_here_stays_deleted(packs):
    packs.load()
    Meeting.objects.get(code="NEW-M02").delete()
    MeetingLine.objects.all().delete()
    assert counts(packs, update=True) == (
        {"kept": 1, "unchanged": 1}, {"kept": 3},
    )  # fmt: skip
    assert Meeting.objects.count() == 1


def test_dates_of_editors_outlive_an_update(packs):
    packs.load()
    panel = Meeting.objects.get(code="NEW-M02")
    factories.MeetingDateFactory(meeting=panel)
    packs.change("meetings.yaml", "cadence: Monthly", "cadence: Weekly")
    packs.load(update=True)
    assert MeetingDate.objects.get().meeting == panel


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("reports_to: [NEW-M01]", "reports_to: [NEW-M09]",
         "meetings.yaml:11: There is no “NEW-M09” among the meetings of this pack."),
        ("instead_of: NEW-M02", "instead_of: NEW-M07", "There is no “NEW-M07” among"),
        ("harms: [CSE, CCE]", "harms: [CSE, XYZ]", "meetings.yaml:7:"),
        ("tiers: [strategic]", "tiers: []", "meetings.yaml:33: “tiers”:"),
        ("form: FORM_MARF", "form: FORM_X", "meetings.yaml:13: “form”:"),
        ("for_child: You are not in trouble.", 'for_child: ""',
         "A meeting that discusses a child says what it means"),
        ("reports_to: [NEW-M01]", "reports_to: [NEW-M02]",
         "A meeting leads to others, not to itself."),
        ("standing: running", "standing: being-set-up",
         "A meeting that is being set up takes no referrals yet."),
        ("subjects: [child, location]", "subjects: [child, child]",
         "“subjects” says something twice."),
        ("defaults: [prepare]", "defaults: [tea]", "meetings.yaml:28:"),
        ("cadence: Monthly", "cadance: Monthly", "did you mean “cadence”?"),

    ],
)  # fmt: skip
def test_faults_are_told_with_their_line(packs, old, new, fault):
    packs.change("meetings.yaml", old, new)
    found = packs.faults()
    assert any(fault in each for each in found), found
    assert not Meeting.objects.exists()


def test_a_code_stands_once_in_a_pack(packs):
    packs.change("meetings.yaml", "    instead_of: NEW-M02\n", "")
    packs.change("meetings.yaml", "[NEW-M01]", "[]")
    packs.change("meetings.yaml", "code: NEW-M01", "code: NEW-M02")
    assert "“NEW-M02” is in this pack twice." in packs.faults()[0]


def test_a_pack_without_meetings_has_none(packs):
    packs.remove("meetings.yaml")
    assert {"meetings", "meeting-lines"}.isdisjoint(packs.load().counts)


def test_a_file_that_cannot_be_read_is_one_fault(packs):
    packs.write("meetings.yaml", "meetings: [")
    assert len(packs.faults()) == 1
