from __future__ import annotations

from datetime import date

import pytest
import yaml

from portal.packs.actions import begin_pack
from portal.packs.actions.begin import CannotBegin, NewPack, code_from
from portal.packs.schema_files import FOLDER

DAY = date(2026, 11, 21)
COAST = NewPack("fenland-coast", "Fenland Coast", "FC")


def begun(tmp_path, new=COAST):
    return begin_pack(new=new, folder=tmp_path / "fenland_coast", today=DAY)


def test_everything_a_partnership_needs_is_written(tmp_path):
    root = tmp_path / "fenland_coast"
    assert [file.relative_to(root).as_posix() for file in begun(tmp_path)] == [
        "contacts.yaml",
        "pages/about-us.md",
        "pages/contacts.md",
        "pages/for-parents.md",
        "pages/for-practitioners.md",
        "pages/for-young-people/under-11.md",
        "pages/for-young-people.md",
        "pages/guidance.md",
        "pages/home.md",
        "pages/strategy.md",
        "partnership.yaml",
    ]


def test_its_own_words_stand_in_it_and_no_blank_is_left(tmp_path):
    texts = {file.name: file.read_text() for file in begun(tmp_path)}
    assert yaml.safe_load(texts["partnership.yaml"]) == {
        "slug": "fenland-coast",
        "code": "FC",
        "name": "Fenland Coast",
        "body_name": "Fenland Coast Safeguarding Children Partnership",
    }
    assert 'checked_on: "2026-11-21"' in texts["contacts.yaml"]
    assert 'check_again_on: "2027-05-22"' in texts["contacts.yaml"]
    assert "who can help in Fenland Coast" in texts["home.md"]
    assert not [name for name, text in texts.items() if "$" in text.replace("$schema=", "")]


def test_no_number_is_invented(tmp_path):
    contacts = yaml.safe_load((begun(tmp_path)[0]).read_text())["contacts"]
    assert [(one["key"], one["state"], one.get("phone")) for one in contacts] == [
        ("front-door", "blank", None),
        ("out-of-hours", "blank", None),
    ]


def test_an_editor_finds_the_schemas(tmp_path):
    for file in begun(tmp_path):
        first = file.read_text().splitlines()[0]
        if file.suffix == ".yaml":
            schema = (file.parent / first.partition("$schema=")[2]).resolve()
            assert schema == FOLDER / f"{file.stem}.schema.json"
            assert schema.is_file()


def test_nothing_is_written_over(tmp_path):
    begun(tmp_path)
    with pytest.raises(CannotBegin, match="holds something already"):
        begun(tmp_path)


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        (NewPack("Fenland", "Fenland", "FC"), "cannot be a slug"),
        (NewPack("national", "Nation", "NA"), "cannot be a slug"),
        (NewPack("a" * 41, "Fenland", "FC"), "cannot be a slug"),
        (NewPack("../etc", "Fenland", "FC"), "cannot be a slug"),
        (NewPack("fenland", "F", "FC"), "cannot be a name"),
        (NewPack("fenland", "Fen: land\n", "FC"), "cannot be a name"),
        (NewPack("fenland", "Fenland", "f"), "cannot be a code"),
    ],
)
def test_words_that_would_not_load_are_refused_and_nothing_is_written(tmp_path, new, reason):
    with pytest.raises(CannotBegin, match=reason):
        begun(tmp_path, new)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Fenland Coast", "FC"),
        ("Rutland", "RUTL"),
        ("Bath and North-East Somerset", "BANES"),
        ("", ""),
    ],
)
def test_a_code_is_proposed(name, code):
    assert code_from(name) == code
