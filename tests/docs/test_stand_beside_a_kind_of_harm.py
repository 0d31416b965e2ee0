"""docs/how-to/stand-beside-a-kind-of-harm.md, followed to the letter."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.core import registry
from portal.reference.models import SignHarm
from tests import factories
from tests.docs.pages import follow

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def followed(monkeypatch):
    monkeypatch.setattr(registry, "related", registry.Registry("related things"))
    monkeypatch.setattr(registry, "brief_routes", registry.Registry("route in brief"))
    follow("stand-beside-a-kind-of-harm.md")


@pytest.fixture
def read(partnership):
    client = Client(headers={"host": "localhost"})
    return lambda path: client.get(path).content.decode()


def test_it_stands_beside_that_kind_of_harm_only(read):
    factories.HarmTextFactory(owner__slug="bullying", owner__code="BUL")
    factories.HarmTextFactory(owner__slug="missing", owner__code="MISS")
    page = read("/harms/bullying/")
    assert '<h2 class="label">Use with this</h2>' in page
    assert '<a href="/tools/checklist/">A checklist</a>' in page
    assert "Use with this" not in read("/harms/missing/")


def test_it_stands_beside_signs_of_that_kind_in_every_language(read):
    harm = factories.HarmTextFactory(owner__slug="bullying", owner__code="BUL")
    text = factories.SignTextFactory(owner__slug="goes-quiet", owner__group_code="B")
    SignHarm.objects.create(sign=text.owner, harm=harm.owner)
    path = "indicators/behaviour/goes-quiet/"
    assert '<a href="/tools/checklist/">A checklist</a>' in read(f"/{path}")
    assert '<a href="/pl/tools/checklist/">A checklist</a>' in read(f"/pl/{path}")


def test_the_route_in_brief_stands_in_the_text_of_that_kind_only(read):
    factories.HarmTextFactory(owner__slug="bullying", owner__code="BUL")
    factories.HarmTextFactory(owner__slug="missing", owner__code="MISS")
    page = read("/harms/bullying/")
    assert "<h3>Tell the front door</h3>" in page
    assert '<p class="when">The same day</p>' in page
    assert '<a href="/refer/">Where to refer</a>' in page
    assert 'id="route"' not in read("/harms/missing/")
