"""docs/how-to/stand-in-a-result.md, followed to the letter."""

from __future__ import annotations

import pytest

from portal.core import registry
from portal.core.registry import Registry
from tests import factories
from tests.docs.pages import follow
from tests.factories.rule_sets import sheet_from
from tests.portal.navigator.referring.conftest import FRIDAY, conclude, shown_of

pytestmark = pytest.mark.django_db
GIVEN = {"harms": ["CCE"], "level": "significant", "age": 15}


@pytest.fixture(autouse=True)
def followed(monkeypatch):
    for name in ("support_cards", "tool_starters", "step_documents"):
        monkeypatch.setattr(registry, name, Registry(name))
    follow("stand-in-a-result.md")


@pytest.fixture
def area(partnership):
    sheet_from("national")
    sheet_from("north_lincolnshire", partnership)
    return partnership


def test_the_answer_names_them(area):
    found = conclude(area, GIVEN, FRIDAY)
    urls = {step["code"]: step["url"] for step in found["steps"] if step["url"]}
    assert urls == {"TOOL_CEVT": "/tools/cevt/", "FORM_MARF": "/documents/7/marf.docx"}
    assert found["form"]["url"] == "/documents/7/marf.docx"
    assert found["support"][0] == {
        "code": "N02", "title": "A helpline", "url": "/support/helpline/",
    }  # fmt: skip
    assert found["support"][1]["title"] is None


def test_the_page_has_a_button_that_sends_what_is_known(area):
    shown = shown_of(conclude(area, GIVEN, FRIDAY), GIVEN, area)
    (start,) = [stop.start for stop in shown["stops"] if stop.start]
    assert (start.path, start.fields) == ("/tools/cevt/", (("age", "15"),))
    assert [card.title for card in shown["services"]] == ["A helpline"]


def test_a_service_for_children_is_not_offered_to_an_adult(area):
    given = {**GIVEN, "age": 19}
    assert shown_of(conclude(area, given, FRIDAY), given, area)["services"] == []


def test_a_page_for_professionals_who_disagree_is_linked(area):
    def url():
        given = conclude(area, GIVEN, FRIDAY)
        return shown_of(given, GIVEN, area)["disagreement_url"]

    assert url() == ""
    page = factories.StandardPageFactory(
        parent=area.site.root_page, slug="when-professionals-disagree"
    )
    assert url() == "/when-professionals-disagree/"
    page.unpublish()
    assert url() == ""
