"""What is remembered of deleted pages."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.guidance import models
from portal.guidance.amendments.actions import remember_gone
from portal.guidance.amendments.models import GonePage
from tests import factories

pytestmark = pytest.mark.django_db


def gone(partnership, **values):
    given = {"model_label": "guidance.GuidePage", "object_id": "7", **values}
    return GonePage.objects.create(partnership=partnership, gone_at=timezone.now(), **given)


def test_a_page_is_remembered_once(partnership):
    assert str(gone(partnership)) == "guidance.GuidePage:7"
    with pytest.raises(IntegrityError), transaction.atomic():
        gone(partnership)


@pytest.mark.parametrize("values", [{"model_label": ""}, {"object_id": ""}])
def test_it_names_a_page(partnership, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        gone(partnership, **values)


def test_it_is_remembered_with_its_partnership_when_it_is_deleted(guide, partnership, at):
    moment = at("2026-10-21 12:00")
    models.GuidePartPage.objects.get(pk=guide.part.pk).delete()
    row = GonePage.objects.get()
    assert (row.model_label, row.object_id) == ("guidance.GuidePartPage", str(guide.part.pk))
    assert (row.partnership, row.gone_at) == (partnership, moment)


def test_a_page_that_said_nothing_yet_is_not(partnership):
    section = factories.GuidanceIndexPageFactory(parent=partnership.site.root_page)
    draft = factories.GuidePageFactory(parent=section, draft=True)
    assert remember_gone(page=draft, now=timezone.now()) is None
    assert GonePage.objects.count() == 0
