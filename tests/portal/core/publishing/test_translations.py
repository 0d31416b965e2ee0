"""Translations go live at once with what follows; a draft of one leaves readers what they had."""

from __future__ import annotations

import pytest
from django.db import transaction
from wagtail_localize.models import Translation

from portal.core.editions.queries import latest_edition
from portal.core.models import StandardPage
from portal.core.publishing import publish_page
from portal.core.publishing.translations import bind_translations
from portal.reference.models import TermText
from tests.factories import locale
from tests.portal.core.publishing import row_ways
from tests.portal.core.publishing.page_ways import translation
from tests.portal.core.publishing.stage import Boom, failing, listening

pytestmark = pytest.mark.django_db


class Site:
    """This is a site whose page is about to be translated."""

    def __init__(self, home):
        page = StandardPage(title="Rota", slug="rota", intro="Who is on duty.")
        self.page = publish_page(page=page, parent=home)

    def translated(self) -> StandardPage:
        return StandardPage.objects.get(
            translation_key=self.page.translation_key, locale=locale("pl")
        )


@pytest.fixture
def site(partnership) -> Site:
    return Site(partnership.site.root_page)


def change_polish(made: Translation, words: str) -> None:
    made.source.stringsegment_set.first()
    for one in made.source.stringsegment_set.all():
        one.string.translations.filter(locale=made.target_locale).update(data=words)


def test_nothing_waits_for_the_commit(site, django_capture_on_commit_callbacks):
    made = translation(site, site.page)
    with django_capture_on_commit_callbacks() as waiting:
        made.save_target(publish=True)
        assert site.translated().live is True
    assert [one for one in waiting if getattr(one, "__name__", "") == "publish"] == []


def test_its_note_says_so_in_its_own_language(site):
    made = translation(site, site.page)
    made.save_target(publish=True)
    first = latest_edition(site.translated())
    assert (first.number, first.language) == (1, "pl")
    change_polish(made, "Dyżury")
    made.save_target(publish=True)
    second = latest_edition(site.translated())
    assert (second.number, second.title) == (2, "Dyżury")
    assert second.note != ""
    assert site.translated().edition_note == ""


def test_a_draft_leaves_readers_the_translation_they_had(site):
    made = translation(site, site.page)
    made.save_target(publish=True)
    before = site.translated()
    change_polish(made, "Dyżury")
    with listening() as told:
        made.save_target(publish=False)
    after = site.translated()
    assert told == []
    assert (after.title, after.live, after.live_revision_id) == (
        before.title, True, before.live_revision_id,
    )  # fmt: skip
    assert after.has_unpublished_changes is True
    assert after.get_latest_revision_as_object().title == "Dyżury"


def test_a_draft_of_an_alias_does_not_show_half_a_translation(site):
    site.page.get_parent().copy_for_translation(locale("pl"), alias=True)
    site.page.copy_for_translation(locale("pl"), alias=True)
    alias = site.translated()
    assert (alias.live, alias.alias_of_id) == (True, site.page.pk)
    with listening() as told:
        translation(site, site.page)
    after = site.translated()
    assert (after.live, after.alias_of_id) == (False, None)
    assert ("unpublished", f"core.StandardPage:{after.pk}") in told


@pytest.mark.django_db(transaction=True)
def test_when_a_handler_fails_the_translation_is_as_before(site):
    made = translation(site, site.page)
    made.save_target(publish=True)
    before = site.translated()
    change_polish(made, "Dyżury")
    assert not transaction.get_connection().in_atomic_block
    with failing("editions"), pytest.raises(Boom):
        made.save_target(publish=True)
    after = site.translated()
    assert (after.title, after.latest_revision_id) == (before.title, before.latest_revision_id)


def test_a_draft_of_a_row_leaves_it_live(partnership):
    stage = row_ways.RowStage(partnership, client=None)
    row_ways.localize(stage)()
    made = Translation.objects.get()
    polish = TermText.objects.get(locale=locale("pl"))
    assert polish.live is True
    change_polish(made, "Nieobecność")
    made.save_target(publish=False)
    after = TermText.objects.get(pk=polish.pk)
    assert (after.live, after.term, after.approved_at) == (True, polish.term, polish.approved_at)
    assert after.get_latest_revision_as_object().term == "Nieobecność"


def test_binding_again_changes_nothing():
    before = Translation.save_target
    bind_translations()
    assert Translation.save_target is before
