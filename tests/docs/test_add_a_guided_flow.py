"""docs/how-to/add-a-guided-flow.md, followed to the letter: a picnic is planned."""

from __future__ import annotations

import re
import types

import pytest
from django.test import Client

from portal import urls as portal_urls
from tests.docs.pages import follow

PAGE = "add-a-guided-flow.md"
OURS = {"sec-fetch-site": "same-origin"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def names(partnership, settings):
    """Follow the page and give its addresses to the site."""
    made = follow(PAGE)
    module = types.ModuleType("followed_urls")
    module.urlpatterns = [*made["urlpatterns"], *portal_urls.urlpatterns]
    settings.ROOT_URLCONF = module
    return made


def answer(client, address, **values):
    step = address.rstrip("/").rpartition("/")[2]
    page = client.get(address).text
    hidden = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
    data = {**hidden, **{f"{step}-{name}": value for name, value in values.items()}}
    return client.post(address, data, headers=OURS)["Location"]


def test_the_flow_of_the_page_has_no_fault(names):
    names["test_the_flow_has_no_fault"]()


def test_the_guide_of_the_page_leads_to_its_conclusion(names):
    client = Client(headers={"host": "localhost"})
    first = client.post("/picnic/", headers=OURS)["Location"]
    assert first.endswith("/guests/")
    second = answer(client, first, guests="4")
    assert second.endswith("/cake/")
    check = answer(client, second, cake="yes")
    assert check.endswith("/check/")
    key = re.search(r'name="key" value="([^"]+)"', client.get(check).text)[1]
    result = client.post(check.replace("check", "result"), {"key": key}, headers=OURS)["Location"]
    assert client.get(result).context["conclusion"] == {"plates": 4}


def test_two_guests_are_not_asked_about_cake(names):
    client = Client(headers={"host": "localhost"})
    first = client.post("/picnic/", headers=OURS)["Location"]
    assert answer(client, first, guests="2").endswith("/check/")
