"""Kinds of harm, signs, law, terms and advice on wording come in packs, with their words."""

from __future__ import annotations

import pytest

from portal.core.audit.models import AuditEvent
from portal.core.publishing import publish_row
from portal.packs.actions import load_together
from portal.reference.models import (
    Harm,
    HarmText,
    LanguageAdvice,
    LanguageAdviceText,
    Law,
    LawText,
    RelatedSign,
    Sign,
    SignText,
    Term,
    TermText,
)

pytestmark = pytest.mark.django_db
LAWS = """laws:
  - code: CA89
    slug: children-act
    order: 1
    status: in-force
    review_date: 2027-11-30
    url: https://www.legislation.gov.uk/ukpga/1989/41
    title: Children Act 1989
    summary: It says when the council must ask questions.
"""
TERMS = """terms:
  - slug: cevt
    is_acronym: true
    term: CEVT
    expansion: Child Exploitation Vulnerability Tracker
    definition: A tool that gathers signs.
    also: [tracker]
    facts: [NL-038]
"""
LANGUAGE = """advice:
  - slug: missing-not-absconded
    avoid: absconded
    say: is missing
    why: It sounds like prison.
    phrases: [absconded]
"""
HARM = """code: CCE
slug: child-criminal-exploitation
order: 2
laws: [CA89]
adult:
  name: Child criminal exploitation
  summary: A child is made to do crime.
  definition: |
    Somebody else gains.
  actions: |
    1. Call 999 in danger.
    2. Listen.
  also: [county lines]
  more: |
    - **Guidance** of the Home Office.
child:
  name: When somebody makes you do crime
  summary: It is never your fault.
  definition: |
    Tell a grown-up you trust.
signs:
  - code: CCE-01
    group: B
    slug: talks-of-debt
    name: Talks of debt
    looks_like: They need money fast.
    why_it_matters: Debt is a chain.
    related: [CCE-02]
    is_red: true
  - code: CCE-02
    group: P
    slug: new-things
    name: New things
    looks_like: A new phone.
    why_it_matters: Gifts come first.
language:
  - slug: made-to-sell
    avoid: drug dealer
    say: is being made to sell drugs
"""
FILES = {
    "national/laws.yaml": LAWS,
    "national/terms.yaml": TERMS,
    "national/language.yaml": LANGUAGE,
    "national/harms/child-criminal-exploitation.yaml": HARM,
}
HARM_FILE = "national/harms/child-criminal-exploitation.yaml"


@pytest.fixture
def knowing(packs):
    for file, text in FILES.items():
        packs.write(file, text)
    return packs


def load(packs, **options):
    """Load both packs; give what was counted of the national one's knowledge."""
    report = load_together(folders=packs.folders(), base_url="http://localhost:8000/", **options)[0]
    kinds = ("laws", "terms", "harms", "signs", "language")
    return {kind: dict(report.counts[kind]) for kind in kinds}, report.notes


def every(outcome):
    counts = {"laws": 1, "terms": 1, "harms": 1, "signs": 2, "language": 2}
    return {kind: {outcome: count} for kind, count in counts.items()}


def test_all_of_it_is_public_at_once(knowing):
    assert load(knowing) == (every("created"), [])
    harm = Harm.objects.get()
    adult, child = harm.texts.get(voice="adult"), harm.texts.get(voice="child")
    assert (adult.live, adult.approved_at is not None, adult.approved_by) == (True, True, None)
    assert adult.actions == "<ol><li>Call 999 in danger.</li><li>Listen.</li></ol>"
    assert adult.body[0].block_type == "prose"
    assert (child.live, child.actions) == (True, "")
    assert [link.law.code for link in harm.laws.all()] == ["CA89"]
    sign = Sign.objects.get(code="CCE-01")
    assert (sign.group_code, sign.is_red, sign.order) == ("B", True, 1)
    assert [link.harm for link in sign.harms.all()] == [harm]
    assert [link.other.code for link in sign.related.all()] == ["CCE-02"]
    assert LawText.objects.get().summary == "It says when the council must ask questions."
    assert TermText.objects.get().also == "tracker"
    assert LanguageAdvice.objects.get(slug="made-to-sell").harm == harm
    assert LanguageAdvice.objects.get(slug="missing-not-absconded").harm is None


