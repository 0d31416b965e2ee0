from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Locale, Site

from portal.core.sites import (
    HostTaken,
    ensure_locales,
    make_default,
    site_address,
    sites_out_of_place,
    sync_sites,
)
from tests.factories import HomePageFactory, SiteFactory


@pytest.mark.parametrize(
    ("base_url", "is_default", "address"),
    [
        ("http://localhost:8000/", True, ("localhost", 8000)),
        ("http://localhost:8000/", False, ("tees.localhost", 8000)),
        ("https://safe.example.org/", True, ("safe.example.org", 443)),
        ("https://safe.example.org/", False, ("tees.safe.example.org", 443)),
        ("http://safe.example.org/", True, ("safe.example.org", 80)),
        ("https://SAFE.example.org:8443/", True, ("safe.example.org", 8443)),
    ],
)
def test_the_default_partnership_has_the_host_itself(base_url, is_default, address):
    assert site_address("tees", is_default=is_default, base_url=base_url) == address


def addresses():
    return {
        site.partnership.slug: (site.hostname, site.port)
        for site in Site.objects.select_related("partnership")
    }


def test_sites_follow_base_url(four_partnerships):
    moved = sync_sites(base_url="https://safe.example.org/")
    assert [row.slug for row in moved] == list(four_partnerships)
    assert addresses() == {
        "north-lincolnshire": ("safe.example.org", 443),
        "cheshire-east": ("cheshire-east.safe.example.org", 443),
        "tees": ("tees.safe.example.org", 443),
        "gloucestershire": ("gloucestershire.safe.example.org", 443),
    }


def test_nothing_moves_twice(four_partnerships, queries):
    sync_sites(base_url="http://localhost:9000/")
    with queries(4):  # savepoint, partnerships, other sites, release
        assert sync_sites(base_url="http://localhost:9000/") == []


def test_two_sites_can_swap_places(four_partnerships):
    make_default(partnership=four_partnerships["tees"])
    moved = sync_sites(base_url="http://localhost:8000/")
    assert [row.slug for row in moved] == ["north-lincolnshire", "tees"]
    assert addresses()["tees"] == ("localhost", 8000)
    assert addresses()["north-lincolnshire"] == ("north-lincolnshire.localhost", 8000)
    assert Site.objects.get(is_default_site=True).partnership.slug == "tees"


def test_requests_find_a_moved_site_at_once(
    four_partnerships, settings, django_capture_on_commit_callbacks
):
    settings.ALLOWED_HOSTS = [".other.test"]
    request = {"headers": {"host": "tees.other.test"}}
    before = Client().get("/", **request).wsgi_request.partnership
    with django_capture_on_commit_callbacks(execute=True):
        sync_sites(base_url="http://other.test/")
    after = Client().get("/", **request).wsgi_request.partnership
    assert (before.slug, after.slug) == ("north-lincolnshire", "tees")


def test_a_site_of_nobody_keeps_its_place_and_says_so(four_partnerships):
    SiteFactory(hostname="tees.other.test", port=80, root_page=HomePageFactory(slug="x"))
    with pytest.raises(HostTaken) as refused:
        sync_sites(base_url="http://other.test/")
    assert str(refused.value) == (
        "The site “tees.other.test” stands at tees.other.test:80, which a partnership needs. "
        "Give it another host under Settings, Sites."
    )
    assert addresses_of_partnerships()["north-lincolnshire"] == ("localhost", 8000)


def addresses_of_partnerships():
    return {
        site.partnership.slug: (site.hostname, site.port)
        for site in Site.objects.filter(partnership__isnull=False)
    }


def test_sites_out_of_place_are_named(four_partnerships):
    assert sites_out_of_place(base_url="http://localhost:8000/") == []
    Site.objects.filter(hostname="tees.localhost").update(port=80)
    assert sites_out_of_place(base_url="http://localhost:8000/") == ["Tees"]


def test_every_language_has_a_locale_and_none_has_two(db):
    for _turn in range(2):
        ensure_locales()
        codes = sorted(Locale.objects.values_list("language_code", flat=True))
        assert codes == ["ar", "en", "lt", "pl", "ro", "uk"]


def run():
    out = StringIO()
    call_command("sync_sites", stdout=out)
    return out.getvalue()


def test_the_command_says_what_it_moved(four_partnerships, settings):
    settings.BASE_URL = "http://localhost:8000/"
    Site.objects.filter(hostname="tees.localhost").update(port=80)
    assert run() == "Tees now answers at tees.localhost:8000\n"
    assert run() == "Every site stands where it should.\n"


def test_the_command_stops_with_the_reason(four_partnerships, settings):
    settings.BASE_URL = "http://other.test/"
    SiteFactory(hostname="other.test", port=80, root_page=HomePageFactory(slug="x"))
    with pytest.raises(CommandError, match=r"The site “other\.test” stands at other\.test:80"):
        call_command("sync_sites")
