"""Recurring jobs of the kernel."""

from __future__ import annotations

from django.core.management import call_command
from django.utils import timezone

from portal.core import registry
from portal.core.actions import delete_old_reports
from portal.core.registry import RecurringJob
from portal.core.stamp import pay_owed_stamps
from portal.core.worker.janitor import take_up_stuck_tasks
from portal.core.worker.publishing import publish_due

QUARTER = 15  # of a minute: so long a cache that is back may bring old pages along
MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def register() -> None:
    """Register what the kernel does again and again."""
    jobs = {
        "take-up-stuck-tasks": RecurringJob(MINUTE, _take_up_stuck_tasks),
        "pay-owed-stamps": RecurringJob(QUARTER, pay_owed_stamps),
        "publish-scheduled": RecurringJob(MINUTE, _publish_scheduled),
        "clear-sessions": RecurringJob(HOUR, _clear_sessions),
        "delete-old-reports": RecurringJob(DAY, _delete_old_reports),
        "prune-task-results": RecurringJob(DAY, _prune_task_results),
    }
    for name, job in jobs.items():
        registry.recurring_jobs.register(name, job)


def _take_up_stuck_tasks() -> int:
    return take_up_stuck_tasks(now=timezone.now())


def _publish_scheduled() -> int:
    return publish_due(now=timezone.now())


def _delete_old_reports() -> int:
    return delete_old_reports(now=timezone.now())


def _clear_sessions() -> None:
    call_command("clearsessions", verbosity=0)


def _prune_task_results() -> None:
    call_command("prune_db_task_results", verbosity=0)
