from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.reference.exceptions import NotAPhoneNumber
from portal.reference.phones import PhoneNumber, parse_phone


@pytest.mark.parametrize(
    ("text", "display", "tel"),
    [
        # Short numbers
        ("999", "999", "999"),
        ("112", "112", "112"),
        ("101", "101", "101"),
        ("111", "111", "111"),
        ("18000", "18000", "18000"),
        ("116000", "116 000", "116000"),
        ("116 123", "116 123", "116123"),
        # Free and shared-cost numbers
        ("0800 1111", "0800 1111", "08001111"),
        ("0800 555 111", "0800 555 111", "0800555111"),
        ("08081 689667", "0808 168 9667", "08081689667"),
        ("08000 121 700", "0800 012 1700", "08000121700"),
        ("0300 123 5012", "0300 123 5012", "03001235012"),
        # Areas
        ("01724 296500", "01724 296 500", "01724296500"),
        ("01632960500", "01632 960 500", "01632960500"),
        ("0114 496 0000", "0114 496 0000", "01144960000"),
        ("01214960000", "0121 496 0000", "01214960000"),
        ("02079460000", "020 7946 0000", "02079460000"),
        ("02920180000", "029 2018 0000", "02920180000"),
        ("01539412345", "015394 12345", "01539412345"),
        ("0169771234", "016977 1234", "0169771234"),
        ("01204 52999", "01204 52999", "0120452999"),
        ("01632 000044", "01632 000 044", "01632000044"),
        ("01204 529999", "01204 529 999", "01204529999"),
        # Mobiles
        ("07700 900123", "07700 900 123", "07700900123"),
        # However it was written
        ("(01632) 960-500", "01632 960 500", "01632960500"),
        ("01632.960.500", "01632 960 500", "01632960500"),
        ("+44 1632 960500", "01632 960 500", "01632960500"),
        ("+44 (0)1632 960500", "01632 960 500", "01632960500"),
        ("0044 1632 960 500", "01632 960 500", "01632960500"),
        ("+448001111", "0800 1111", "08001111"),
        ("  01632\u00a0960\u2011500 ", "01632 960 500", "01632960500"),
        # Relay UK
        ("18001 01632 960500", "18001 01632 960 500", "1800101632960500"),
        ("18002 0300 123 5012", "18002 0300 123 5012", "1800203001235012"),
    ],
)
def test_a_number_is_read_in_any_spelling(text, display, tel):
    assert parse_phone(text) == PhoneNumber(display=display, tel=tel)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "ask the team",
        "blank",
        "99",
        "9999",
        "01632 96050",  # a digit is missing
        "01632 9605000",  # a digit too many
        "0121 496 000",
        "020 7946 000",
        "07700 90012",
        "0300 123 501",
        "01632 960500 ext 12",
        "01632 960500 / 01632 960501",
        "01632 960500, 501",
        "+1 212 555 0100",
        "+353 1 234 5678",
        "0632 960500",
        "1632 960500",
        "00000000000",
        "04123 456789",
        "18003 01632 960500",
        "٠١٦٣٢٩٦٠٥٠٠",
        "tel:999",
    ],
)
def test_what_no_phone_can_dial_is_refused_with_help(text):
    with pytest.raises(NotAPhoneNumber) as caught:
        parse_phone(text)

    assert str(caught.value) == (
        f"“{text}” is not a UK phone number. Write one number with its area code, such as "
        "01632 960 500 or 0800 1111; words and extensions belong in the note."
    )


nationals = st.from_regex(
    r"0(1632[0-9]{6}|20[0-9]{8}|300[0-9]{7}|77[0-9]{8}|808[0-9]{7})", fullmatch=True
)


@given(nationals)
def test_reading_what_was_shown_gives_the_same_number(text):
    number = parse_phone(text)

    assert number.tel == text
    assert number.display.replace(" ", "") == text
    assert parse_phone(number.display) == number


@given(nationals)
def test_the_international_form_is_the_same_number(text):
    assert parse_phone("+44" + text[1:]) == parse_phone(text)
    assert parse_phone("+44 (0) " + text[1:]) == parse_phone(text)


@given(nationals, st.lists(st.sampled_from([" ", "-", ".", "\u00a0"]), min_size=11, max_size=11))
def test_spacing_does_not_matter(text, spacing):
    spaced = "".join(digit + space for digit, space in zip(text, spacing, strict=False))

    assert parse_phone(spaced) == parse_phone(text)
