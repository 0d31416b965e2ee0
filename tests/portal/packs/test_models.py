from __future__ import annotations

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction

from portal.core.models import Partnership
from portal.packs.models import PackedRow


def remember(partnership, **values):
    fields = {"kind": "pages", "key": "home", "object_id": "1"} | values
    content_type = ContentType.objects.get_for_model(Partnership)
    return PackedRow.objects.create(partnership=partnership, content_type=content_type, **fields)


def test_a_row_is_remembered_once_per_partnership(four_partnerships):
    for partnership in four_partnerships.values():
        remember(partnership)
    with pytest.raises(IntegrityError), transaction.atomic():
        remember(four_partnerships["tees"])


def test_a_national_row_is_remembered_once(partnership):
    remember(partnership)
    remember(None)
    with pytest.raises(IntegrityError), transaction.atomic():
        remember(None)


@pytest.mark.parametrize("values", [{"kind": ""}, {"key": ""}])
def test_a_row_has_a_name(partnership, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        remember(partnership, **values)


def test_a_remembered_row_is_found_until_it_is_deleted(partnership):
    kept = remember(partnership, object_id=str(partnership.pk), kind="partnership", key="nl")
    assert (kept.row, str(kept)) == (partnership, "partnership: nl")
    gone = remember(partnership, object_id="0")
    assert gone.row is None
