"""Two partnerships."""

from __future__ import annotations

import pytest


@pytest.fixture
def two(four_partnerships):
    """Give two partnerships: one's own, and another."""
    return four_partnerships["north-lincolnshire"], four_partnerships["cheshire-east"]