def test_each_text_leaves_its_audit_row(knowing):
    load(knowing)
    texts = sum(
        model.objects.count()
        for model in (HarmText, SignText, LawText, TermText, LanguageAdviceText)
    )
    found = AuditEvent.objects.filter(kind="row-published", subject__startswith="reference.")
    assert found.filter(subject__contains="Text:").count() == texts == 8


def test_the_second_time_nothing_changes(knowing):
    load(knowing)
    assert load(knowing, may_update=True) == (every("unchanged"), [])


def test_what_nobody_edited_is_updated_and_published(knowing):
    load(knowing)
    knowing.change(HARM_FILE, "A new phone.", "A new phone or shoes.")
    knowing.change(HARM_FILE, "related: [CCE-02]", "related: []")
    knowing.change(HARM_FILE, "summary: It is never your fault.", "summary: Never your fault.")
    counts, notes = load(knowing, may_update=True)
    assert counts["signs"] == {"updated": 2}
    assert counts["harms"] == {"updated": 1}
    assert notes == []
    text = SignText.objects.get(owner__code="CCE-02")
    assert (text.looks_like, text.live) == ("A new phone or shoes.", True)
    assert not RelatedSign.objects.exists()
    assert HarmText.objects.get(voice="child").summary == "Never your fault."


def test_what_was_edited_here_is_kept_with_the_packs_words_as_a_draft(knowing):
    load(knowing)
    text = TermText.objects.get()
    text.definition = "Our own words."
    publish_row(row=text)
    knowing.change("national/terms.yaml", "gathers signs", "gathers every sign")
    counts, notes = load(knowing, may_update=True)
    assert counts["terms"] == {"kept": 1}
    assert len(notes) == 1
    text.refresh_from_db()
    assert text.definition == "Our own words."
    draft = text.get_latest_revision_as_object()
    assert draft.definition == "A tool that gathers every sign."


def test_what_was_deleted_here_stays_deleted(knowing):
    load(knowing)
    Term.objects.all().delete()
    assert load(knowing, may_update=True)[0]["terms"] == {"kept": 1}
    assert not Term.objects.exists()


def test_a_partnership_may_bring_terms_of_its_own(knowing):
    knowing.write("terms.yaml", TERMS.replace("A tool that gathers signs.", "Our tracker."))
    load(knowing)
    assert [term.partnership_id is None for term in Term.objects.order_by("pk")] == [True, False]


def test_a_dry_run_writes_nothing(knowing):
    assert load(knowing, is_dry_run=True)[0] == every("created")
    assert not Law.objects.exists()


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (HARM_FILE, "laws: [CA89]", "laws: [XX]", ":4: There is no “XX” among the laws"),
        (HARM_FILE, "[CCE-02]", "[CCE-99]", "There is no “CCE-99” among the signs"),
        (HARM_FILE, "group: B", "group: X", "harms/child-criminal-exploitation.yaml:23:"),
        (HARM_FILE, "code: CCE-02", "code: CCE-01", "“CCE-01” names another sign"),
        (HARM_FILE, "slug: new-things", "slug: talks-of-debt", "names another sign"),
        (HARM_FILE, "    1. Call 999 in danger.", "    # Call", "A heading stands in the page"),
        (HARM_FILE, "summary: A child is made to do crime.", f"summary: {'x' * 301}", "300"),
        ("national/laws.yaml", "status: in-force", "status: maybe", "laws.yaml:5:"),
        ("national/laws.yaml", "https://www.leg", "leg", "laws.yaml:7:"),
        ("national/terms.yaml", "term: CEVT", "trem: CEVT", "did you mean “term”?"),
    ],
)
def test_a_fault_is_told_with_its_line_and_nothing_is_written(knowing, file, old, new, fault):
    knowing.change(file, old, new)
    found = knowing.faults()
    assert [each for each in found if fault in each], found
    assert len(found) == len(set(found))
    assert not Harm.objects.exists()
