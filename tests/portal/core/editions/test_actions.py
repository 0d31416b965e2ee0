"""What is published is kept once, under its number, with its reason."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from portal.core.editions.actions import empty_note, record_edition, withdraw_edition
from portal.core.editions.models import Edition, Withdrawal, WithdrawalReason
from portal.core.models import StandardPage
from tests.factories import (
    ContactFactory,
    PartnershipFactory,
    StandardPageFactory,
    locale,
    user_with_role,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def page(partnership) -> StandardPage:
    return StandardPageFactory(
        parent=partnership.site.root_page, title="Rota", slug="rota", owner_post="Head of Service"
    )


def record(page, **values) -> Edition | None:
    return record_edition(thing=page, now=NOW, **values)


def test_the_first_edition_says_whose_and_where_it_is(page, partnership):
    edition = record(page)
    assert (edition.number, edition.correction, edition.note) == (1, 0, "First edition.")
    assert (edition.model_label, edition.object_id) == ("core.StandardPage", str(page.pk))
    assert (edition.translation_key, edition.language) == (page.translation_key, "en")
    assert (edition.path, edition.partnership) == (page.url_path, partnership)
    assert (edition.title, edition.owner_post) == ("Rota", "Head of Service")
    assert edition.publisher_group == ""


def test_the_publisher_is_a_role_never_a_person(page, partnership):
    approver = user_with_role("approver", partnership, username="somebody")
    assert record(page, user=approver).publisher_group == "Approver, North Lincolnshire"
    for number, (role, place, said) in enumerate(
        (
            ("partnership-admin", partnership, "Partnership administrator, North Lincolnshire"),
            ("admin", None, "Administrator of the whole portal"),
            ("approver", PartnershipFactory(name="Elsewhere"), ""),
            ("editor", partnership, ""),
        )
    ):
        page.intro = f"Changed {number}."
        user = user_with_role(role, place) if place else user_with_role(role)
        assert record(page, user=user, note="x").publisher_group == said


def test_the_same_words_make_no_second_edition(page):
    assert record(page) is not None
    assert record(page, note="Nothing, really.") is None
    assert Edition.objects.count() == 1


def test_other_words_make_the_next(page):
    record(page)
    page.intro = "Changed."
    edition = record(page, note="  It says more.  ")
    assert (edition.number, edition.note) == (2, "It says more.")


def test_a_correction_is_kept_under_the_same_number(page):
    record(page)
    page.intro = "Corected."
    first = record(page, is_correction=True)
    page.intro = "Corrected."
    second = record(page, is_correction=True, note="A letter.")
    assert [(one.number, one.correction, one.note) for one in (first, second)] == [
        (1, 1, "Correction."), (1, 2, "A letter."),
    ]  # fmt: skip
    page.intro = "Changed."
    assert record(page, note="More.").number == 2


def test_what_comes_back_gets_a_number_of_its_own(page):
    record(page)
    assert withdraw_edition(thing=page, now=NOW, reason=WithdrawalReason.UNPUBLISHED) is not None
    edition = record(page)
    assert (edition.number, edition.note) == (2, "Back on the site; the text is the same.")


@pytest.mark.parametrize(
    ("is_correction", "note"), [(True, "Correction."), (False, "The text was brought up to date.")]
)
def test_other_words_that_come_back_are_an_edition(page, is_correction, note):
    record(page)
    withdraw_edition(thing=page, now=NOW, reason=WithdrawalReason.UNPUBLISHED)
    page.intro = "Changed."
    edition = record(page, is_correction=is_correction)
    assert (edition.number, edition.correction, edition.note) == (2, 0, note)


def test_another_number_to_ring_is_an_edition_that_explains_itself(page, partnership):
    contact = ContactFactory(front_door=True, partnership=partnership)
    page.body = [{"type": "contact", "value": {"contact": "front-door"}}]
    page.save()
    page = StandardPage.objects.get(pk=page.pk)
    record(page)
    contact.phone = "01632 960 999"
    contact.save()
    edition = record(page)
    assert (edition.number, edition.note) == (2, "Contact details were brought up to date.")
    assert edition.contacts[0]["number"] == "01632 960 999"


def test_a_usual_note_is_in_the_language_of_the_text(page):
    polish = StandardPageFactory(parent=page.get_parent(), locale=locale("pl"), slug="pl-rota")
    assert record(polish).language == "pl"


def test_only_what_is_in_force_can_end_and_only_once(page):
    reason = WithdrawalReason.DELETED
    assert withdraw_edition(thing=page, now=NOW, reason=reason) is None
    record(page)
    ended = withdraw_edition(thing=page, now=NOW, reason=reason)
    assert (ended.withdrawn_at, ended.reason) == (NOW, "deleted")
    assert withdraw_edition(thing=page, now=NOW, reason=reason) is None
    assert Withdrawal.objects.count() == 1


def test_what_keeps_no_editions_gets_none(partnership):
    assert record(partnership.site.root_page.specific) is None


def test_a_note_is_emptied_everywhere_but_in_the_edition(page):
    page.edition_note, page.is_correction = "Because.", True
    page.save()
    revision = page.save_revision()
    empty_note(thing=page, revision=revision)
    revision.refresh_from_db()
    kept = StandardPage.objects.get(pk=page.pk)
    assert (page.edition_note, page.is_correction) == ("", False)
    assert (kept.edition_note, kept.is_correction) == ("", False)
    assert (revision.content["edition_note"], revision.content["is_correction"]) == ("", False)
    empty_note(thing=page, revision=None)
