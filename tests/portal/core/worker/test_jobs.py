"""The kernel's own jobs are registered, and each of them runs."""

from __future__ import annotations

import pytest

from portal.core import registry

EXPECTED = {
    "take-up-stuck-tasks": 60,
    "publish-scheduled": 60,
    "limits-purge": 3600,
    "clear-sessions": 3600,
    "delete-old-reports": 86_400,
    "prune-task-results": 86_400,
}


def test_the_kernels_jobs_are_known_with_their_times():
    known = {name: job.every_seconds for name, job in registry.recurring_jobs.items()}
    assert {name: known.get(name) for name in EXPECTED} == EXPECTED


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_job_with_nothing_to_do_does_nothing(settings, db, name):
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}
    }
    assert registry.recurring_jobs.get(name).run() in (0, None)
