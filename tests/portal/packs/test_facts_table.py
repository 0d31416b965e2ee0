"""Every fact that the packs should carry stands somewhere, and its entry really says it."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from portal.core.packing.spec.folder import NATIONAL
from portal.packs.actions import read_packs
from portal.packs.facts_table import FILE, facts_table, places_of_facts
from portal.packs.queries import pack_folder, shipped_packs
from tests.portal.packs.reading_age import words_of

ROOT = Path(__file__).resolve().parents[3]
# What the five source documents name, by number; what is in none of them may not creep in here.
EXPECTED = (Path(__file__).parent / "facts.txt").read_text(encoding="utf-8").split()
# The list of facts with their words, where the checkout has it beside itself.
SOURCE = next(ROOT.parent.glob("*/*/seeds-facts.md"), None)
ROW = re.compile(r"^\| (?P<fact>(?:NL|NLR|CE|TEES|GLOS)-[A-Z]?\d+) \|(?P<words>.*)$", re.MULTILINE)
# A number, or a name in capitals; what only speaks of the list itself says nothing.
TELLING = re.compile(r"\b(\d{2,}(?:\.\d+)?|[A-Z]{3,})s?\b")
# In a sentence about children nobody repeats “child”.
SHORT = {"cse": "sexual exploitation", "cce": "criminal exploitation", "csa": "sexual abuse"}
SILENT = {"NOTE", "S1", "S2", "S3", "S4", "S5", "PDF"}


@pytest.fixture
def said(db):
    """Give all the words of the entries that carry each fact."""
    words: dict[str, str] = {}
    for pack in read_packs([pack_folder(slug) for slug in (NATIONAL, *shipped_packs())]):
        for _kind, items in pack.items:
            for item in items:
                text = words_of(item.content) + " " + str(item.content)
                for fact in item.facts:
                    words[fact] = words.get(fact, "") + " " + text
    return words


@pytest.fixture
def written_out(db):
    """Give what abbreviations stand for, from the glossary we ship."""
    national = read_packs([pack_folder(NATIONAL)])[0]
    terms = next(items for kind, items in national.items if kind.name == "terms")
    words = [next(iter(item.content["words"].values())) for item in terms]
    return {word["term"].lower(): word["expansion"].lower() for word in words if word["expansion"]}


def _is_said(word, words, written_out):
    """Take an abbreviation written out for the abbreviation."""
    known = word.lower()
    ways = (known, written_out.get(known, known), SHORT.get(known, known))
    return any(way in words for way in ways)


def test_every_fact_that_is_expected_stands_somewhere(db):
    assert len(EXPECTED) == len(set(EXPECTED)) > 200
    assert sorted(set(EXPECTED) - set(places_of_facts())) == []


def test_the_table_is_current(db):
    assert (ROOT / FILE).read_text(encoding="utf-8") == facts_table()


def test_an_old_table_is_noticed_and_written_anew(db, tmp_path):
    file = tmp_path / "deep" / "facts.md"
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("facts_table", file=file, check=True, stdout=out)
    assert out.getvalue() == f"{file} is out of date: run manage.py facts_table.\n"
    call_command("facts_table", file=file, stdout=out)
    call_command("facts_table", file=file, check=True, stdout=out)
    assert file.read_text(encoding="utf-8") == facts_table()
    assert "| CE-001 | " in file.read_text(encoding="utf-8")


@pytest.mark.skipif(SOURCE is None, reason="the list of facts is not beside this checkout")
def test_the_expected_facts_are_those_of_the_list():
    listed = {match["fact"] for match in ROW.finditer(SOURCE.read_text(encoding="utf-8"))}
    assert listed - set(EXPECTED) == set()


@pytest.mark.skipif(SOURCE is None, reason="the list of facts is not beside this checkout")
def test_entries_say_the_numbers_and_names_of_their_facts(said, written_out):
    """A mark alone proves nothing: the numbers and names of the fact stand there too."""
    unsaid = {}
    for match in ROW.finditer(SOURCE.read_text(encoding="utf-8")):
        told = re.sub(r"\(?NOTE N\d+\)?|[A-Z]{2,4}-[A-Z]?\d+", "", match["words"])
        telling = set(TELLING.findall(told)) - SILENT
        words = said[match["fact"]].lower()
        missing = sorted(word for word in telling if not _is_said(word, words, written_out))
        if missing:
            unsaid[match["fact"]] = missing
    assert unsaid == {}
