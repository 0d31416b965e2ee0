"""The look that links carry on."""

from __future__ import annotations

import pytest

from portal.core.skins import in_skin, skin_of, skin_or


@pytest.mark.parametrize(
    ("asked", "young", "usual"),
    [
        ("teen", "teen", "teen"),
        ("child", "child", "child"),
        ("", "child", "adult"),
        ("adult", "child", "adult"),
        ("Teen", "child", "adult"),
        ('"><script>', "child", "adult"),
    ],
)
def test_only_a_look_there_is_can_be_asked_for(asked, young, usual):
    assert skin_of(asked) == young
    assert skin_or(asked, "adult") == usual


@pytest.mark.parametrize(
    ("skin", "usual", "expected"),
    [
        ("teen", "child", "/a/?skin=teen#b"),
        ("child", "child", "/a/#b"),
        ("teen", "adult", "/a/?skin=teen#b"),
        ("child", "adult", "/a/?skin=child#b"),
        ("adult", "adult", "/a/#b"),
        ("adult", "child", "/a/#b"),
        ("", "adult", "/a/#b"),
    ],
)
def test_an_address_names_a_look_that_is_not_its_usual_one(skin, usual, expected):
    assert in_skin("/a/#b", skin, usual) == expected
