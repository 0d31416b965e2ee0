"""Links that open one subscription."""

from __future__ import annotations

import uuid

import pytest

from portal.guidance.alerts.tokens import CONFIRM, MANAGE, STOP, subscription_of, token_of

PK = uuid.UUID(int=7)


def test_a_link_opens_what_it_was_made_for():
    token = token_of(PK, STOP, 1)
    assert subscription_of(token, STOP, 1) == PK
    assert subscription_of(token, MANAGE, 1) is None
    assert subscription_of(token, CONFIRM, 1) is None
    assert subscription_of(token, STOP, 2) is None


@pytest.mark.parametrize("token", ["", "x", PK.hex, f"{PK.hex}.", f"{PK.hex}.abc", "\x00", "é.é"])
def test_what_we_did_not_write_opens_nothing(token):
    assert subscription_of(token, STOP, 1) is None


def test_a_link_of_another_key_opens_nothing_unless_that_key_is_kept(settings):
    token, old = token_of(PK, STOP, 1), settings.SECRET_KEY
    settings.SECRET_KEY = "another-" + old
    assert subscription_of(token, STOP, 1) is None
    settings.SECRET_KEY_FALLBACKS = [old]
    assert subscription_of(token, STOP, 1) == PK
