"""docs/how-to/show-a-type-of-page.md, followed to the letter."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.core import registry
from portal.core.models import StandardPage
from portal.core.page_cache.declaration import declared
from tests.docs.pages import follow
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db
LABEL = "leaflets.LeafletPage"


@pytest.fixture
def guide():
    follow("show-a-type-of-page.md")
    yield registry.page_views.get(LABEL)
    registry.page_views.unregister(LABEL)


@pytest.fixture
def page(partnership):
    return StandardPageFactory(parent=partnership.site.root_page, title="A guide", slug="a-guide")


def test_the_view_shows_the_page_and_says_who_may_keep_it(guide, page, rf):
    response = guide(rf.get("/a-guide/"), page)
    assert response.template_name == "portal/standard_page.html"
    assert response.context_data["title"] == "A guide"
    assert declared(response).no_store is False


def test_a_registered_view_answers_for_its_type(guide, page, client, monkeypatch):
    monkeypatch.setattr(StandardPage._meta, "object_name", "LeafletPage")
    monkeypatch.setattr(StandardPage._meta, "app_label", "leaflets")
    response = client.get("/a-guide/")
    assert response.status_code == 200
    assert "<h1>A guide</h1>" in response.content.decode()


def test_a_type_without_a_view_fails_loudly(page, rf, monkeypatch):
    monkeypatch.setattr(StandardPage._meta, "object_name", "LeafletPage")
    monkeypatch.setattr(StandardPage._meta, "app_label", "leaflets")
    with pytest.raises(ImproperlyConfigured, match=LABEL):
        page.serve(rf.get("/a-guide/"))
