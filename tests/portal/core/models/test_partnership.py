"""A partnership is one per site and named."""

from __future__ import annotations

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
