"""When a job is due."""

from __future__ import annotations

import json

import pytest

from portal.core.worker.schedule import RETRY_SECONDS, Schedule

DAY = 86_400
NOW = 1_795_000_000.0


@pytest.fixture
def file(tmp_path):
    return tmp_path / "jobs.json"


def test_a_job_that_never_ran_is_due_at_once(file):
    assert Schedule(file).is_due("purge", DAY, NOW) is True


def test_a_job_that_worked_is_due_again_after_its_time(file):
    schedule = Schedule(file)
    schedule.worked("purge", DAY, NOW)
    assert schedule.is_due("purge", DAY, NOW + DAY - 1) is False
    assert schedule.is_due("purge", DAY, NOW + DAY) is True


def test_a_restart_neither_repeats_nor_skips_a_job(file):
    Schedule(file).worked("purge", DAY, NOW)
    after_restart = Schedule(file)
    assert after_restart.is_due("purge", DAY, NOW + 60) is False
    assert after_restart.is_due("purge", DAY, NOW + 3 * DAY) is True


@pytest.mark.parametrize(("every", "wait"), [(DAY, RETRY_SECONDS), (60, 60)])
def test_a_job_that_failed_is_tried_again_soon(file, every, wait):
    schedule = Schedule(file)
    schedule.failed("purge", every, NOW)
    assert schedule.is_due("purge", every, NOW + wait - 1) is False
    assert schedule.is_due("purge", every, NOW + wait) is True
    assert not file.exists()


def test_a_clock_put_back_holds_no_job_up(file):
    Schedule(file).worked("purge", DAY, NOW + 10 * DAY)
    assert Schedule(file).is_due("purge", DAY, NOW) is True


@pytest.mark.parametrize("text", ["", "[1]", '{"purge": "never"}', "{", '{"purge": null}'])
def test_a_file_that_cannot_be_read_makes_every_job_due(file, text):
    file.write_text(text)
    assert Schedule(file).is_due("purge", DAY, NOW) is True


def test_what_is_kept_is_whole(file):
    schedule = Schedule(file)
    schedule.worked("purge", DAY, NOW)
    schedule.worked("mail", 60, NOW + 1)
    assert json.loads(file.read_text()) == {"purge": NOW, "mail": NOW + 1}
    assert [path.name for path in file.parent.iterdir()] == ["jobs.json"]
