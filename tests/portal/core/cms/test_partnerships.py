from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from portal.core.cms.partnerships import PlatformPolicy
from portal.core.models import Partnership
from portal.core.stamp import current_stamp
from tests.factories import PartnershipFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def branded():
    return PartnershipFactory(slug="north-lincolnshire", code="NL", default=True, branded=True)


@pytest.fixture
def admin(client_as, branded):
    return client_as("admin", branded, is_demo=True)  # demo accounts need no second factor here


def edit_url(partnership):
    return reverse("partnerships:edit", args=[partnership.pk])


def values_of(partnership, **changes):
    names = ("name", "body_name", "product_name", "slug", "code", "exit_url", "contact_email",
             "brand_colour", "accent_colour")  # fmt: skip
    values = {name: getattr(partnership, name) for name in names}
    return {**values, "site": partnership.site_id, "logo": "", **changes}


def test_partnerships_are_listed(admin, branded):
    page = admin.get(reverse("partnerships:index")).content.decode()

    assert branded.name in page
    assert "NL" in page


def test_the_form_shows_how_the_colours_come_out(admin, branded):
    page = admin.get(edit_url(branded)).content.decode()

    assert "How the colours can be read" in page
    assert "Brand colour" in page
    assert "#1d4f5c" in page
    assert "the lilac tint" in page
    assert "<td>9.0</td>" in page
    assert "style=" not in page[page.index("A colour is saved only when") :].split("</table>")[0]


def test_a_new_partnership_starts_from_our_own_colours(admin):
    page = admin.get(reverse("partnerships:add")).content.decode()

    assert "#0b5d66" in page
    assert "the portal’s own" in page


def test_a_readable_colour_is_saved_and_pages_become_stale(admin, branded):
    before = current_stamp()

    response = admin.post(edit_url(branded), values_of(branded, brand_colour="#1f3a6d"))

    assert response.status_code == 302
    branded.refresh_from_db()
    assert branded.brand_colour == "#1f3a6d"
    assert current_stamp() != before


def test_a_colour_nobody_could_read_is_refused_with_ratio_ground_and_advice(admin, branded):
    page = admin.post(edit_url(branded), values_of(branded, brand_colour="#5cc0cd"))

    assert (
        "Text on warm paper would have a contrast of 1.9 to 1; at least 4.5 to 1 is needed. "
        "Choose a darker colour: #39777f is the nearest that works."
    ) in page.content.decode()
    branded.refresh_from_db()
    assert branded.brand_colour == "#1d4f5c"


def test_the_code_never_changes(admin, branded):
    admin.post(edit_url(branded), values_of(branded, code="XX", name="North Lincs"))

    branded.refresh_from_db()
    assert (branded.code, branded.name) == ("NL", "North Lincs")


def test_nobody_deletes_a_partnership_in_the_cms(admin, branded):
    response = admin.post(reverse("partnerships:delete", args=[branded.pk]))

    assert response.status_code in {302, 403}
    assert Partnership.objects.filter(pk=branded.pk).exists()


PAGES = ["index", "add", "edit", "history", "usage"]


def url_of(page, partnership):
    return reverse(
        f"partnerships:{page}", args=[] if page in {"index", "add"} else [partnership.pk]
    )


@pytest.mark.parametrize("page", PAGES)
def test_those_who_look_after_the_whole_portal_get_in(admin, branded, page):
    assert admin.get(url_of(page, branded)).status_code == 200


@pytest.mark.parametrize("role", ["editor", "approver", "partnership-admin"])
@pytest.mark.parametrize("page", PAGES)
def test_nobody_else_gets_in(client_as, branded, role, page):
    client = client_as(role, branded, is_demo=True)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200

    response = client.get(url_of(page, branded))

    assert response.status_code == 404


def test_a_stranger_is_sent_to_sign_in(branded):
    response = Client().get(edit_url(branded))

    assert response.status_code == 302
    assert "/login/" in response.headers["Location"] or "accounts" in response.headers["Location"]


@pytest.mark.parametrize(
    ("traits", "action", "may"),
    [
        ({"superuser": True}, "add", True),
        ({"superuser": True}, "change", True),
        ({"superuser": True}, "view", True),
        ({"superuser": True}, "delete", False),
        ({"superuser": True, "inactive": True}, "change", False),
        ({}, "view", False),
    ],
)
def test_the_policy(branded, traits, action, may):
    policy, user = PlatformPolicy(Partnership), UserFactory(**traits)

    assert policy.user_has_permission(user, action) is may
    assert policy.user_has_any_permission(user, [action]) is may
    assert policy.user_has_permission_for_instance(user, action, branded) is may
