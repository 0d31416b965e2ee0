from __future__ import annotations

import re

import pytest
from django.test import Client, RequestFactory

from portal.core.presenters.frame import Frame
from portal.core.presenters.theme import theme_url
from portal.core.theme.stylesheet import stylesheet
from tests.factories import PartnershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def branded():
    return PartnershipFactory(slug="north-lincolnshire", default=True, branded=True)


def test_the_address_names_the_partnership_and_the_content(branded):
    assert re.fullmatch(r"/theme/north-lincolnshire-[0-9a-f]{12}\.css", theme_url(branded))


def test_the_style_sheet_is_kept_for_a_year(branded):
    response = Client().get(theme_url(branded))

    assert response.status_code == 200
    assert response.content.decode() == stylesheet("#1d4f5c", "#8a3b12")
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.cookies == {}


def test_another_colour_has_another_address_and_the_old_one_is_gone(branded):
    old = theme_url(branded)
    branded.brand_colour = "#1f3a6d"
    branded.save()

    assert theme_url(branded) != old
    assert Client().get(old).status_code == 404
    assert Client().get(theme_url(branded)).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/theme/north-lincolnshire-000000000000.css",
        "/theme/nowhere-000000000000.css",
        "/theme/nowhere-.css",
        "/theme/north-lincolnshire-.css",
    ],
)
def test_an_address_nobody_gave_out_is_not_found(branded, path):
    assert Client().get(path).status_code == 404


def test_a_partnership_with_our_colours_has_no_style_sheet(partnership):
    assert theme_url(partnership) == ""
    assert theme_url(None) == ""
    assert Client().get(f"/theme/{partnership.slug}-e3b0c44298fc.css").status_code == 404


def test_every_host_has_every_style_sheet_and_asks_the_database_once(branded, queries):
    PartnershipFactory(slug="tees")
    url = theme_url(branded)

    with queries(1):
        Client(headers={"host": "tees.localhost"}).get(url)
    with queries(0):
        Client(headers={"host": "tees.localhost"}).get(url)


def test_a_form_cannot_be_sent_there(branded):
    assert Client().post(theme_url(branded)).status_code in {403, 405}


def test_pages_link_to_it(branded):
    request = RequestFactory().get("/")
    request.partnership = branded

    assert Frame(request).theme_url == theme_url(branded)
