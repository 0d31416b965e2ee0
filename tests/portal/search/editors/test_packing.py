"""Synonyms that come in packs."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from portal.core.findable import ADULT
from portal.core.packing.kind import Loading
from portal.core.packing.spec.folder import PackFolder
from portal.core.publishing import publish_row, save_draft
from portal.packs.queries import pack_folder
from portal.search.editors.models import SynonymSet
from portal.search.editors.packing import SynonymKind
from portal.search.editors.queries import synonyms_of
from portal.search.understanding.folding import fold
from tests.factories import SynonymSetFactory

KIND = SynonymKind()
FILE = """synonyms:
  - name: Vapes
    phrases: [vape, puffer bar]
  - name: Drug dealing
    phrases: [drug dealing, county lines]
    one_way: true
    note: Street words.
"""


@pytest.fixture
def folder(tmp_path):
    def of(text):
        (tmp_path / "synonyms.yaml").write_text(text, encoding="utf-8")
        return PackFolder(tmp_path, "national")

    return of


def loading():
    return Loading(partnership=None, resolve=lambda _reference: None, base_url="")


def faults_of(folder):
    return [(fault.line, fault.reason) for fault in folder.faults]


def test_a_pack_without_the_file_has_none(tmp_path):
    folder = PackFolder(tmp_path, "national")
    assert (KIND.read(folder), faults_of(folder)) == ([], [])


@pytest.mark.django_db
def test_sets_are_written_published_and_found_again(folder):
    items = KIND.read(folder(FILE))
    made = KIND.create_all([(item, item.content) for item in items], loading())
    assert [synonym.phrases for synonym in synonyms_of(None, "en", ADULT)] == [
        ("drug dealing", "county lines"),
        ("vape", "puffer bar"),
    ]
    found = KIND.find_all(items, loading())
    assert found == made
    for item in items:
        assert KIND.content_of(found[item.key]) == item.content
        assert KIND.find(item, loading()) == made[item.key]


@pytest.mark.django_db
def test_what_nobody_edited_is_brought_up_to_date(folder):
    row = SynonymSetFactory(name="Vapes", phrases="vape\npuffer")
    item = KIND.read(folder(FILE))[0]
    KIND.update(row, item.content, loading())
    assert SynonymSet.objects.get().phrases == "vape\npuffer bar"
    assert SynonymSet.objects.get().live


@pytest.mark.django_db
def test_the_packs_version_waits_as_a_draft_beside_an_edited_one(folder):
    row = SynonymSetFactory(name="Vapes", phrases="ours\nvape")
    assert not KIND.has_draft(row)
    KIND.save_draft(row, KIND.read(folder(FILE))[0].content)
    row = SynonymSet.objects.get()
    assert row.phrases == "ours\nvape"
    assert row.get_latest_revision_as_object().phrases == "vape\npuffer bar"
    assert KIND.has_draft(row)
    publish_row(row=row)
    save_draft(page=row)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("  - name: A\n    phrases: [one]\n", "at least two phrases"),
        ("  - name: A\n    phrases: [one, ONE]\n", "“ONE” is there twice"),
        ("  - name: A\n    phrases: [one, the]\n", "“the” has only words"),
        ("  - name: A\n    phrases: [one, two]\n    language: xx\n", "xx"),
        ("  - name: A\n    phrases: [one, two]\n    synonym: x\n", "synonym"),
        (f"  - name: {'a' * 81}\n    phrases: [one, two]\n", "80"),
    ],
)
def test_a_faulty_set_is_told_with_its_line(folder, text, said):
    pack = folder(f"synonyms:\n{text}")
    KIND.read(pack)
    faults = faults_of(pack)
    assert len(faults) == 1
    assert said in faults[0][1]
    assert faults[0][0] > 1


# The sets that the national pack ships.


@pytest.fixture(scope="module")
def shipped():
    folder = pack_folder("national")
    items = KIND.read(folder)
    assert faults_of(folder) == []
    return [item.content for item in items]


def test_there_are_many_in_every_language(shipped):
    languages = [content["language"] for content in shipped]
    assert languages.count("en") >= 60
    assert min(languages.count(code) for code in ("pl", "ro", "lt", "uk", "ar")) >= 3


def test_each_name_is_there_once(shipped):
    names = [content["name"].casefold() for content in shipped]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("drug dealing", "child criminal exploitation"),
        ("county lines", "child criminal exploitation"),
        ("trap house", "cuckooing"),
        ("MFH", "missing from home"),
        ("running away", "missing from home"),
        ("sextortion", "blackmail with pictures"),
        ("nudes", "sharing nudes"),
        ("knife", "knife crime"),
        ("front door", "MASH"),
        ("referral form", "MARF"),
        ("school exclusion", "excluded from school"),
        ("vaping", "vapes"),
    ],
)
def test_everyday_words_lead_to_those_of_the_portal(shipped, typed, found):
    sets = [content["phrases"].splitlines() for content in shipped]
    assert any(typed in phrases and found in phrases for phrases in sets)


def test_none_repeats_what_the_glossary_says_already(shipped):
    """A set with nothing but a term and its own expansion would only be in the way."""
    text = (Path(pack_folder("national").root) / "terms.yaml").read_text(encoding="utf-8")
    terms = yaml.safe_load(text)["terms"]
    known = [{fold(term["term"]), fold(term["expansion"])} for term in terms if term["expansion"]]
    sets = [{fold(line) for line in content["phrases"].splitlines()} for content in shipped]
    assert [phrases for phrases in sets if phrases in known] == []
