"""A form with one field of each kind, and a way to look at its HTML."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django import forms

from portal.core.forms import ChoicesField, DateField, LongTextField, OneChoiceField, PortalForm


class Everything(PortalForm):
    name = forms.CharField(label="Name", max_length=5, help_text="As people call you")
    email = forms.EmailField(label="E-mail", required=False)
    story = LongTextField(label="Story", max_length=10, rows=4)
    place = OneChoiceField(
        label="Place", choices=[("school", "School"), ("home", "Home")], hints={"home": "Or garden"}
    )
    signs = ChoicesField(
        label="Signs", choices=[("a", "A"), ("b", "B")], required=False, help_text="Tick all"
    )
    area = forms.ChoiceField(label="Area", choices=[("1", "One"), ("2", "Two")])
    day = DateField(label="When was it?", latest=date(2026, 12, 31))
    agree = forms.BooleanField(label="I agree")
    sheet = forms.FileField(label="Sheet", required=False)


GOOD = {
    "name": "Ann", "story": "short", "place": "home", "area": "1", "agree": "on",
    "day_day": "27", "day_month": "3", "day_year": "2026",
}  # fmt: skip


@pytest.fixture
def everything() -> type[PortalForm]:
    return Everything


@pytest.fixture
def good() -> dict[str, str]:
    return dict(GOOD)


@pytest.fixture
def look() -> Callable[[Any], BeautifulSoup]:
    """Give a function that reads a form's HTML."""
    return lambda thing: BeautifulSoup(str(thing), "html.parser")
