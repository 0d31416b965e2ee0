"""Where to refer, for programs: stateless, and nothing of what is asked is stored or logged."""

from __future__ import annotations

from typing import Any, Literal

from django.utils import timezone
from ninja import Router, Schema
from ninja.errors import HttpError
from pydantic import ConfigDict

from portal.core.api.problems import refusal
from portal.core.models import Partnership
from portal.core.problems import Fault
from portal.core.queries import every_partnership
from portal.core.requests import PortalRequest
from portal.navigator.referring.answer import conclude_from
from portal.navigator.referring.describing import ANSWER, question_schema
from portal.navigator.referring.exceptions import NoRules
from portal.navigator.referring.queries import live_rules, meeting_codes
from portal.navigator.referring.reading import (
    LONGEST_BODY,
    TwiceGiven,
    Unreadable,
    in_words,
    is_beyond,
    read_body,
)
from portal.navigator.rules.inputs import (
    NOW,
    PARTNERSHIP,
    AnswerFault,
    Answers,
    UnknownAnswers,
    read_answers,
)

router = Router(tags=["Where to refer"])

When = Literal[
    "now", "today", "2-working-days", "5-working-days", "72-hours", "with-step", "as-set"
]


class GivenInput(Schema):
    """This is an answer that made a rule hold; not given, it is what silence means."""

    name: str
    value: str
    given: bool


class BecauseOf(Schema):
    """This is a rule that put a step there."""

    rule: str
    text: str
    inputs: list[GivenInput]


class ReferStep(Schema):
    """This is one thing to do."""

    code: str
    text: str
    who: str
    when: When
    due: str | None
    basis: Literal["S", "P", "A"]
    because: list[BecauseOf]
    url: str | None


class FirstContact(Schema):
    """This says whom to talk with first."""

    text: str


class WhyMeeting(Schema):
    """This is a meeting beside the primary one."""

    code: str
    why: str


class ReferForm(Schema):
    """This is what to fill in."""

    code: str
    text: str
    url: str | None


class NotAcceptingGroup(Schema):
    """This is a group that takes no case referrals, and what to use instead."""

    code: str
    why: str
    instead: str | None


class NationalReferralMechanism(Schema):
    """This is the box on the National Referral Mechanism."""

    consider: Literal["yes", "no", "maybe"]
    who_submits: str | None
    consent: str | None
    tell: str | None


class StepTiming(Schema):
    """This says how soon a step is taken."""

    code: str
    when: When
    due: str | None


class SupportService(Schema):
    """This is a service that may help; without a title the directory does not list it."""

    code: str
    title: str | None
    url: str | None


class ReferCaution(Schema):
    """This is something to take care of."""

    code: str
    text: str


class ReferAnswer(Schema):
    """This is what to do, in order. Never a verdict on a child."""

    model_config = ConfigDict(json_schema_extra={"example": ANSWER})

    rules_version: str
    partnership: str
    steps: list[ReferStep]
    first_contact: FirstContact
    primary_meeting: str | None
    other_meetings: list[WhyMeeting]
    form: ReferForm | None
    who_may_refer: str
    prepare: list[str]
    not_accepting: list[NotAcceptingGroup]
    nrm: NationalReferralMechanism
    parallel: list[str]
    timing: list[StepTiming]
    support: list[SupportService]
    cautions: list[ReferCaution]
    gaps: list[str]


@router.post(
    "/refer",
    response=ReferAnswer,
    operation_id="refer",
    summary="Where to refer",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": question_schema()}},
        }
    },
)
def refer(request: PortalRequest) -> Any:
    """Give the steps for these answers, in order.

    Missing, null and empty mean the same, and any combination of answers has steps. An unknown
    name or value is a 400 that names it. Nothing of what is sent is stored or logged.
    """
    try:
        return _steps(request)
    except UnknownAnswers as unknown:
        return refusal(in_words(unknown.faults))
    except TwiceGiven as twice:
        return refusal([Fault(twice.name, "This input may be given once.")])
    except Unreadable:
        raise HttpError(400, "Send one JSON object, as UTF-8: inputs by name.") from None
    except NoRules as none:
        raise HttpError(404, str(none)) from None


def _steps(request: PortalRequest) -> dict[str, Any]:
    if len(request.body) > LONGEST_BODY:
        raise HttpError(413, f"Send at most {LONGEST_BODY // 1024} KB.")
    partnership, answers = _asked(request, read_body(request.body))
    found = conclude_from(answers, partnership, timezone.now())
    if partnership != request.partnership:
        _from_its_host(found, partnership.site.root_url)
    return found


def _asked(request: PortalRequest, given: dict[str, Any]) -> tuple[Partnership, Answers]:
    """Read who is asked and what; UnknownAnswers names everything there is to mend."""
    partnership, answers = _partnership(request, given.get(PARTNERSHIP)), Answers()
    faults = [] if partnership else [AnswerFault(PARTNERSHIP)]
    faults += [AnswerFault(NOW)] if is_beyond(given.get(NOW)) else []
    if partnership:
        live_rules(partnership)  # without any, nothing that was given is at fault
    try:
        answers = read_answers(given, meetings=meeting_codes())
    except UnknownAnswers as unknown:
        named = {fault.name for fault in faults}
        faults += [fault for fault in unknown.faults if fault.name not in named]
    if faults or partnership is None:
        raise UnknownAnswers(faults)
    return partnership, answers


def _partnership(request: PortalRequest, named: Any) -> Partnership | None:
    """Find who is asked: by slug or code, or the host's."""
    if named in (None, "", [], {}):
        return request.partnership
    return next((row for row in every_partnership() if named in (row.slug, row.code)), None)


def _from_its_host(found: dict[str, Any], root: str) -> None:
    """Let addresses of another partnership's site say whose they are."""
    linked = [*found["steps"], *found["support"], *([found["form"]] if found["form"] else [])]
    for each in linked:
        if each["url"] and each["url"].startswith("/"):
            each["url"] = root + each["url"]
