from __future__ import annotations

import os

import pytest

from portal.core.pdf import kept as room
from portal.core.pdf.kept import claim, folder, give_up_claim, keep, kept, throw_away_unread

DAY = 86_400
NOW = 1_800_000_000.0
NAME = "a" * 40


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, settings):
    settings.VAR = tmp_path


def test_what_is_kept_is_found_whole():
    assert kept(NAME) is None
    assert keep(NAME, b"%PDF-1").read_bytes() == b"%PDF-1"
    assert kept(NAME).read_bytes() == b"%PDF-1"
    assert [file.name for file in folder().iterdir()] == [f"{NAME}.pdf"]


def test_nobody_sees_half_of_a_paper(monkeypatch):
    keep(NAME, b"old")

    def fall_over(self, target):
        raise OSError("disk full")

    monkeypatch.setattr("pathlib.Path.replace", fall_over)
    with pytest.raises(OSError, match="disk full"):
        keep(NAME, b"new")
    assert kept(NAME).read_bytes() == b"old"


def test_one_has_it_made_and_the_others_wait():
    assert [claim(NAME, now=NOW) for _reader in range(3)] == [True, False, False]
    keep(NAME, b"made")
    assert claim(NAME, now=NOW) is True


def test_a_claim_is_given_up_or_grows_old():
    assert claim(NAME, now=NOW)
    give_up_claim(NAME)
    assert claim(NAME, now=NOW)
    assert not claim(NAME, now=NOW + room.MAKING_SECONDS)
    assert claim(NAME, now=NOW + room.MAKING_SECONDS + 1)


def test_what_nobody_reads_is_thrown_away_in_time():
    for days in (0, 29, 31):
        file = keep(f"{days}", b"x")
        os.utime(file, (NOW - days * DAY, NOW - days * DAY))
    assert throw_away_unread(now=NOW) == 1
    assert sorted(file.stem for file in folder().iterdir()) == ["0", "29"]
    assert throw_away_unread(now=NOW) == 0


def test_the_oldest_go_first_when_there_is_too_much(monkeypatch):
    monkeypatch.setattr(room, "MOST_BYTES", 25)
    for age in range(4):
        file = keep(f"{age}", b"0123456789")
        os.utime(file, (NOW - age, NOW - age))
    assert throw_away_unread(now=NOW) == 2
    assert sorted(file.stem for file in folder().iterdir()) == ["0", "1"]


def test_reading_keeps_it():
    file = keep(NAME, b"x")
    os.utime(file, (NOW - 31 * DAY, NOW - 31 * DAY))
    kept(NAME)
    assert throw_away_unread() == 0


def test_a_folder_that_is_not_there_is_tidy():
    assert throw_away_unread(now=NOW) == 0
