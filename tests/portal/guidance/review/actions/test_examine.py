"""What is published is looked at: links, pictures, words, reading age, translations."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from wagtail.documents import get_document_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from portal.core.publishing.ways import unpublish
from portal.guidance.review.actions.examine import look_round
from portal.guidance.review.models import Finding, OuterLink, Subject
from portal.reference.models import Law
from tests.factories import (
    HarmTextFactory,
    LawFactory,
    LawTextFactory,
    SignTextFactory,
    StandardPageFactory,
    TermTextFactory,
    locale,
)
from tests.portal.guidance.review.blocks import heading, prose
from tests.portal.guidance.review.conftest import NOW

pytestmark = pytest.mark.django_db
HARD = (
    "Practitioners demonstrating professional curiosity regarding extra-familial exploitation "
    "should coordinate multi-agency safeguarding interventions proportionately. "
)


def found_in(thing):
    rows = Finding.objects.filter(subject=subject_of(thing)).order_by("pk")
    return list(rows.values_list("kind", "place", "text"))


def subject_of(thing):
    return Subject.objects.get(content_type__model=thing._meta.model_name, object_id=thing.pk)


def link(inside):
    return prose(f"<p><a {inside}>x</a></p>")


# Links


def test_links_that_lead_somewhere_are_not_told(two, page_of, look):
    there = page_of(two[0], slug="there", body=[heading("What to do")])
    document = get_document_model().objects.create(title="A", file=get_test_image_file("a.txt"))
    HarmTextFactory(owner__slug="cse")
    page = page_of(
        two[0],
        body=[
            heading("First"),
            link(f'linktype="page" id="{there.pk}"'),
            link(f'linktype="document" id="{document.pk}"'),
            link('href="/there/#what-to-do"'),
            link('href="/pl/there/?a=b"'),
            link('href="#first"'),
            link('href="/harms/cse/#law"'),
            link('href="/privacy/"'),
            link('href="/"'),
        ],
    )
    look()
    assert found_in(page) == []


def test_links_that_lead_nowhere_are_told_with_their_place(two, page_of, look):
    draft = page_of(two[0], live=False)
    there = page_of(two[0], slug="there")
    page = page_of(
        two[0],
        title="The page",
        body=[
            link(f'linktype="page" id="{draft.pk}"'),
            heading("Next"),
            link('linktype="page" id="99999"'),
            link('linktype="document" id="99999"'),
            link('href="/nowhere/"'),
            link('href="/harms/no-such-harm/"'),
            link('href="/there/#no-such-place"'),
            link('href="#nor-here"'),
            link('href="#nor-here"'),
        ],
    )
    look()
    assert found_in(page) == [
        ("page", "The page", str(draft.pk)),
        ("page", "Next", "99999"),
        ("file", "Next", "99999"),
        ("path", "Next", "/nowhere/"),
        ("path", "Next", "/harms/no-such-harm/"),
        ("anchor", "Next", "/there/#no-such-place"),
        ("anchor", "Next", "#nor-here"),
    ]
    assert found_in(there) == []


def test_a_page_of_another_partnership_is_not_at_this_ones_address(two, page_of, look):
    page_of(two[1], slug="theirs")
    page = page_of(two[0], body=[link('href="/theirs/"')])
    look()
    assert found_in(page) == [("path", page.title, "/theirs/")]


def test_a_page_that_is_taken_away_breaks_links_to_it(two, page_of, look):
    there = page_of(two[0])
    page = page_of(two[0], body=[link(f'linktype="page" id="{there.pk}"')])
    look()
    assert found_in(page) == []
    unpublish(thing=there)
    look()
    assert found_in(page) == [("page", page.title, str(there.pk))]
    assert not Subject.objects.filter(object_id=there.pk).exists()


def test_addresses_elsewhere_are_kept_once_and_forgotten_when_nothing_leads_there(
    two, page_of, look
):
    pages = [page_of(each, body=[link('href="https://example.org/a"')]) for each in two]
    look()
    outer = OuterLink.objects.get()
    assert (outer.url, outer.verdict, outer.checked_at) == (
        "https://example.org/a",
        "unchecked",
        None,
    )
    assert outer.findings.count() == 2
    for page in pages:
        page.body = []
        page.save()
    look()
    assert not OuterLink.objects.exists()


def test_where_a_law_can_be_read_is_looked_at_too(db, look):
    text = LawTextFactory(owner__url="https://example.org/act")
    look()
    assert found_in(text) == [("web", text.title, "https://example.org/act")]


# Pictures and words


def test_pictures_without_words_are_told(two, page_of, look):
    silent = {"type": "picture", "value": {"image": {"image": 5, "alt_text": ""}, "caption": ""}}
    page = page_of(two[0], body=[heading("Our place"), silent])
    look()
    assert found_in(page) == [("alt", "Our place", "5")]


def test_words_that_blame_are_told_with_what_to_say(two, page_of, advice, look):
    page = page_of(
        two[0], intro="It is a lifestyle choice.", body=[heading("A"), prose("<p>B</p>")]
    )
    text = SignTextFactory(why_it_matters="She is attention seeking.")
    look()
    [finding] = Finding.objects.filter(subject=subject_of(page))
    assert (finding.kind, finding.place) == ("blame", "first sentence")
    assert finding.text == "“lifestyle choice”: It is a lifestyle choice."
    assert finding.hint == "is being exploited A child cannot choose it."
    assert [kind for kind, _place, _text in found_in(text)] == ["blame"]
    assert found_in(advice) == []  # it names what to avoid


def test_words_to_be_found_by_blame_nobody(db, advice, look):
    text = TermTextFactory(also="lifestyle choice", street_words="attention seeking")
    look()
    assert found_in(text) == []


# Reading age


@pytest.mark.parametrize(("audience", "limit"), [("child", 9), ("family", 11), ("everyone", 14)])
def test_the_reading_age_is_measured_against_the_audience(two, page_of, look, audience, limit):
    page = page_of(two[0], audience=audience, body=[prose(f"<p>{HARD * 4}</p>")])
    look()
    subject = subject_of(page)
    assert subject.oldest_reader == limit
    assert subject.reading_age > 25


def test_easy_words_have_a_low_age_and_short_texts_have_none(two, page_of, look):
    easy = page_of(two[0], body=[prose(f"<p>{'You can call. It is free. ' * 10}</p>")])
    short = page_of(two[0], body=[prose("<p>Ring us.</p>")])
    look()
    assert subject_of(easy).reading_age < 8
    assert subject_of(short).reading_age is None


# Whose, since when, and how far


def test_a_page_is_its_partnerships_and_a_national_row_is_nobodys(two, page_of, look):
    page = page_of(two[1], slug="our-team", owner_post="Lead", reviewed=True)
    law = LawTextFactory(owner=LawFactory(review_date=date(2026, 12, 1)))
    look()
    subject = subject_of(page)
    assert (subject.partnership, subject.path, subject.owner_post) == (two[1], "/our-team/", "Lead")
    assert (subject.reviewed_date, subject.due_date) == (date(2026, 6, 1), date(2027, 6, 1))
    subject = subject_of(law)
    assert (subject.partnership, subject.is_reviewed) == (None, True)
    assert (subject.path, subject.due_date) == ("/harms/law/", date(2026, 12, 1))
    assert Law.objects.count() == 1


def test_rows_without_a_day_take_no_part_in_reviews(db, look):
    text = SignTextFactory()
    look()
    subject = subject_of(text)
    assert (subject.is_reviewed, subject.due_date) == (False, None)
    assert subject.path == f"/indicators/behaviour/{text.owner.slug}/"


def test_only_what_was_published_since_is_looked_at(two, page_of):
    first, _second = page_of(two[0]), page_of(two[0])
    everything = Subject.objects.count() + look_round(now=NOW)
    assert everything == 6  # with four home pages
    assert look_round(now=NOW + timedelta(minutes=5)) == 0
    Page.objects.filter(pk=first.pk).update(last_published_at=NOW + timedelta(minutes=6))
    assert look_round(now=NOW + timedelta(minutes=10)) == 1
    assert subject_of(first).looked_at == NOW + timedelta(minutes=10)


def test_looking_again_keeps_what_is_known_of_reminders(two, page_of, look):
    page = page_of(two[0], review_due_date=date(2026, 12, 1))
    look()
    Subject.objects.update(reminded_on=date(2026, 11, 18), reminded_for=date(2026, 11, 17))
    look()
    assert subject_of(page).reminded_for == date(2026, 11, 17)


def test_a_draft_is_not_looked_at(two, page_of, look):
    page = page_of(two[0], live=False, last_published_at=None)
    look()
    assert not Subject.objects.filter(object_id=page.pk).exists()


# Translations


@pytest.fixture
def polish(two, page_of):
    """Give an English page and its Polish one, made an hour later."""
    english = page_of(two[0])
    home = two[0].site.root_page.copy_for_translation(locale("pl"))
    made = StandardPageFactory(
        parent=home,
        locale=locale("pl"),
        translation_key=english.translation_key,
        last_published_at=NOW + timedelta(hours=1),
    )
    return english, made


def test_a_translation_is_left_behind_when_english_is_published_anew(polish, look):
    english, made = polish
    look()
    assert not subject_of(made).is_behind
    Page.objects.filter(pk=english.pk).update(last_published_at=NOW + timedelta(hours=2))
    look()
    assert subject_of(made).is_behind
    assert not subject_of(english).is_behind
    Page.objects.filter(pk=made.pk).update(last_published_at=NOW + timedelta(hours=3))
    look()
    assert not subject_of(made).is_behind


def test_publishing_a_translation_of_old_words_does_not_bring_it_up_to_date(polish, look):
    english, made = polish
    source, _made = TranslationSource.get_or_create_from_instance(english)
    TranslationSource.objects.filter(pk=source.pk).update(last_updated_at=NOW)
    Page.objects.filter(pk=english.pk).update(last_published_at=NOW + timedelta(hours=2))
    Page.objects.filter(pk=made.pk).update(last_published_at=NOW + timedelta(hours=3))
    look()
    assert subject_of(made).is_behind


def test_words_of_rows_are_left_behind_too(db, look):
    english = SignTextFactory(last_published_at=NOW)
    made = SignTextFactory(
        owner=english.owner,
        locale=locale("pl"),
        translation_key=english.translation_key,
        translated_from_at=NOW - timedelta(days=1),
    )
    look()
    assert subject_of(made).is_behind
    assert not subject_of(made).is_reviewed


@pytest.mark.parametrize("count", [1, 3, 30])
def test_a_round_in_which_nothing_changed_costs_the_same_for_any_number(
    two, page_of, queries, count
):
    for _n in range(count):
        page_of(two[0])
    look_round(now=NOW)
    with queries(32):
        assert look_round(now=NOW) == 0
