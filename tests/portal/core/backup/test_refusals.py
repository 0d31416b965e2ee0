"""What a backup and a restore refuse on a host, in one sentence and without touching anything."""

from __future__ import annotations

import signal
from dataclasses import replace
from pathlib import Path

import pytest

from tests.hosts import Hosts
from tests.portal.core.backup.conftest import Restored, Site
from tests.portal.core.backup.living import BEGUN, KILLED, LOOK, SPOILT, UNWRITABLE

pytestmark = pytest.mark.slow


def test_a_backup_that_cannot_be_written_leaves_no_half_file(site: Site, tmp_path: Path) -> None:
    there, nowhere, full = site.backup, tmp_path / "missing" / "a.backup", tmp_path / "a.backup"
    code = UNWRITABLE.format(there=str(there), nowhere=str(nowhere), full=str(full))
    assert site.host.python(code) == [
        f"{there} is there already; give another name.",
        f"{nowhere} cannot be written: No such file or directory.",
        f"{full} cannot be written: File too large.",
    ]
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_is_not_up_to_date_is_refused(hosts: Hosts, tmp_path: Path) -> None:
    host = hosts.make("empty")
    assert host.refused("backup", str(tmp_path / "a.backup")) == (
        "The database is not up to date; run: manage.py migrate"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_restore_that_is_refused_leaves_a_host_as_it_was(
    site: Site, hosts: Hosts, tmp_path: Path
) -> None:
    host = hosts.make("migrated")
    before = host.python(LOOK)
    cut = tmp_path / "cut.backup"
    cut.write_bytes(site.backup.read_bytes()[:-1])
    code = SPOILT.format(path=str(site.backup), cut=str(cut))
    damaged, other_name, row_missing, table_missing, disk_full = host.python(code)
    assert damaged == f"{cut} is damaged (its end is missing); use another backup."
    assert other_name == (
        "documents/łódź_leaflet.txt came back other than it was saved, so nothing was kept."
    )
    assert row_missing == (
        "audit.AuditEvent came back other than it was saved, so nothing was kept."
    )
    assert table_missing.startswith("The database refused (")
    assert disk_full == "media/x cannot be written: No space left on device."

    other = replace(host, field_keys="id2:" + bytes(range(1, 33)).hex())
    assert other.refused("restore", str(site.backup)) == (
        "This backup needs the key id1; FIELD_KEYS has only id2."
    )
    assert host.python(LOOK) == before
    assert before["files"] == {}


def test_a_host_with_a_site_is_refused(site: Site, restored: Restored) -> None:
    assert restored.host.refused("restore", str(site.backup)) == (
        "This host is not empty: it has 4 partnerships. Restore into a new database and folder."
    )


def test_a_host_on_which_something_has_begun_is_refused(site: Site, hosts: Hosts) -> None:
    host = hosts.make("migrated")
    other_release, file, log, account = host.python(BEGUN.format(path=str(site.backup)))
    assert other_release == (
        "This backup was made by another release (it lacks core.0999_from_tomorrow); "
        "restore it with that release, then update."
    )
    assert "it has the media file notes/a.txt." in file
    assert "it has security event rows in its log." in log
    assert "it has an account." in account


def test_a_restore_that_is_killed_leaves_nothing_that_stops_the_next(
    site: Site, hosts: Hosts
) -> None:
    host = hosts.make("migrated")
    killed = host.run(*host.script(KILLED.format(path=str(site.backup))))
    assert killed.returncode == -signal.SIGKILL
    assert (host.var / "media" / "documents").is_dir()
    assert "all equal" in host.manage("restore", str(site.backup))
