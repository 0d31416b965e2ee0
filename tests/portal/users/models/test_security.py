"""The security log only grows."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.users.actions.security import log_event
from portal.users.models import EventKind, SecurityEvent
from portal.users.models.security import LogIsAppendOnly
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def event() -> SecurityEvent:
    return log_event(kind=EventKind.SIGNED_IN, account=UserFactory(), now=timezone.now())


def test_a_row_is_neither_changed_nor_deleted() -> None:
    row = event()
    row.network = "198.51.100.0/24"
    with pytest.raises(LogIsAppendOnly):
        row.save()
    with pytest.raises(LogIsAppendOnly):
        row.delete()
    with pytest.raises(LogIsAppendOnly):
        SecurityEvent.objects.all().delete()
    with pytest.raises(LogIsAppendOnly):
        SecurityEvent.objects.all().update(network="")
    assert SecurityEvent.objects.get().network == ""


def test_deleting_an_account_leaves_its_rows() -> None:
    user = UserFactory()
    row = log_event(kind=EventKind.SIGNED_IN, account=user, now=timezone.now())
    pk = user.pk
    user.delete()
    assert SecurityEvent.objects.get(pk=row.pk).account_id == pk


def test_only_known_kinds_are_kept() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        SecurityEvent.objects.create(kind="something")
