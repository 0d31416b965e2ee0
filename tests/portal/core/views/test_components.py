"""Every part of the portal is shown in every state."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from django.conf import settings
from django.urls import reverse

from portal.core import registry
from portal.core.blocks import BodyBlock

pytestmark = pytest.mark.django_db
GROUPS = list(registry.specimen_groups)
PAGES = [(group.slug, state.slug) for group in GROUPS for state in group.states]


@pytest.fixture
def show(client, partnership):
    def shown(slug: str, state: str = "", skin: str = "adult"):
        query = {"state": state, "skin": skin}
        return client.get(reverse("components-group", args=[slug]), query)

    return shown


def used(answer) -> set[str]:
    return {template.name for template in answer.templates if template.name}


def test_the_index_leads_to_every_group(client, partnership):
    html = client.get("/components/").text

    assert [group.slug for group in GROUPS] == re.findall('href="/components/([a-z]+)/"', html)


def test_every_component_is_shown(show):
    folder = settings.CHECKOUT / "templates/components"
    ours = {f"components/{path.name}" for path in folder.glob("*.html")}
    shown = {name for page in PAGES for name in used(show(*page))}
    shown |= used(show("frame", skin="child"))

    assert ours - shown == set()


def test_every_block_is_shown(show):
    templates = {block.meta.template for block in BodyBlock().child_blocks.values()}
    shown = {name for group in ("text", "links", "facts") for name in used(show(group))}

    assert templates - shown == set()


def test_every_shape_of_field_is_shown(show):
    folder = settings.CHECKOUT / "templates/portal/forms"
    ours = {f"portal/forms/{path.name}" for path in folder.glob("*.html")}

    assert ours - used(show("fields", "errors")) == set()


@pytest.mark.parametrize(("slug", "state"), PAGES)
def test_a_page_has_one_first_heading_and_no_id_twice(show, slug, state):
    answer = show(slug, state)
    ids = Counter(re.findall(r'\sid="([^"]+)"', answer.text))

    assert answer.status_code == 200
    assert len(re.findall("<h1", answer.text)) == 1
    assert [name for name, count in ids.items() if count > 1] == []
    assert answer.cookies == {}


@pytest.mark.parametrize("skin", ["child", "teen"])
def test_a_page_wears_another_skin(show, skin):
    assert f'data-theme="{skin}"' in show("text", skin=skin).text


def test_an_unknown_skin_is_the_adults(show):
    assert 'data-theme="adult"' in show("text", skin="<x>").text


def test_an_unknown_state_is_the_first(show):
    assert show("fields", "nothing").context["state"].slug == "empty"


def test_errors_are_in_the_title_and_in_the_summary(show):
    html = show("fields", "errors").text

    assert "<title>Error: Form fields" in html
    assert html.index("There is a problem") < html.index("<h1")


def test_a_filled_form_shows_its_answers(show):
    html = show("fields", "filled").text

    assert 'value="School nurse"' in html
    assert html.count(" checked") == 6
    assert "govuk-error-message" not in html


def test_frames_differ_by_state(show):
    assert 'href="tel:01632960500"' in show("frame", "checked").text
    assert "tel:01632960" not in show("frame", "unchecked").text
    assert "You are reading it in English" in show("frame", "fallback").text
    assert "North Lincolnshire" not in show("frame", "bare").text


def test_a_page_says_when_a_state_shows_nothing(show):
    page = show("text").text

    assert page.count("In this state nothing is shown.") == 1
    assert "In this state nothing is shown." not in show("guidance").text


def test_a_group_brings_its_own_style_sheets(show):
    assert "portal/tree.css" in show("meetings").text
    assert "portal/tree.css" not in show("guidance").text


def test_an_unknown_group_is_not_found(show):
    assert show("nothing").status_code == 404


@pytest.mark.parametrize("path", ["/components/", "/components/text/"])
def test_only_demonstrations_have_these_pages(client, partnership, settings, path):
    settings.DEMO = False

    assert client.get(path).status_code == 404


def test_nothing_can_be_sent_here(client, partnership):
    assert client.post("/components/").status_code == 405
