"""A partnership is one per site and named."""

from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from portal.core.models import Partnership, ProblemReport
from tests.factories import PartnershipFactory, SiteFactory


def test_a_site_with_a_partnership_cannot_be_deleted(partnership: Partnership) -> None:
    with pytest.raises(ProtectedError):
        partnership.site.delete()


def test_two_partnerships_cannot_share_a_site(partnership: Partnership) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PartnershipFactory(site=partnership.site)


@pytest.mark.parametrize("field", ["slug", "code"])
def test_names_are_unique_and_there(partnership: Partnership, field: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PartnershipFactory(**{field: getattr(partnership, field)})
    with pytest.raises(IntegrityError, match="partnership_is_named"), transaction.atomic():
        Partnership.objects.filter(pk=partnership.pk).update(**{field: ""})


@pytest.mark.parametrize("url", ["http://example.org/", "ftp://example.org/", "example.org"])
def test_exit_leads_to_an_encrypted_address_only(partnership: Partnership, url: str) -> None:
    partnership.exit_url = url
    with pytest.raises(ValidationError, match="begins with https"):
        partnership.full_clean()
    with pytest.raises(IntegrityError, match="partnership_exit"), transaction.atomic():
        partnership.save()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("http://example.org/weather?day=1", "https://example.org/weather?day=1"),
        ("HTTP://example.org/", "https://example.org/"),
        ("https://example.org/", "https://example.org/"),
        ("ftp://example.org/", "https://www.bbc.co.uk/weather"),
    ],
)
def test_exits_from_before_are_encrypted(before: str, after: str) -> None:
    row = SimpleNamespace(exit_url=before, save=lambda update_fields: None)
    is_encrypted = before.startswith("https:")
    rows = SimpleNamespace(
        using=lambda alias: rows,
        exclude=lambda **left_out: rows,
        order_by=lambda name: [] if is_encrypted else [row],
    )
    model = SimpleNamespace(objects=rows)
    apps = SimpleNamespace(get_model=lambda app, name: model)
    migration = import_module("portal.core.migrations.0005_encrypt_exits")

    migration.encrypt_exits(apps, SimpleNamespace(connection=SimpleNamespace(alias="default")))

    assert row.exit_url == after


@pytest.mark.parametrize("slug", ["North", "two words", "-x", "x-", "ä", "x--y"])
def test_a_slug_is_plain(partnership: Partnership, slug: str) -> None:
    partnership.slug = slug
    with pytest.raises(ValidationError, match="small letters"):
        partnership.full_clean()


def test_partnerships_come_in_the_order_they_were_made(db: None) -> None:
    made = [PartnershipFactory(site=SiteFactory()) for _ in range(3)]

    assert list(Partnership.objects.with_site()) == made


def test_its_name_is_its_area(partnership: Partnership) -> None:
    assert str(partnership) == "North Lincolnshire"


def test_a_report_says_something(partnership: Partnership) -> None:
    report = ProblemReport.objects.create(
        partnership=partnership, path="/contacts/", message="The number is wrong."
    )
    assert str(report) == "/contacts/: The number is wrong."

    with pytest.raises(IntegrityError, match="report_says_something"), transaction.atomic():
        ProblemReport.objects.create(partnership=partnership, path="/", message="")
