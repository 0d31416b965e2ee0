"""Panels and lists of templates/components/ in every state."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html

from portal.core.brief_route import BriefRoute, BriefStop
from portal.core.specimens.base import Specimen, drawn
from portal.core.specimens.changes import differences_specimens
from portal.core.specimens.samples import CHECKED, UNCHECKED
from portal.core.strip import NO_CONTACTS, EmergencyContacts

LEVEL = 3
NUMBERS_OF_A_STEP = "components/local_numbers.html"
THURSDAY = dt.date(2026, 11, 26)
START = "Start"
FACTS = [
    {"term": "Chair", "words": "Lead Officer, Family Help"},
    {"term": "Takes", "words": "Early and clear concern"},
]
STOPS = [
    {"title": "Danger now: call 999", "text": "Stay if that is safe.", "kind": "now"},
    {"title": "Talk to your safeguarding lead", "when": "Today, by 5 pm", "kind": ""},
    {"title": "Write down what you saw", "kind": "side"},
]
BRIEF = BriefRoute(
    stops=(
        BriefStop("A", "now", "Danger now: call 999", "", ("At once",), "you", "Guidance"),
        BriefStop(
            "B", "", "Tell the front door", "", ("Significant harm: now", "Otherwise: soon"),
            "you", "Guidance", contacts=EmergencyContacts(CHECKED, UNCHECKED),
        ),
        BriefStop("C", "", "The panel", "It acts.", ("Soon",), "a chair", "Ours", url="/report/"),
        BriefStop("D", "side", "Tell the police", "", ("Soon",), "you", "Guidance"),
    ),
    url="/report/",
)  # fmt: skip


def panels_group(_request: HttpRequest, _state: str) -> dict[str, Any]:
    """Show panels and lists."""
    return {"specimens": [*_cards(), *_routes(), *_lists(), *_messages(), *differences_specimens()]}


def _local_numbers() -> Specimen:
    """Draw the numbers beside a step; they are rows of a list of facts."""
    contacts = BRIEF.stops[1].contacts
    rows = drawn("local_numbers", "beside a step", NUMBERS_OF_A_STEP, contacts=contacts)
    return replace(rows, html=format_html('<dl class="facts">{}</dl>', rows.html))


def _cards() -> list[Specimen]:
    links: dict[str, dict[str, Any]] = {
        "with a ring": {"ring": "school", "text": "What to notice at school."},
        "title only": {},
    }
    numbers = {
        "checked": EmergencyContacts(CHECKED, None),
        "not checked": EmergencyContacts(UNCHECKED, None),
        "none": NO_CONTACTS,
    }
    link = {"title": "Signs to notice", "url": "/languages/", "level": LEVEL}
    return [
        *_care_cards(),
        *_slips(),
        *(
            drawn("link_card", state, "components/link_card.html", **link, **values)
            for state, values in links.items()
        ),
        *(
            drawn("call_now", state, "components/call_now.html", contacts=contacts)
            for state, contacts in numbers.items()
        ),
        drawn("date_block", "a day", "components/date_block.html", date=THURSDAY),
        drawn("about_young", "for young people", "components/about_young.html", skin="teen"),
    ]


def _care_cards() -> list[Specimen]:
    words = {
        "title": "If a child is hurt",
        "content": format_html("<p>{}</p>", "Stay with the child."),
        "level": LEVEL,
    }
    return [
        drawn("care_card", kind, "components/care_card.html", kind=kind, **words)
        for kind in ("emergency", "urgent", "calm")
    ]


def _slips() -> list[Specimen]:
    slips: dict[str, dict[str, Any]] = {
        "a meeting": {
            "kicker": "Where this child is discussed", "date": THURSDAY, "when": "10 am, online",
            "note": "Papers by Tuesday, noon", "facts": FACTS, "url": "/report/",
            "label": "Add to calendar", "icon": "calendar",
        },
        "title and facts": {"facts": FACTS},
        "a day alone": {"date": THURSDAY, "url": "/report/", "label": "All dates"},
    }  # fmt: skip
    return [
        drawn("slip", state, "components/slip.html", title="MACE Triage", level=LEVEL, **values)
        for state, values in slips.items()
    ]


def _routes() -> list[Specimen]:
    band = {"title": "Not sure where to take a worry?", "level": LEVEL}
    lead = "Six questions."
    return [
        drawn("route", "every kind of stop", "components/route.html", stops=STOPS, level=LEVEL),
        drawn("brief_route", "every kind of stop", "components/brief_route.html", route=BRIEF,
              level=LEVEL),
        _local_numbers(),
        drawn(
            "deep_band", "with its path", "components/deep_band.html", **band, lead=lead,
            url="/hide/", label=START, note="Nothing is kept.", stops=STOPS,
        ),
        drawn("deep_band", "words only", "components/deep_band.html", **band, lead=lead),
        drawn("deep_band", "title only", "components/deep_band.html", **band),
        drawn("look_safely", "for families", "components/look_safely.html", level=LEVEL),
    ]  # fmt: skip


def _lists() -> list[Specimen]:
    rows = [
        {"term": "Age", "words": "15", "url": "/report/"},
        {"term": "Your work", "words": "School", "url": ""},
    ]
    tasks = [
        {"title": "About the worry", "url": "/hide/", "status": "Done", "kind": "ok"},
        {"title": "Signs", "url": "/hide/", "hint": "Ten minutes", "status": "To do", "kind": ""},
        {"title": "Check answers", "url": "", "status": "Cannot start yet", "kind": "warn"},
    ]
    table = {
        "caption": "Who to ring",
        "headings": ["When", "Who"],
        "rows": [{"head": "By day", "cells": [{"label": "Who", "words": "Front door"}]}],
    }
    return [
        drawn("facts", "side by side", "components/facts.html", facts=FACTS),
        drawn("facts", "narrow", "components/facts.html", facts=FACTS, is_narrow=True),
        drawn("tick_list", "do", "components/tick_list.html", items=["Listen", "Thank them"]),
        drawn("tick_list", "do not", "components/tick_list.html", items=["Search"], is_dont=True),
        drawn("table", "with a caption", "components/table.html", **table),
        drawn("table", "without", "components/table.html", **{**table, "caption": ""}),
        drawn("summary_list", "answers", "components/summary_list.html", rows=rows),
        drawn("task_list", "every status", "components/task_list.html", tasks=tasks, id="tasks"),
    ]


def _messages() -> list[Specimen]:
    words = {"title": "Saved", "text": "Come back with your four words."}
    details = {
        "summary": "Why we ask",
        "content": format_html("<p>{}</p>", "Each meeting differs."),
    }
    return [
        drawn("details", "closed", "components/details.html", **details),
        drawn("details", "open", "components/details.html", is_open=True, **details),
        drawn("inset", "text", "components/inset.html", text="Set by your partnership."),
        drawn("notification", "news", "components/notification.html", id="note-1", **words),
        drawn(
            "notification",
            "done",
            "components/notification.html",
            id="note-2",
            kind="success",
            **words,
        ),
    ]
