"""Tries of a code are counted by address and in total, before anything slow is done."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal.core.vault.exceptions import TooManyTries
from portal.core.vault.throttle import ADDRESS_SECONDS, IN_TOTAL, PER_ADDRESS, take_try


def test_an_address_has_ten_tries_in_ten_minutes(now):
    for _number in range(PER_ADDRESS):
        take_try("192.0.2.1", now=now)
    with pytest.raises(TooManyTries) as held_up:
        take_try("192.0.2.1", now=now + timedelta(seconds=1))
    assert (PER_ADDRESS, ADDRESS_SECONDS, held_up.value.retry_after) == (10, 600, 599)
    assert str(held_up.value) == "Too many tries. Wait a few minutes, then try again."
    take_try("192.0.2.2", now=now)  # somebody else
    take_try("192.0.2.1", now=now + timedelta(seconds=600))  # later


def test_all_addresses_together_have_a_limit_as_well(now):
    for number in range(IN_TOTAL):
        take_try(f"192.0.2.{number}", now=now)
    with pytest.raises(TooManyTries) as held_up:
        take_try("198.51.100.1", now=now)
    assert held_up.value.retry_after == 60
    take_try("198.51.100.2", now=now + timedelta(seconds=60))


def test_one_address_cannot_use_up_what_everybody_shares(now):
    for _number in range(PER_ADDRESS + IN_TOTAL):
        try:
            take_try("192.0.2.1", now=now)
        except TooManyTries:
            continue
    for number in range(IN_TOTAL - PER_ADDRESS):
        take_try(f"198.51.100.{number}", now=now)
