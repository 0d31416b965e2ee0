"""Forms of one word meet, in each language of the portal."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from portal.search.understanding import stemming
from portal.search.understanding.folding import fold
from portal.search.understanding.stemming import FIRST_LANGUAGE, STEMMERS, stem

FAMILIES = {
    "en": """
child children childrens
person people
man men
woman women
foot feet
knife knives
thief thieves
life lives
crisis crises
criterion criteria
refer refers referred referring referral referrals
traffick trafficking trafficked trafficker
exploit exploits exploited exploiting exploitation
radicalised radicalisation radicalized radicalization radicalise
organise organize organisation organization
behaviour behaviours behavior
misbehaviour misbehavior
steal stole stolen stealing
bully bullied bullying bullies
counsellor counselor
counselling counseling
programme program
county counties
line lines
vulnerable vulnerability
""",
    "pl": """
dziecko dzieci dziecka dziećmi
szkoła szkoły
rodzic rodzice rodziców rodzicami
przemoc przemocy
zaginięcie zaginięcia
człowiek ludzie
""",
    "ro": """
copil copii copiilor copilul
violență violența violenței
exploatare exploatarea exploatării
școală școli școlii
""",
    "lt": """
vaikas vaikai vaikų vaiką
smurtas smurto
išnaudojimas išnaudojimo
mokykla mokyklą mokykloje
dingęs dingusių
""",
    "uk": """
дитина діти дітей дітьми дитини
насильство насильства насильством
експлуатація експлуатації експлуатацією
школа школи школу шкіл
торгівля торгівлі торгівлею
""",
    "ar": """
طفل الطفل أطفال الأطفال للأطفال
مدرسة المدرسة مدارس
شخص أشخاص
""",
}


@pytest.mark.parametrize(
    ("language", "family"),
    [(code, line) for code, lines in FAMILIES.items() for line in lines.strip().splitlines()],
)
def test_forms_of_a_word_have_one_stem(language, family):
    assert len({stem(fold(word), language) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "police", "policy"),
        ("en", "miss", "mass"),
        ("en", "labour", "laboratory"),
        ("en", "prize", "price"),
        ("en", "s17", "s47"),
        ("pl", "dziecko", "dziadek"),
        ("uk", "школа", "школяр"),
    ],
)
def test_different_words_stay_apart(language, one, other):
    assert stem(fold(one), language) != stem(fold(other), language)


@pytest.mark.parametrize("word", ["s47", "aim3", "dn15", "2026", "4ps"])
@pytest.mark.parametrize("language", STEMMERS)
def test_what_holds_a_digit_is_its_own_stem(word, language):
    assert stem(word, language) == word


def test_a_language_without_stems_keeps_words_as_they_are():
    assert stem("kinder", "de") == "kinder"


def test_every_language_of_the_portal_has_stems():
    assert set(STEMMERS) == {code for code, _name in settings.LANGUAGES}


def test_the_first_language_is_the_portals():
    assert settings.LANGUAGE_CODE == FIRST_LANGUAGE


@given(st.text(max_size=60), st.sampled_from(sorted(STEMMERS)))
def test_a_stem_holds_letters_and_digits_only_and_is_never_lost(text, language):
    word = fold(text)
    found = stem(word, language)
    assert found.isalnum() or word == ""
    assert bool(found) == bool(word)


@pytest.mark.slow
def test_threads_do_not_mix_up_each_others_words():
    """A stemmer keeps the word it works on in itself; one for all threads would mix them up."""
    fronts = "exploit groom traffick refer protect disrupt connect consult report support".split()
    ends = "ing ed s ation er ers ings ational ful".split()
    words = [front + end for front in fronts for end in ends]
    alone = [stemming._snowball("english", word) for word in words]
    with ThreadPoolExecutor(4) as pool:
        together = pool.map(
            lambda _at: [stemming._snowball("english", word) for word in words], range(60)
        )
    assert {tuple(found) for found in together} == {tuple(alone)}
