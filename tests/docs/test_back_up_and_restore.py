"""docs/how-to/back-up-and-restore.md, followed to the letter, from one host to another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portal.core.backup import exceptions
from tests.architecture.source import CHECKOUT
from tests.hosts import Host, Hosts

PAGE = (CHECKOUT / "docs/how-to/back-up-and-restore.md").read_text()
MAKE, RESTORE = re.findall(r"(?ms)^```console\n(.*?)^```", PAGE)


def follow(commands: str, host: Host, safe: Path) -> list[str]:
    """Type what the page says, and give what each command says."""
    lines = commands.strip().replace("/safe", str(safe)).splitlines()
    assert {line.split()[0] for line in lines} == {"python"}
    # A host of a test has no worker, mail or static files: what doctor says of those is no news.
    return [host.run(*line.split()[1:]).stdout for line in lines]


@pytest.mark.slow
def test_a_site_moves_house(hosts: Hosts, tmp_path: Path) -> None:
    (made,) = follow(MAKE, hosts.make("loaded"), tmp_path)
    assert f"Written    {tmp_path}/portal.backup" in made
    restored, verified, doctor = follow(RESTORE, hosts.make("migrated"), tmp_path)
    rows = re.search(r"Rows       (.*)", made)
    assert rows is not None
    assert f"Rows       {rows.group(1)}, all equal" in restored
    assert verified.endswith("Nothing was changed.\n")
    assert re.search(r"(?m)^ok +Audit log", doctor)


def test_the_page_knows_every_refusal_of_a_restore() -> None:
    said = dict(re.findall(r"(?m)^\| (.*?) \| (.*?) \|$", PAGE))
    said.pop("It says")
    faults = (
        exceptions.KeysMissing(needed="the key id2", there="id1"),
        exceptions.KeyDiffers(name="id2"),
        exceptions.BackupDamaged(path="a", what="b"),
        exceptions.OtherRelease(difference="c"),
        exceptions.HostNotEmpty(what="d"),
    )
    shown = [words for words in said if words != "---"]
    assert [words in str(fault) for words, fault in zip(shown, faults, strict=True)] == [True] * 5
