"""How long a session lasts."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase

IDLE = timedelta(minutes=30)
AT_MOST = timedelta(hours=8)
JUST_NOW = timedelta(minutes=5)
NOTED_EVERY = timedelta(minutes=1)  # a write for every request would be one too many
SIGNED_IN_AT = "signed_in_at"
SEEN_AT = "seen_at"


def note_signed_in(session: SessionBase, now: datetime) -> None:
    """Start both clocks."""
    session[SIGNED_IN_AT] = session[SEEN_AT] = now.timestamp()


def note_seen(session: SessionBase, now: datetime) -> None:
    """Start the shorter clock again, if somebody is signed in."""
    if SESSION_KEY in session and now.timestamp() - session[SEEN_AT] >= NOTED_EVERY.total_seconds():
        session[SEEN_AT] = now.timestamp()


def has_just_begun(session: SessionBase, now: datetime) -> bool:
    """Say whether somebody proved who they are a moment ago, by signing in."""
    began = session.get(SIGNED_IN_AT)
    return began is not None and now.timestamp() - began < JUST_NOW.total_seconds()


def is_over(session: SessionBase, now: datetime) -> bool:
    """Say whether this session has lasted long enough; one without clocks has."""
    if SESSION_KEY not in session:
        return False
    began, seen = session.get(SIGNED_IN_AT), session.get(SEEN_AT)
    if began is None or seen is None:
        return True
    moment = now.timestamp()
    return moment - began >= AT_MOST.total_seconds() or moment - seen >= IDLE.total_seconds()
