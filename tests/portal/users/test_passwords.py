"""Long passwords pass whatever they are made of; dressed-up known ones do not."""

from __future__ import annotations

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from portal.users.passwords import DressedUpPasswordValidator, cores, is_monotonous

GOOD = [
    "correct horse battery",
    "three-plain-words",
    "839201745529613",  # digits alone are no fault
    "kettle orbit maple",
    "ab8392017455cd",
    "трипростихслова",
    "żółć gęślą jaźń",
    "🦊🌿🚲🪁🧭🍋🦉🎈🪴🧶🫖🧩",
    "x" * 5 + "Quiet lantern 9",
]
BAD = [
    "password1234",
    "P@ssw0rd2024!",
    "Liverpool2024!!",
    "qwertyuiop123",
    "Safeguarding2026",
    "123456789012",
    "aaaaaaaaaaaaaa",
    "abcabcabcabc",
    "passwordpassword",
    "LetMeInLetMeIn1",
    "November2026!!",
    "northlincolnshire1",
]


@pytest.mark.parametrize("password", GOOD)
def test_a_good_password_passes_every_check(password: str) -> None:
    assert validate_password(password) is None


@pytest.mark.parametrize("password", BAD)
def test_a_known_password_in_a_dress_is_refused(password: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        DressedUpPasswordValidator().validate(password)
    assert [error.code for error in refusal.value.error_list] == ["password_dressed_up"]


def test_eleven_characters_are_too_few_and_twelve_are_not() -> None:
    with pytest.raises(ValidationError) as refusal:
        validate_password("kettle orbi")
    assert [error.code for error in refusal.value.error_list] == ["password_too_short"]
    assert validate_password("kettle orbit") is None


def test_cores() -> None:
    assert cores("P@ssw0rd2024!") == {"p@ssw0rd", "password"}
    assert cores("dragondragon99") == {"dragon"}
    assert cores("ab8392017455cd") == {"ab8392017455cd", "abeoltasscd"}
    assert cores("") == set()


@pytest.mark.parametrize(
    ("password", "expected"),
    [("012345678901", True), ("lkjhgfdsapoi", True), ("abcdabcdabcd", True), ("abcdeabcde", False)],
)
def test_is_monotonous(password: str, expected: bool) -> None:
    assert is_monotonous(password) is expected
