"""What second factors keep sealed is known to `rotate_keys` and `doctor`, all of it."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings

from portal.core import registry
from portal.core.vault.exceptions import SealBroken
from portal.settings.environment import FieldKey
from portal.users.sealed_factors import sealed_factors
from portal.users.sealing import open_secret, seal_secret
from tests.factories import UserFactory

OLD, NEW = FieldKey("old", b"\x41" * 32), FieldKey("new", b"\x42" * 32)
TYPES = {"secret": "totp", "seed": "recovery_codes", "migrated_codes": "recovery_codes"}


@pytest.fixture(autouse=True)
def _two_keys(settings):
    settings.FIELD_KEYS = (NEW, OLD)


def factor(name, value):
    data = {name: value, "used_mask": 5}
    return Authenticator.objects.create(user=UserFactory(), type=TYPES[name], data=data)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["secret", "seed"])
def test_a_secret_is_renewed_and_what_stands_beside_it_stays(name):
    row, table = factor(name, seal_secret("JBSWY3DP", [OLD])), sealed_factors()
    assert table.key_ids(row) == {"old"}
    data = table.renew(row)["data"]
    assert open_secret(data[name], [NEW]) == "JBSWY3DP"
    assert data["used_mask"] == 5


@pytest.mark.django_db
def test_every_code_of_a_list_is_renewed():
    codes = [seal_secret(code, [key]) for code, key in (("one", OLD), ("two", NEW))]
    row, table = factor("migrated_codes", codes), sealed_factors()
    assert table.key_ids(row) == {"old", "new"}
    renewed = table.renew(row)["data"]["migrated_codes"]
    assert [open_secret(code, [NEW]) for code in renewed] == ["one", "two"]


@pytest.mark.django_db
def test_what_is_not_sealed_is_refused():
    row, table = factor("secret", "JBSWY3DP"), sealed_factors()
    for look in (table.key_ids, table.renew):
        with pytest.raises(SealBroken):
            look(row)


@pytest.mark.django_db
def test_passkeys_hold_nothing_sealed_and_are_left_alone():
    Authenticator.objects.create(user=UserFactory(), type="webauthn", data={"credential": {}})
    row = factor("secret", seal_secret("JBSWY3DP", settings.FIELD_KEYS))
    assert list(sealed_factors().rows()) == [row]


def test_the_table_is_registered():
    assert "mfa.Authenticator" in registry.sealed_tables
