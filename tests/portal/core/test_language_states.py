"""How far each language is: its pages, its words of safety, the words around pages."""

from __future__ import annotations

from datetime import date

import pytest

from portal.core.language_states import language_states
from tests.factories import StandardPageFactory, locale


def published(page, code):
    there = page.copy_for_translation(locale(code))
    there.live = True
    there.save()


def state_of(partnership, code):
    return {state.code: state for state in language_states(partnership)}[code]


def test_without_a_partnership_every_language_is_listed_and_none_is_begun(db):
    states = language_states(None)

    assert [state.code for state in states] == ["en", "pl", "ro", "lt", "uk", "ar"]
    assert [state.code for state in states if state.is_source] == ["en"]
    assert [state.code for state in states if state.is_begun or state.is_complete] == []
    assert [state.code for state in states if state.direction == "rtl"] == ["ar"]


def test_a_language_is_begun_with_its_first_page_and_complete_with_its_last(partnership):
    home = partnership.site.root_page
    page = StandardPageFactory(parent=home, slug="our-work")
    found = [state_of(partnership, "pl")]
    for one in (home, page):
        published(one, "pl")
        found.append(state_of(partnership, "pl"))

    assert [(state.is_begun, state.is_complete) for state in found] == [
        (False, False),
        (True, False),
        (True, True),
    ]


def test_words_of_safety_count_as_checked_when_the_settings_say_so(db, settings):
    assert state_of(None, "en").has_checked_words
    assert not state_of(None, "ro").has_checked_words
    settings.SAFETY_WORDS_APPROVED = ["en", "ro"]
    assert state_of(None, "ro").has_checked_words


@pytest.mark.parametrize(
    ("code", "day"), [("en", None), ("pl", date(2026, 11, 20)), ("ar", date(2026, 11, 20))]
)
def test_a_draft_has_the_day_on_which_a_machine_wrote_it(db, code, day):
    assert state_of(None, code).drafted_on == day
