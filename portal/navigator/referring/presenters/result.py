"""Everything the page with the steps shows, from what a run concluded."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.core.models import Partnership
from portal.core.presenters.clock import clock_words
from portal.core.time.clock import london
from portal.navigator.referring import queries
from portal.navigator.referring.answer import support_cards
from portal.navigator.referring.presenters.boxes import (
    closed_doors,
    danger,
    mechanism_box,
    not_to_share,
)
from portal.navigator.referring.presenters.case_note import case_note
from portal.navigator.referring.presenters.meeting import meeting_card, other_meetings
from portal.navigator.referring.presenters.steps import Steps
from portal.navigator.referring.presenters.talking import talking
from portal.navigator.referring.presenters.words import answer_tags
from portal.navigator.referring.slips import slips
from portal.navigator.rule_sets.queries import rules_for
from portal.navigator.rules.inputs import Answers, read_answers
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.steps import When


def result_context(
    conclusion: Mapping[str, Any],
    given: Mapping[str, Any],
    partnership: Partnership,
    *,
    concluded_at: datetime,
    now: datetime,
) -> dict[str, Any]:
    """Give the page what it shows; what is carried away bears the moment of the conclusion."""
    answers = read_answers(given, meetings=queries.meeting_codes())
    rule_set = rules_for(partnership)
    steps = Steps(conclusion, answers, partnership, rule_set, now)
    found = slips(partnership, _named(conclusion), now)
    slip = found.get(conclusion["primary_meeting"] or "")
    meeting = meeting_card(conclusion, answers, rule_set, slip, now)
    mechanism = mechanism_box(conclusion, answers, rule_set)
    tags, stops, closing = answer_tags(answers, rule_set), steps.stops, steps.closing
    return {
        "lead": _lead(conclusion, partnership, now),
        **_carried(conclusion, answers, rule_set, concluded_at),
        "tags": tags,
        "danger": danger(steps.emergency),
        "cautions": steps.cautions.first,
        "last_cautions": steps.cautions.last,
        "stops": stops,
        "closing": closing,
        "meeting": meeting,
        "other_meetings": other_meetings(conclusion, rule_set, found),
        "mechanism": mechanism,
        "talking": talking(steps, answers, meeting),
        "services": support_cards(partnership, [s["code"] for s in conclusion["support"]], answers),
        "gaps": [*conclusion["gaps"], *(meeting.gaps if meeting else ())],
        "is_about_person": answers.is_about_person,
        "disagreement_url": queries.disagreement_address(partnership),
        "is_outdated": is_outdated(conclusion, rule_set),
        "case_note": case_note(
            conclusion, partnership.name, concluded_at,
            tags=tags, stops=stops, closing=closing, meeting=meeting, mechanism=mechanism,
        ),
    }  # fmt: skip


def _carried(
    conclusion: Mapping[str, Any],
    answers: Answers,
    rule_set: RuleSet | None,
    concluded_at: datetime,
) -> dict[str, Any]:
    """Give what is filled in and brought, what stays out, and where it cannot go."""
    return {
        "printed": _printed(conclusion, concluded_at),
        "closed_doors": closed_doors(conclusion, rule_set),
        "form": conclusion["form"],
        "bring": conclusion["prepare"],
        "not_to_share": not_to_share(answers),
    }


def _named(conclusion: Mapping[str, Any]) -> list[str]:
    """List the codes of all meetings it names, the primary one first."""
    primary = [conclusion["primary_meeting"]] if conclusion["primary_meeting"] else []
    return primary + [meeting["code"] for meeting in conclusion["other_meetings"]]


def is_outdated(conclusion: Mapping[str, Any], rule_set: RuleSet | None) -> bool:
    """Say whether other rules hold now than those that led to a conclusion."""
    return rule_set is not None and rule_set.version != conclusion["rules_version"]


def _lead(conclusion: Mapping[str, Any], partnership: Partnership, now: datetime) -> str:
    words = {"area": partnership.name}
    soon = {timed["when"] for timed in conclusion["timing"]}
    if When.NOW in soon:
        return _("What to do in %(area)s, and who does it. Start now.") % words
    words["day"] = date_format(london(now), "l j F")
    return _("What to do in %(area)s, and who does it. Start today, %(day)s.") % words


def _printed(conclusion: Mapping[str, Any], concluded_at: datetime) -> str:
    """Say on paper when this was worked out, and by which rules."""
    return _("Worked out on %(day)s at %(time)s, by rules %(version)s.") % {
        "day": date_format(london(concluded_at), "j F Y"),
        "time": clock_words(concluded_at),
        "version": conclusion["rules_version"],
    }
