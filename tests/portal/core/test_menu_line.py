"""How much of the navigation stands in one line."""

from __future__ import annotations

import pytest

from portal.core.menu_line import ARROW, FULL_ROOM, GAP, SMALL_ROOM, how_many_fit, word_width
from scripts.pseudo_locale import pseudo

ENGLISH = [
    "Where to refer",
    "Meetings",
    "For people who work with children",
    "For young people",
    "For parents and carers",
    "Training",
    "About the partnership",
    "Contact us",
]
MENUS = {
    "en": ("More", ENGLISH),
    "pl": ("Więcej", [
        "Gdzie zgłosić", "Spotkania", "Dla osób pracujących z dziećmi", "Dla młodzieży",
        "Dla rodziców i opiekunów", "Szkolenia", "O partnerstwie", "Kontakt",
    ]),
    "ro": ("Mai multe", [
        "Unde semnalați", "Întâlniri", "Pentru cei care lucrează cu copii", "Pentru tineri",
        "Pentru părinți și îngrijitori", "Formare", "Despre parteneriat", "Contactați-ne",
    ]),
    "lt": ("Daugiau", [
        "Kur kreiptis", "Susitikimai", "Dirbantiems su vaikais", "Jaunimui",
        "Tėvams ir globėjams", "Mokymai", "Apie partnerystę", "Susisiekite",
    ]),
    "uk": ("Більше", [
        "Куди звернутися", "Наради", "Тим, хто працює з дітьми", "Для молоді",
        "Батькам та опікунам", "Навчання", "Про партнерство", "Контакти",
    ]),
    "ar": ("المزيد", [
        "إلى أين تُحيل", "الاجتماعات", "لمن يعملون مع الأطفال", "للشباب",
        "للآباء ومقدمي الرعاية", "التدريب", "عن الشراكة", "اتصل بنا",
    ]),
    "invented": (pseudo("More"), [pseudo(label) for label in ENGLISH]),
}  # fmt: skip

# As Chromium draws them in bold Noto Sans of 1.06 rem, in pixels.
DRAWN = {
    "Where to refer": 123.1,
    "For people who work with children": 293.4,
    "About the partnership": 188.9,
    "Training": 69.9,
    "Spotkania": 85.2,
    "Куди звернутися": 150.5,
    "Наради": 67.6,
    "الاجتماعات": 70.3,
}


def line_width(labels, more):
    """Add up a line that ends in the disclosure."""
    return sum(word_width(label) + GAP for label in labels) + word_width(more) + ARROW


@pytest.mark.parametrize(
    ("language", "small", "full"),
    [
        ("en", 4, 6),
        ("pl", 4, 5),
        ("ro", 4, 5),
        ("lt", 5, 6),
        ("uk", 4, 6),
        ("ar", 6, 8),
        ("invented", 2, 3),
    ],
)
def test_each_language_shows_as_much_as_its_words_allow(language, small, full):
    more, labels = MENUS[language]
    assert how_many_fit(labels, more, SMALL_ROOM) == small
    assert how_many_fit(labels, more, FULL_ROOM) == full


@pytest.mark.parametrize("language", MENUS)
@pytest.mark.parametrize("room", [SMALL_ROOM, FULL_ROOM])
def test_the_line_and_its_disclosure_keep_within_the_room_and_waste_none(language, room):
    more, labels = MENUS[language]
    count = how_many_fit(labels, more, room)
    if count == len(labels):
        assert line_width(labels, "") - GAP - ARROW <= room
    else:
        assert line_width(labels[:count], more) <= room < line_width(labels[: count + 1], more)


@pytest.mark.parametrize(("text", "pixels"), DRAWN.items())
def test_a_guess_is_near_what_a_browser_draws(text, pixels):
    assert word_width(text) * 16 == pytest.approx(pixels, rel=0.08)


def test_a_mark_above_a_letter_takes_no_room():
    assert word_width("تُ") == word_width("ت")


def test_where_everything_fits_there_is_no_disclosure_to_make_room_for():
    labels = ["Tools", "Or"]
    room = word_width("Tools") + GAP + word_width("Or")
    assert how_many_fit(labels, "More", room) == 2
    assert how_many_fit(labels, "More", room - 0.01) == 0


def test_nothing_or_one_endless_word_are_taken_as_they_come():
    assert how_many_fit([], "More", FULL_ROOM) == 0
    assert how_many_fit(["x" * 200], "More", FULL_ROOM) == 0
