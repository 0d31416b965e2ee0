"""Addresses for machines."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from wagtail.models import PageViewRestriction

from portal.core import registry, site_map
from portal.core.registry import Check, HealthCheck
from tests.factories import HomePageFactory, StandardPageFactory, locale

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def checks(monkeypatch):
    """Put other health checks in the place of the portal's."""

    def put(**wanted):
        stand_in = registry.Registry("health check")
        for name, (is_ok, is_essential) in wanted.items():
            verdict = Check(name, is_ok=is_ok, detail="secret detail")
            stand_in.register(name, HealthCheck(lambda verdict=verdict: verdict, is_essential))
        monkeypatch.setattr(registry, "health_checks", stand_in)

    return put


@pytest.mark.parametrize(
    ("search", "database", "status", "code"),
    [
        (True, True, "ok", 200),
        (False, True, "degraded", 200),
        (True, False, "failed", 503),
        (False, False, "failed", 503),
    ],
)
def test_health_is_summed_up(db, client, checks, search, database, status, code):
    checks(database=(database, True), search=(search, False))
    words = {True: "ok", False: "failed"}
    expected = {
        "status": status,
        "checks": {"database": words[database], "search": words[search]},
    }
    alive, ready = client.get("/healthz"), client.get("/readyz")
    assert (alive.status_code, alive.json()) == (200, expected)
    assert (ready.status_code, ready.json()) == (code, expected)
    assert ready.headers["Cache-Control"] == "no-store"
    assert dict(ready.cookies) == {}


def test_a_check_that_falls_over_is_a_part_that_is_not_well(db, client, monkeypatch):
    stand_in = registry.Registry("health check")
    stand_in.register("search", HealthCheck(lambda: 1 / 0, is_essential=True))
    monkeypatch.setattr(registry, "health_checks", stand_in)
    assert client.get("/readyz").json() == {"status": "failed", "checks": {"search": "failed"}}


def test_the_portals_own_parts_are_looked_at(db, client):
    parts = client.get("/readyz").json()["checks"]
    assert {"database", "migrations", "stamp", "worker"} <= set(parts)
    assert (parts["database"], parts["migrations"], parts["stamp"]) == ("ok", "ok", "ok")


@pytest.mark.parametrize("host", ["10.0.0.7", "10.0.0.7:8000", "unknown.example"])
def test_monitors_may_ask_by_any_name(db, client, host):
    assert client.get("/healthz", headers={"host": host}).status_code == 200


def test_health_is_only_read(db, client):
    assert client.post("/healthz").status_code == 405


def test_robots_are_kept_from_what_is_not_for_them(partnership, client):
    response = client.get("/robots.txt", headers={"host": "localhost"})
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /accounts/",
        "Disallow: /cms/",
        "Disallow: /leave/",
        "Disallow: /report/",
        "Disallow: /search/",
        "Disallow: /*/search/",
        "Sitemap: http://localhost/sitemap.xml",
    ]


@pytest.fixture
def kernel_alone(monkeypatch):
    """Leave what features add out of the site map."""
    alone = registry.Registry("site map")
    monkeypatch.setattr(registry, "site_map", alone)
    site_map.register()


def read_sitemap(client, host="localhost"):
    response = client.get("/sitemap.xml", headers={"host": host})
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    root = ET.fromstring(response.content)
    return {
        url.findtext(f"{SITEMAP}loc"): {
            link.get("hreflang"): link.get("href") for link in url.findall(f"{XHTML}link")
        }
        for url in root
    }


def test_the_site_map_lists_what_everybody_may_read(partnership, client, kernel_alone):
    home = partnership.site.root_page
    open_page = StandardPageFactory(parent=home, slug="open")
    StandardPageFactory(parent=open_page, slug="below", child=True)
    StandardPageFactory(parent=home, slug="draft", draft=True)
    private = StandardPageFactory(parent=home, slug="private")
    StandardPageFactory(parent=private, slug="inside")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    StandardPageFactory(parent=HomePageFactory(), slug="elsewhere")
    assert list(read_sitemap(client)) == [
        "http://localhost/",
        "http://localhost/open/",
        "http://localhost/open/below/",
        "http://localhost/hide/",
        "http://localhost/privacy/",
        "http://localhost/privacy/children/",
        "http://localhost/accessibility/",
        "http://localhost/languages/",
    ]


def test_only_a_real_translation_is_told_to_search_engines(partnership, client):
    home = partnership.site.root_page
    page = StandardPageFactory(parent=home, slug="open")
    polish, romanian = locale("pl"), locale("ro")
    polish_home = home.copy_for_translation(polish)
    polish_home.specific.save_revision().publish()
    page.copy_for_translation(polish).save_revision().publish()
    home.copy_for_translation(romanian, alias=True)
    both = {"en": "http://localhost/open/", "pl": "http://localhost/pl/open/"}
    listed = read_sitemap(client)
    assert listed["http://localhost/open/"] == both
    assert listed["http://localhost/pl/open/"] == both
    assert listed["http://localhost/"] == {
        "en": "http://localhost/",
        "pl": "http://localhost/pl/",
    }
    assert not [address for address in listed if "/ro/" in address]


def test_the_site_map_of_a_partnership_holds_no_page_of_another(four_partnerships, client):
    for slug, area in four_partnerships.items():
        StandardPageFactory(parent=area.site.root_page, slug=f"of-{slug}")
    for slug, area in four_partnerships.items():
        host = area.site.hostname
        pages = [one for one in read_sitemap(client, host) if "/of-" in one]
        assert pages == [f"http://{host}/of-{slug}/"]


def test_the_site_map_costs_as_much_for_thirty_pages_as_for_three(
    partnership, client, queries, kernel_alone
):
    home = partnership.site.root_page
    client.get("/")
    for number in range(3):
        StandardPageFactory(parent=home, slug=f"p-{number}")
    counts = []
    for _more in range(2):
        client.get("/hide/", headers={"host": "localhost"})
        with queries(4):
            counts.append(len(read_sitemap(client)))
        for number in range(27):
            StandardPageFactory(parent=home, slug=f"q-{len(counts)}-{number}")
    assert counts == [9, 36]


def test_features_add_their_addresses(partnership, client):
    registry.site_map.register("test", lambda _p: [registry.SiteMapEntry("/more/")])
    try:
        assert "http://localhost/more/" in read_sitemap(client)
    finally:
        registry.site_map.unregister("test")


@pytest.mark.parametrize(
    ("email", "contact"),
    [("it@example.org", "mailto:it@example.org"), ("", "http://localhost/report/")],
)
def test_a_weakness_can_be_reported(partnership, client, at, email, contact):
    partnership.contact_email = email
    partnership.save()
    at("2026-11-20 10:00")
    text = client.get("/.well-known/security.txt", headers={"host": "localhost"}).content.decode()
    fields = dict(line.split(": ", 1) for line in text.strip().splitlines())
    assert fields == {
        "Contact": contact,
        "Expires": "2027-04-30T00:00:00Z",
        "Preferred-Languages": "en",
        "Canonical": "http://localhost/.well-known/security.txt",
    }
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", fields["Expires"])
