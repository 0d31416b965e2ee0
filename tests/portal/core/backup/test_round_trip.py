"""A whole site leaves one host in a file and comes back on another, the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hosts import Host, Hosts
from tests.portal.core.backup.conftest import Look, Restored, Site
from tests.portal.core.backup.living import FOLLOWING, LOOK, SLOWLY, WRITER

pytestmark = pytest.mark.slow

SEARCH = {  # made anew
    "wagtailsearch.IndexEntry", "wagtailsearch.SQLiteFTSIndexEntry", "portal_search.SearchEntry",
    "portal_search.SearchText", "portal_search.SearchWord", "search_elastic.FeedRow",
    "search_elastic.Indexing",
}  # fmt: skip
STAYS = {"vault.Run", "vault.RunOpener", "sessions.Session", "django_tasks_database.DBTaskResult"}
GROWN = {"audit.AuditEvent"}  # a restore adds that it happened


def different(before: Look, after: Look) -> set[str]:
    """Name the tables whose rows are not the same, but for what is not meant to come back."""
    tables = before["tables"]
    changed = {label for label in tables if after["tables"][label] != tables[label]}
    return changed - STAYS - SEARCH


def test_every_row_comes_back(site: Site, restored: Restored) -> None:
    assert different(site.look, restored.look) == GROWN
    before, after = site.look["tables"], restored.look["tables"]
    assert after["audit.AuditEvent"][0] == before["audit.AuditEvent"][0] + 1
    assert (before["core.Partnership"][0], before["audit.AuditSegment"][0]) == (4, 6)


def test_drafts_sessions_and_queues_stay_behind(site: Site, restored: Restored) -> None:
    before, after = site.look["tables"], restored.look["tables"]
    assert all(before[label][0] > 0 for label in STAYS)
    assert {label: after[label][0] for label in STAYS} == dict.fromkeys(STAYS, 0)


def test_every_file_comes_back(site: Site, restored: Restored) -> None:
    assert len(site.look["files"]) == 3
    assert restored.look["files"] == site.look["files"]


def test_every_home_page_reads_the_same(site: Site, restored: Restored) -> None:
    assert restored.look["homes"] == site.look["homes"]
    assert set(restored.look["homes"]) == {
        "north-lincolnshire", "cheshire-east", "tees", "gloucestershire",
    }  # fmt: skip


def test_what_was_sealed_opens_and_what_was_written_is_found(
    site: Site, restored: Restored
) -> None:
    opened = restored.look["opened"]
    assert opened == site.look["opened"]
    assert (opened["mail"], opened["draft"]) == ("Words", "Żółta łódź, مرحبا")
    assert (opened["picture"], opened["password"]) == ([400, 300, True], True)
    # How far a word reaches is for each database to say; what it found, it finds again.
    assert {"For parents and carers", "Training"} <= set(opened["search"])


def test_the_audit_log_holds_and_ends_where_the_backup_says(site: Site, restored: Restored) -> None:
    head = next(line for line in site.said.splitlines() if line.startswith("Audit log"))
    out = restored.host.manage("audit_verify", "--head", head.split()[-1])
    assert "Segments   6, 0 of them over" in out
    sealed = site.look["tables"]["audit.AuditEvent"][0] - 1
    assert f"Rows       {sealed} sealed, 2 not yet" in out


def test_new_rows_follow_on(restored: Restored, hosts: Hosts) -> None:
    assert hosts.copy(restored.host).python(FOLLOWING) == [1, 1, 1]


def test_both_commands_say_what_they_did(site: Site, restored: Restored) -> None:
    lines = site.said.splitlines()
    tables = site.look["tables"]
    rows = sum(count for label, (count, _) in tables.items() if label not in STAYS | SEARCH)
    kept = len(tables.keys() - STAYS - SEARCH)
    assert lines[0] == f"Rows       {rows} in {kept} tables"
    assert lines[1].startswith("Media      3 files, ")
    assert lines[-2] == "Needs      id1 of FIELD_KEYS; keep them elsewhere"
    assert lines[-1].startswith(f"Written    {site.backup}, ")
    assert f"Rows       {rows} in {kept} tables, all equal" in restored.said
    assert "Media      3 files, all equal" in restored.said
    assert "Made anew  addresses of the sites" in restored.said
    assert "Made anew  search in the CMS" in restored.said
    assert "Made anew  search\n" in restored.said
    entries = [
        look["tables"]["portal_search.SearchEntry"][0] for look in (site.look, restored.look)
    ]
    assert entries[1] >= entries[0] > 0


def test_nothing_in_the_file_can_be_read(site: Site) -> None:
    data = site.backup.read_bytes()
    for words in (b"person@example.org", b"North Lincolnshire", b"street.png", b"Words"):
        assert words not in data
    for key in (bytes(range(32)), bytes(range(32)).hex().encode()):
        assert key not in data
    assert site.backup.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in site.backup.parent.iterdir()] == ["site.backup"]


@pytest.mark.postgres
def test_a_site_moves_from_one_database_to_the_other_and_back(
    site: Site, hosts: Hosts, tmp_path: Path
) -> None:
    folder = tmp_path / "sqlite"
    folder.mkdir(mode=0o700)
    small = Host(folder)
    small.manage("restore", str(site.backup))
    look = small.python(LOOK)
    assert look["files"] == site.look["files"]
    # One database takes a word's other forms for the word, the other does not.
    found, kept = look["opened"].pop("search"), dict(site.look["opened"])
    assert set(found) & set(kept.pop("search")) >= {"For parents and carers", "Training"}
    assert look["opened"] == kept
    small.manage("backup", str(tmp_path / "small.backup"))

    large = hosts.make("migrated")
    large.manage("restore", str(tmp_path / "small.backup"))
    # Each move is an event more; all else is as it was, to the letter.
    assert different(site.look, large.python(LOOK)) == GROWN
    assert "Nothing was changed" in large.manage("audit_verify")


@pytest.mark.parametrize("is_control", [False, True])
def test_a_backup_shows_one_moment_while_others_write(
    hosts: Hosts, tmp_path: Path, is_control: bool
) -> None:
    host = hosts.make("migrated")
    writer = host.start(*host.script(WRITER))
    try:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "writing\n"
        code = SLOWLY.format(path=str(tmp_path / "a.backup"), without=is_control)
        pairs, people, people_now = host.python(code)
        assert writer.poll() is None
    finally:
        writer.kill()
        writer.communicate()
    assert people > 0
    # Without the snapshot both are counted at the end, and nothing may have come in between.
    assert people < people_now or is_control
    # Without the snapshot the two tables are of two moments: the test would notice.
    assert (pairs != people) is is_control
