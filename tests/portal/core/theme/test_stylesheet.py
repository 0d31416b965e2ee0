from __future__ import annotations

import re

import pytest

from portal.core.theme.stylesheet import digest, stylesheet
from portal.core.theme.tokens import ADULT

BRAND, ACCENT = "#1d4f5c", "#8a3b12"


def test_without_colours_there_is_no_style_sheet():
    assert stylesheet("", "") == ""


def test_both_schemes_are_set_for_the_adult_skin_on_a_screen_only():
    light, dark = stylesheet(BRAND, ACCENT).splitlines()

    common = "@media screen and (forced-colors: none) and (prefers-contrast: no-preference)"
    assert light.startswith(common + '{[data-theme="adult"]{--brand:#1d4f5c;--on-brand:#ffffff;')
    assert "--accent:#8a3b12;" in light
    assert dark.startswith(common + ' and (prefers-color-scheme: dark){[data-theme="adult"]{')
    assert "#1d4f5c" not in dark


def test_only_names_of_ours_are_set():
    assert set(re.findall(r"--([a-z-]+):", stylesheet(BRAND, ACCENT))) <= set(ADULT)


def test_one_colour_alone_leaves_the_others_ours():
    css = stylesheet("", ACCENT)

    assert set(re.findall(r"--([a-z-]+):", css)) == {"accent", "clay-tint"}


@pytest.mark.parametrize(
    "unusable", ["#ffd54a", "red", "#fff", "#1d4f5c;}body{display:none", "</style>", "#1D4F5"]
)
def test_what_cannot_be_used_is_left_out_though_it_was_stored(unusable):
    assert stylesheet(unusable, "") == ""
    assert stylesheet(unusable, ACCENT) == stylesheet("", ACCENT)


def test_capital_digits_are_the_same_colour():
    assert stylesheet(BRAND.upper(), "") == stylesheet(BRAND, "")


def test_the_digest_changes_with_the_content():
    one, other = digest(stylesheet(BRAND, "")), digest(stylesheet(BRAND, ACCENT))

    assert one != other
    assert re.fullmatch(r"[0-9a-f]{12}", one)
    assert one == digest(stylesheet(BRAND, ""))
