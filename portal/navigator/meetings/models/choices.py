"""What a meeting can be: codes for the database, words for people."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.navigator.rules.inputs import HARMS


class Tier(models.TextChoices):
    """Where a meeting stands, from the top down."""

    STRATEGIC = "strategic", _("Strategic oversight")
    STATUTORY = "statutory", _("Meetings the law asks for")
    OPERATIONAL = "operational", _("Operational groups")
    THEMATIC = "thematic", _("Groups for one theme")
    CONTEXTUAL = "contextual", _("Places, groups and people of concern")
    POLICE_LED = "police-led", _("Led by the police")
    EARLY = "early-identification", _("Early identification")


class Standing(models.TextChoices):
    """Whether it meets already."""

    RUNNING = "running", _("Running")
    BEING_SET_UP = "being-set-up", _("Being set up")


class Referrals(models.TextChoices):
    """Whether practitioners may refer to it."""

    YES = "yes", _("Takes case referrals")
    THROUGH = "through", _("Reached through another group or route")
    NO = "no", _("No case referrals")
    NOT_STATED = "not-stated", _("Not set: ask your line manager")


class Subject(models.TextChoices):
    """What it looks at."""

    CHILD = "child", _("A child or young person")
    ADULT = "adult", _("A person of concern")
    LOCATION = "location", _("A place")
    GROUP = "group", _("A group of friends or a network")
    THEME = "theme", _("A theme or a pattern")


class LineKind(models.TextChoices):
    """What a line from one meeting to another means."""

    REPORTS = "reports-to", _("reports to, or feeds")
    ESCALATES = "escalates-to", _("escalates to")
    INSTEAD = "instead", _("takes no case referrals: use this one instead")


HARM_NAMES = {
    "CSE": _("Child sexual exploitation"),
    "CCE": _("Child criminal exploitation"),
    "SYV": _("Serious youth violence"),
    "TRAF": _("Trafficking"),
    "MS": _("Modern slavery"),
    "ONL": _("Online harm"),
    "TRA": _("Teenage relationship abuse"),
    "BUL": _("Bullying"),
    "HSB": _("Harmful sexual behaviour"),
    "RAD": _("Radicalisation"),
    "MISS": _("Going missing"),
    "GRP": _("Group-based exploitation"),
}
HARM_CHOICES = [(code, HARM_NAMES[code]) for code in HARMS]

# Steps of the navigator that complete something; their codes are never renamed.
FORMS = {
    "FORM_MARF": _("Multi-agency referral form"),
    "FORM_PREVENT": _("Prevent referral form"),
    "FORM_DASH": _("DASH"),
    "TOOL_CHILD": _("Child or young person tool"),
    "TOOL_PARENT": _("Parent or carer tool"),
    "TOOL_CEVT": _("Child Exploitation Vulnerability Tracker"),
    "TOOL_SCREEN_CE": _("Screening tool"),
    "TOOL_SCREEN_TEES": _("HOTH Screening Tool"),
    "TOOL_LOI": _("HOTH Level of Intervention Decision-Making Tool"),
    "TOOL_LOI_REVIEW": _("HOTH Levels of Intervention Review form"),
    "TOOL_POC": _("Person-of-concern record"),
    "TOOL_LOC": _("Location Assessment"),
    "PEER_MAP": _("Peer-group mapping"),
}
