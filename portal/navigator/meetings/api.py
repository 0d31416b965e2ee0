"""Meetings for programs: the same as on the pages, of the host's partnership."""

from __future__ import annotations

from typing import Literal

from django.http import Http404
from django.utils import timezone, translation
from ninja import Field, Path, Query, Router, Schema

from portal.core.languages import speaking
from portal.core.requests import PortalRequest
from portal.navigator.meetings.presenters.answers import (
    MeetingAnswer,
    meeting_answer,
    meeting_answers,
)
from portal.navigator.meetings.presenters.known import Known, known_of

router = Router(tags=["Meetings"])

Language = Literal["en", "pl", "ro", "lt", "uk", "ar"]
IN_LANGUAGE = "The reader’s language; English stands in where something is not translated."


class MeetingsAsked(Schema):
    """These are the parameters of both operations."""

    lang: Language = Field("en", description=IN_LANGUAGE)


class MeetingNamed(Schema):
    """This names one meeting."""

    slug: str = Field(description="Its slug", json_schema_extra={"example": "mace-triage"})


@router.get("/meetings", response=list[MeetingAnswer], operation_id="meetings", summary="Meetings")
def meetings(request: PortalRequest, asked: Query[MeetingsAsked]) -> list[MeetingAnswer]:
    """List the meetings of the host’s partnership, in order, with their coming dates."""
    known = _known(request, asked.lang)
    with translation.override(asked.lang), speaking(known.language):
        return meeting_answers(known.texts, known)


@router.get(
    "/meetings/{slug}", response=MeetingAnswer, operation_id="meeting", summary="One meeting"
)
def meeting(
    request: PortalRequest, named: Path[MeetingNamed], asked: Query[MeetingsAsked]
) -> MeetingAnswer:
    """Give everything about one meeting; what the partnership has not set is empty and named."""
    known = _known(request, asked.lang)
    text = next((each for each in known.texts if each.owner.slug == named.slug), None)
    if text is None:
        raise Http404
    with translation.override(asked.lang), speaking(known.language):
        return meeting_answer(text, known)


def _known(request: PortalRequest, language: str) -> Known:
    return known_of(request.partnership, language, timezone.now())
