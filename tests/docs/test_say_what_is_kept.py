"""docs/how-to/say-what-is-kept.md, followed to the letter."""

from __future__ import annotations

import pytest

from portal.core import registry
from portal.core.personal_data import told_columns
from tests.docs.pages import follow

pytestmark = pytest.mark.django_db


@pytest.fixture
def _followed():
    follow("say-what-is-kept.md")
    yield
    registry.personal_data.unregister("places")


@pytest.mark.usefixtures("_followed")
def test_readers_are_told_in_its_place(partnership, client):
    html = client.get("/privacy/").content.decode()
    alerts = html.index("When you ask for alerts by e-mail")
    places = html.index("When you book a place")
    assert alerts < places < html.index("When you answer questions step by step")
    assert "until a year after the course." in html


@pytest.mark.usefixtures("_followed")
def test_the_columns_count_as_told():
    assert ("training.Booking", "email") in set(told_columns())
