"""Reminding those who keep pages right of what is due: one letter a person and day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.core.actions import keepers_of
from portal.core.models import Partnership
from portal.core.outbox.actions import queue_mail
from portal.core.time.clock import london_day
from portal.guidance.review.models import Subject
from portal.guidance.review.queries import is_reminded_on, new_reminders
from portal.guidance.review.rules.due import reminder_day


@dataclass
class Letter:
    """This is what one person is told today."""

    address: str
    partnership: Partnership
    subjects: list[Subject] = field(default_factory=list)


def send_reminders(*, now: datetime) -> int:
    """Write to those who keep pages right when a page of theirs has a day of reminding.

    A letter names everything that is due within a fortnight or overdue where they work, so the
    next one is a fortnight away. All of a day's letters go at once: a page whose day comes up
    later on the same day waits for the next. Gives the number of letters.
    """
    today = london_day(now)
    if is_reminded_on(today):
        return 0
    due = new_reminders(today)
    fresh = [subject for subject in due if _day_of(subject, today) != subject.reminded_for]
    if not fresh:
        return 0
    areas = {subject.partnership_id for subject in fresh}
    letters = _letters(subject for subject in due if subject.partnership_id in areas)
    with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
        for name, letter in letters.items():
            _write(name, letter, today, now)
        for subject in fresh:
            subject.reminded_on, subject.reminded_for = today, _day_of(subject, today)
            subject.save(update_fields=["reminded_on", "reminded_for"])
    return len(letters)


def _day_of(subject: Subject, today: date) -> date | None:
    return reminder_day(subject.due_date, today) if subject.due_date else None


def _letters(subjects: Iterable[Subject]) -> dict[str, Letter]:
    """Gather a letter for each person; somebody who works for two areas gets one for both."""
    keepers: dict[int, list[tuple[str, str]]] = {}
    found: dict[str, Letter] = {}
    for subject in subjects:
        area = subject.partnership
        if area is None:
            continue
        if area.pk not in keepers:
            keepers[area.pk] = keepers_of(area)
        for name, address in keepers[area.pk]:
            found.setdefault(name, Letter(address, area)).subjects.append(subject)
    return found


def _write(name: str, letter: Letter, today: date, now: datetime) -> None:
    queue_mail(
        key=f"review-due-{name}-{today:%Y-%m-%d}",
        to=letter.address,
        subject=_("Pages to look at again"),
        text=_text_of(letter, today),
        now=now,
        partnership=letter.partnership,
    )


def _text_of(letter: Letter, today: date) -> str:
    """Put the letter together; a plain text has nothing that a template would have to escape."""
    overdue = [each for each in letter.subjects if each.due_date and each.due_date <= today]
    soon = [each for each in letter.subjects if each.due_date and each.due_date > today]
    parts = [
        _part(_("The day to look at these has come or gone:"), overdue),
        _part(_("Due within the next fortnight:"), soon),
        _("Is a page right as it stands? Open it and press “Reviewed, nothing to change”."),
        _("All of them: %(address)s") % {"address": _address(reverse("review_due"))},
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _part(title: str, subjects: list[Subject]) -> str:
    if not subjects:
        return ""
    return "\n".join([title, *(_line(subject) for subject in subjects)])


def _line(subject: Subject) -> str:
    facts = [
        subject.title,
        str(subject.partnership),
        date_format(subject.due_date, "j F Y") if subject.due_date else "",
        subject.owner_post,
    ]
    return f"- {', '.join(fact for fact in facts if fact)}\n  {_address(subject.edit_path)}"


def _address(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"
