"""docs/how-to/bring-rows-in-packs.md, followed to the letter."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from portal.core import registry
from portal.reference.models import Contact
from tests.docs.pages import follow

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def followed():
    follow("bring-rows-in-packs.md")
    yield
    registry.pack_kinds.unregister("teams")


@pytest.fixture
def pack(tmp_path):
    folder = tmp_path / "fenland_coast"
    arguments = ("fenland-coast", "--name", "Fenland Coast", "--folder", str(folder))
    call_command("new_pack", *arguments, stdout=StringIO())
    (folder / "teams").mkdir()
    (folder / "teams" / "night.yaml").write_text("key: night\nname: Night team\nfacts: [NL-001]\n")
    return folder


def load(folder, *more):
    out = StringIO()
    call_command("load_pack", "fenland-coast", "--folder", str(folder), *more, stdout=out)
    return [line for line in out.getvalue().splitlines() if "teams" in line]


def test_its_rows_come_change_and_are_kept(pack):
    assert load(pack) == ["fenland-coast: teams: 1 created"]
    file = pack / "teams" / "night.yaml"
    file.write_text(file.read_text().replace("Night team", "Late team"))
    assert load(pack, "--update") == ["fenland-coast: teams: 1 updated"]
    Contact.objects.filter(key="night").update(name="Ours")
    file.write_text(file.read_text().replace("Late team", "Evening team"))
    assert load(pack, "--update") == [
        "fenland-coast: teams: 1 kept",
        "fenland-coast: teams night: edited here; the pack says something else, see its file",
    ]
    assert Contact.objects.get(key="night").name == "Ours"


def test_a_fault_is_told_with_its_line(pack):
    (pack / "teams" / "night.yaml").write_text("key: night\nnaem: Night team\n")
    with pytest.raises(CommandError) as refused:
        load(pack)
    fault = "teams/night.yaml:2: “naem” is not known here; did you mean “name”?"
    assert fault in str(refused.value)
