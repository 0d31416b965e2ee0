"""The packs we ship: their words can be read, their numbers are honest, nobody is named."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

from portal.core.blocks import BodyBlock, DoorsBlock
from portal.core.packing.kind import resolved
from portal.core.packing.spec.folder import NATIONAL
from portal.packs.actions import read_packs
from portal.packs.queries import SHIPPED, pack_folder, shipped_packs
from tests.portal.packs.reading_age import (
    longest_sentence,
    reading_age,
    sentences,
    syllables,
    words_of,
)

# Ages of look.md's table of tones; everyone reads what practitioners can read.
OLDEST_READER = {"child": 9, "teen": 11, "family": 11, "practitioner": 14, "everyone": 14}
PAGES = {  # every partnership has these; what stands below the two sections is its own
    "home",
    "guidance",
    "strategy",
    "for-practitioners",
    "for-young-people",
    "for-young-people/under-11",
    "for-parents",
    "about-training",
    "about-us",
    "contacts",
}
# Words on a page; what one reads for a purpose may be longer than what one reads in passing.
LENGTHS = {
    "guides": (50, 300),
    "strategies": (50, 300),
    "guide": (150, 1200),
    "part": (150, 1200),
    "strategy": (150, 1200),
}
SKINNED = {"for-young-people": "teen", "for-young-people/under-11": "child"}
# Words that children's pages never use.
HARD_WORDS = re.compile(r"\b(disclos\w*|perpetrator\w*|LAC|cases?|referr?\w*)\b", re.IGNORECASE)
BLAME = re.compile(
    r"lifestyle choice|promiscuous|streetwise|hard to reach|absconded|prostitut|drug runner"
    r"|put(s|ting)? (him|her|them)sel(f|ves) at risk|attention.seeking|no further action",
    re.IGNORECASE,
)
# A title, or two capitalised words after a word that introduces a person.
PERSON = re.compile(
    r"\b(Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Baroness|Lord|Lady)\.? [A-Z]|"
    r"\b(by|from|with|named|called|contact|ask) "
    r"(?!Not In|North East|Harassment Act|Cyber Choices|Safer North)[A-Z][a-z]+ [A-Z][a-z]+\b"
    r"(?! (team|Trust))"
)
SOURCES = sorted(path for path in SHIPPED.rglob("*") if path.suffix in {".md", ".yaml"})


@pytest.fixture
def shipped(db):
    """Give all packs, read: the items of a kind by pack and key."""
    return everything_shipped()


@cache
def everything_shipped():
    """Read all packs, which takes seconds, once for all tests of this file."""
    packs = read_packs([pack_folder(slug) for slug in (NATIONAL, *shipped_packs())])
    return {
        pack.slug: {kind.name: {item.key: item for item in items} for kind, items in pack.items}
        for pack in packs
    }


def every_page(shipped):
    return [
        (f"{slug}: {key}", item.content)
        for slug, kinds in shipped.items()
        for key, item in kinds["pages"].items()
    ]


def text_of(content):
    return words_of([content["title"], content["intro"], content["body"]])


def test_every_partnership_has_the_same_pages(shipped):
    for slug in shipped_packs():
        found = set(shipped[slug]["pages"])
        own = {key for key in found if key.startswith(("guidance/", "strategy/"))}
        assert found - own == PAGES
        assert {key.split("/")[0] for key in own} == {"guidance", "strategy"}


def test_every_page_of_knowledge_names_its_source(shipped):
    unnamed = [
        name
        for name, content in every_page(shipped)
        if content["type"] in {"guide", "strategy"} and not content["source"]
    ]
    assert unnamed == []


def test_no_paragraph_of_a_guide_has_the_number_of_another(shipped):
    """A number that people quote leads to one paragraph."""
    for slug in shipped_packs():
        numbers: dict[str, list[str]] = {}
        for key, item in shipped[slug]["pages"].items():
            if item.content["type"] in {"guide", "part"}:
                guide = "/".join(key.split("/")[:2])
                numbers.setdefault(guide, []).extend(
                    block["value"]["number"]
                    for block in item.content["body"]
                    if block["type"] == "paragraph" and block["value"].get("number")
                )
        assert numbers, slug
        for guide, found in numbers.items():
            twice = [number for number, count in Counter(found).items() if count > 1]
            assert (len(found) > 5, twice) == (True, []), (slug, guide)


def test_pages_of_children_and_families_are_marked_and_discreet(shipped):
    for name, content in every_page(shipped):
        key = name.partition(": ")[2]
        audience = content["audience"]
        assert audience == SKINNED.get(key, audience), name
        is_family = audience in {"teen", "child", "family"}
        assert bool(content["discreet_title"]) == is_family, name
        assert not re.search("exploit|harm|abuse|safe", content["discreet_title"], re.IGNORECASE)


def test_pages_can_be_read_by_those_they_are_for(shipped):
    too_hard = {
        name: round(reading_age(text_of(content)), 1)
        for name, content in every_page(shipped)
        if reading_age(text_of(content)) > OLDEST_READER[content["audience"]]
    }
    assert too_hard == {}


def test_sentences_for_children_are_short(shipped):
    longest = {
        name: longest_sentence(text_of(content))
        for name, content in every_page(shipped)
        if content["audience"] == "child"
    }
    assert longest
    assert {name: count for name, count in longest.items() if count > 15} == {}


def test_pages_say_enough_and_not_too_much(shipped):
    for name, content in every_page(shipped):
        count = sum(len(words) for words in sentences(text_of(content)))
        least, most = LENGTHS.get(content["type"], (150, 600))
        least = 60 if content["chapter"] else least  # most of it stands in the chapter
        least = 90 if name.endswith(": contacts") else least
        assert least <= count <= most, (name, count)


def test_childrens_pages_use_no_hard_word(shipped):
    found = {
        name: HARD_WORDS.findall(text_of(content))
        for name, content in every_page(shipped)
        if content["audience"] in {"child", "teen"}
    }
    assert {name: words for name, words in found.items() if words} == {}


def test_no_page_blames_a_child(shipped):
    assert [name for name, content in every_page(shipped) if BLAME.search(text_of(content))] == []


def test_every_body_is_what_the_cms_would_store(shipped):
    """Else saving a page without a change would count as an edit and stop its updates."""
    for name, content in every_page(shipped):
        stored = resolved(content, lambda _reference: 1)  # any page will do: the root
        for field, block in (("body", BodyBlock()), ("doors", DoorsBlock())):
            given = stored.get(field, [])
            assert block.get_prep_value(block.to_python(given)) == given, name


def test_every_home_page_has_a_door_for_each_kind_of_visitor(shipped):
    for slug in shipped_packs():
        doors = shipped[slug]["pages"]["home"].content["doors"]
        rings = [door["value"]["ring"] for door in doors]
        assert rings == ["work", "child", "family", "training"]


def test_every_entry_names_the_facts_it_carries(shipped):
    without = [
        f"{slug}: {kind} {key}"
        for slug, kinds in shipped.items()
        for kind, items in kinds.items()
        if kind in ("partnership", "contacts", "pages")  # the rest says more than the sources do
        for key, item in items.items()
        if not item.facts
    ]
    assert without == []


def test_facts_of_one_area_do_not_stray_into_another(shipped):
    own = {
        "north-lincolnshire": {"NL", "NLR"},
        "cheshire-east": {"CE"},
        "tees": {"TEES", "T"},
        "gloucestershire": {"GLOS", "G"},
    }
    for slug, prefixes in own.items():
        for items in shipped[slug].values():
            for item in items.values():
                areas = {fact.partition("-")[0] for fact in item.facts if "-" in fact}
                assert areas <= prefixes, (slug, item.key)


# Contacts


def test_numbers_nobody_rang_are_not_called_sure(shipped):
    local = {
        slug: {key: item.content["number_state"] for key, item in shipped[slug]["contacts"].items()}
        for slug in shipped_packs()
    }
    assert {state for states in local.values() for state in states.values()} == {"check", "blank"}
    assert set(local["tees"].values()) == {"blank"}


@pytest.mark.parametrize(
    ("slug", "front_door", "out_of_hours"),
    [
        ("north-lincolnshire", "01724 296 500", "01724 296 555"),
        ("cheshire-east", "0300 123 5012", "0300 123 5022"),
        ("tees", "", ""),
        ("gloucestershire", "01452 426 565", "01452 614 194"),
    ],
)
def test_the_front_door_has_its_own_number_or_none(shipped, slug, front_door, out_of_hours):
    contacts = shipped[slug]["contacts"]
    numbers = [contacts[key].content["phone"] for key in ("front-door", "out-of-hours")]
    assert numbers == [front_door, out_of_hours]


def test_national_numbers_are_those_of_the_directory(shipped):
    contacts = shipped[NATIONAL]["contacts"]
    assert Counter(item.content["number_state"] for item in contacts.values()) == {
        "sure": 26,
        "check": 8,
        "blank": 3,
    }
    numbers = {key: contacts[key].content["phone"] for key in ("police-999", "childline", "nspcc")}
    assert numbers == {"police-999": "999", "childline": "0800 1111", "nspcc": "0808 800 5000"}


def test_opening_hours_stand_only_where_the_directory_states_them(shipped):
    known = [
        key
        for kinds in shipped.values()
        for key, item in kinds["contacts"].items()
        if item.content["opening_hours"] is not None
    ]
    assert known == ["samaritans", "domestic-abuse-helpline"]


# Knowledge


def every_word(shipped):
    """Walk the words of every reference row: its kind and key, the voice, and what it says."""
    return [
        (f"{kind} {key}", voice, said)
        for kind in ("laws", "terms", "harms", "signs", "language")
        for key, item in shipped[NATIONAL][kind].items()
        for voice, said in item.content["words"].items()
    ]


def test_every_kind_of_harm_is_there_with_its_signs(shipped):
    harms, signs = shipped[NATIONAL]["harms"], shipped[NATIONAL]["signs"]
    codes = Counter(key.partition("-")[0] for key in signs)
    wanted = {item.content["code"] for item in harms.values()} - {"ALL"}
    assert len(wanted) == 12
    assert set(codes) == wanted
    assert {code: count for code, count in codes.items() if not 13 <= count <= 18} == {}
    for key, item in harms.items():
        assert set(item.content["words"]) == {"adult", "child"}, key
        assert item.content["words"]["adult"]["actions"], key


def test_knowledge_can_be_read_by_those_it_is_for(shipped):
    oldest = {"adult": OLDEST_READER["practitioner"], "child": OLDEST_READER["child"]}
    ages = {
        f"{name} {voice}": round(reading_age(text), 1)
        for name, voice, said in every_word(shipped)
        if name.startswith("harms")
        for text in [words_of({key: said[key] for key in said if key not in ("also", "body")})]
        if reading_age(text) > oldest[voice]
    }
    assert ages == {}


def test_children_are_told_whom_to_tell_in_short_sentences(shipped):
    for name, voice, said in every_word(shipped):
        if voice == "child":
            text = words_of({key: value for key, value in said.items() if key != "also"})
            assert "0800 1111" in text, name
            assert longest_sentence(text) <= 15, name
            assert not HARD_WORDS.search(text), name


def test_knowledge_blames_no_child(shipped):
    blaming = [
        name
        for name, _voice, said in every_word(shipped)
        if not name.startswith("language")  # what to avoid stands there
        if BLAME.search(words_of({key: value for key, value in said.items() if key != "also"}))
    ]
    assert blaming == []


# Sources


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: "/".join(path.parts[-2:]))
def test_no_source_invents_a_number_or_names_a_person(path):
    text = path.read_text(encoding="utf-8")
    assert "01632" not in text
    assert not re.search(r"[A-Za-z]'[a-z]", text), "a straight apostrophe"
    words = re.sub(r"^facts:.*?\]$", "", text, flags=re.MULTILINE | re.DOTALL)
    assert [match[0] for match in PERSON.finditer(words)] == []


def test_a_person_would_be_noticed():
    assert PERSON.search("Ask Mrs Smith")
    assert PERSON.search("written by Jane Smith in 2024")


# The measure itself


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("child", 1),
        ("children", 2),
        ("exploitation", 4),
        ("people", 2),
        ("safe", 1),
        ("worried", 2),
        ("hoped", 1),
        ("wanted", 2),
        ("places", 2),
        ("a", 1),
    ],
)
def test_syllables_are_counted(word, count):
    assert syllables(word) == count


def test_hard_words_and_long_sentences_make_a_text_older():
    easy = "You can call. It is free. Tell a grown-up you trust."
    hard = (
        "Practitioners demonstrating professional curiosity regarding extra-familial exploitation "
        "should coordinate multi-agency safeguarding interventions proportionately."
    )
    assert reading_age(easy) < 7
    assert reading_age(hard) > 25


def test_every_list_item_is_a_thought_of_its_own():
    content = [{"type": "prose", "value": "<p>One two.</p><ul><li>three</li><li>four</li></ul>"}]
    assert sentences(words_of(content)) == [["One", "two"], ["three"], ["four"]]
