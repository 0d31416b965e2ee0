"""An area with the rules of its starter pack, and another."""

from __future__ import annotations

import shutil

import pytest
from django.urls import reverse

from tests.factories.rule_sets import PACKS, sheet_from


@pytest.fixture
def two(four_partnerships):
    """Give two partnerships: one's own, and another."""
    return four_partnerships["north-lincolnshire"], four_partnerships["cheshire-east"]


@pytest.fixture
def common(db):
    """Give the live common rules."""
    return sheet_from("national")


@pytest.fixture
def area(two, common):
    """Give the live rules of one's own area."""
    return sheet_from("north_lincolnshire", two[0])


@pytest.fixture
def address():
    """Name an address of the CMS about rule sheets."""

    def of(view, *args):
        return reverse(f"wagtailsnippets_rule_sets_rulesheet:{view}", args=args)

    return of


@pytest.fixture
def packs_copied(tmp_path):
    """Copy a starter pack beside the national one, free to be changed."""

    def copy(folder):
        for name in ("national", folder):
            shutil.copytree(PACKS / name, tmp_path / name)
        return tmp_path / folder

    return copy
