from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from portal.core.models import Partnership, StandardPage

LOCK = "Longest write lock: "


def run(*arguments):
    out = StringIO()
    call_command(*arguments, stdout=out)
    *lines, last = out.getvalue().splitlines()
    assert last.startswith(LOCK)
    assert float(last.removeprefix(LOCK).removesuffix(" s")) >= 0
    return lines


@pytest.mark.django_db
def test_a_shipped_pack_is_loaded_with_the_national_one_before_it():
    knowledge = {"laws": 18, "terms": 180, "harms": 13, "signs": 178, "language": 43}
    knowledge["synonyms"] = 112
    assert sorted(run("load_pack", "tees")) == sorted(
        [
            *(f"national: {kind}: {count} created" for kind, count in knowledge.items()),
            "national: contacts: 37 created",
            "national: chapters: 1 created",
            "national: navigator: 1 created",
            "tees: partnership: 1 created",
            "tees: contacts: 5 created",
            "tees: plan: 4 created",
            "tees: plan-actions: 17 created",
            "tees: measures: 13 created",
            "tees: measure-values: 19 created",
            "tees: meetings: 9 created",
            "tees: meeting-lines: 13 created",
            "tees: navigator: 1 created",
            "tees: pages: 18 created",
        ]
    )
    assert sorted(run("load_pack", "tees", "--update")) == sorted(
        [
            *(f"national: {kind}: {count} unchanged" for kind, count in knowledge.items()),
            "national: contacts: 37 unchanged",
            "national: chapters: 1 unchanged",
            "national: navigator: 1 unchanged",
            "tees: partnership: 1 unchanged",
            "tees: contacts: 5 unchanged",
            "tees: plan: 4 unchanged",
            "tees: plan-actions: 17 unchanged",
            "tees: measures: 13 unchanged",
            "tees: measure-values: 19 unchanged",
            "tees: meetings: 9 unchanged",
            "tees: meeting-lines: 13 unchanged",
            "tees: navigator: 1 unchanged",
            "tees: pages: 18 unchanged",
        ]
    )


def test_a_pack_from_elsewhere_is_loaded_and_what_was_kept_is_explained(packs):
    here = ["load_pack", "new-area", "--folder", str(packs.root / "new_area")]
    run(*here)
    packs.change("pages/parents.md", "You are not to blame.", "You are not alone.")
    packs.change("contacts.yaml", "01724 296500", "01724 296555")
    told = [line for line in run(*here, "--update") if line.startswith("new-area: ")]
    assert told == [
        "new-area: partnership: 1 unchanged",
        "new-area: contacts: 1 unchanged, 1 kept",
        "new-area: pages: 1 updated, 2 unchanged",
        "new-area: contacts front-door: edited here; the pack says something else, see its file",
    ]
    assert StandardPage.objects.get(slug="parents").intro == "You are not alone."


def test_the_faults_of_a_bad_pack_are_told(packs):
    packs.change("pages/home.md", "title: Welcome", "titel: Welcome")
    with pytest.raises(CommandError) as refused:
        run("load_pack", "new-area", "--folder", str(packs.root / "new_area"))
    assert str(refused.value).splitlines() == [
        "Nothing was changed.",
        "new_area/pages/home.md:2: “titel” is not known here; did you mean “title”?",
        "new_area/pages/home.md:2: “title” is missing.",
    ]
    assert not Partnership.objects.exists()


def test_a_folder_that_is_not_there_is_told(db, tmp_path):
    with pytest.raises(CommandError, match="is not a folder"):
        run("load_pack", "new-area", "--folder", str(tmp_path / "nowhere"))


def test_a_pack_that_nobody_knows_is_told(db):
    with pytest.raises(CommandError) as refused:
        run("load_pack", "rutland")
    assert str(refused.value) == (
        "Nothing was changed.\n"
        "There is no pack “rutland”. There are: cheshire-east, gloucestershire, "
        "north-lincolnshire, tees."
    )


@pytest.mark.django_db
def test_all_shipped_packs_are_loaded_by_one_command():
    lines = run("load_packs")
    assert lines[0] == "national: contacts: 37 created"
    assert [line for line in lines if "pages" in line] == [
        "cheshire-east: pages: 19 created",
        "gloucestershire: pages: 18 created",
        "north-lincolnshire: pages: 24 created",
        "tees: pages: 18 created",
    ]
