"""Plain words for what the navigator may be told: each input, and each of its values.

The questions, the result and the pages for editors all read them here, so that an answer has the
same words wherever it stands. Words for the inside of a sentence stand beside them.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from portal.navigator.rules.inputs import INPUTS, NO, UNSURE, YES, Value

INPUT_LABELS: dict[str, Promise] = {
    "subject": lazy("Who or what the worry is about"),
    "immediate_danger": lazy("In danger now"),
    "urgent_health": lazy("Medical help needed now"),
    "missing_now": lazy("Missing now"),
    "harms": lazy("What you are seeing"),
    "level": lazy("How serious it looks"),
    "age": lazy("Age"),
    "open_to": lazy("Who is already helping"),
    "sector": lazy("Your work"),
    "living": lazy("Where the child lives"),
    "exploitation_signs": lazy("Signs that somebody uses or controls the child"),
    "home_harm_too": lazy("Worry about harm at home as well"),
    "parents_safe": lazy("Safe to talk with parents or carers"),
    "high_risk_partner_abuse": lazy("High risk from a partner"),
    "sexual_assault_recent": lazy("Recent sexual assault"),
    "arrested": lazy("Arrested or charged"),
    "works_with_children": lazy("The person who harms works or volunteers with children"),
    "placed_by_other_area": lazy("Placed here by another council"),
    "cross_border": lazy("Reaches across a council or police border"),
    "purpose": lazy("What you are doing now"),
    "qa_changed": lazy("Final level set by quality assurance"),
    "blocked_plan": lazy("The plan is stuck because of a place, group or person"),
    "recent_incident_24h": lazy("Something happened in the last 24 hours"),
    "direct_work": lazy("Direct work by a specialist team is wanted"),
    "disruption_level": lazy("Level of disruption"),
    "asked_for": lazy("The meeting or group you had in mind"),
}

# The words of a worker come first; HARM_NAMES has the words of guidance.
VALUE_LABELS: dict[tuple[str, str], Promise] = {
    ("subject", "child"): lazy("A child or young person"),
    ("subject", "adult"): lazy("A person who may harm children"),
    ("subject", "location"): lazy("A place"),
    ("subject", "group"): lazy("A group of young people"),
    ("subject", "theme"): lazy("Something that keeps happening"),
    ("harms", "CSE"): lazy("Sexual pressure or exchange"),
    ("harms", "CCE"): lazy("Made to carry, sell or hold things"),
    ("harms", "SYV"): lazy("Violence or weapons"),
    ("harms", "TRAF"): lazy("Moved around to be used by others"),
    ("harms", "MS"): lazy("Made to work, or kept in debt or service"),
    ("harms", "ONL"): lazy("Something online"),
    ("harms", "TRA"): lazy("Hurt or controlled by a partner"),
    ("harms", "BUL"): lazy("Bullied or shut out"),
    ("harms", "HSB"): lazy("Sexual behaviour between children that harms"),
    ("harms", "RAD"): lazy("Drawn to extreme ideas"),
    ("harms", "MISS"): lazy("Going missing or far from home"),
    ("harms", "GRP"): lazy("Several people exploiting together"),
    ("level", UNSURE): lazy("Not sure"),
    ("level", "emerging"): lazy("Early signs"),
    ("level", "moderate"): lazy("More than early signs"),
    ("level", "significant"): lazy("Significant harm"),
    ("open_to", "none"): lazy("Nobody yet"),
    ("open_to", "early_help"): lazy("Early help"),
    ("open_to", "cin"): lazy("Social worker: child in need plan"),
    ("open_to", "cp"): lazy("Social worker: child protection plan"),
    ("open_to", "cic"): lazy("Social worker: the child is in care"),
    ("open_to", "care_leaver"): lazy("Care leavers’ worker"),
    ("open_to", "yjs"): lazy("Youth justice service"),
    ("sector", "education"): lazy("School or college"),
    ("sector", "health"): lazy("Health"),
    ("sector", "police"): lazy("Police"),
    ("sector", "social_care"): lazy("Children’s social care"),
    ("sector", "early_help"): lazy("Early help"),
    ("sector", "youth_justice"): lazy("Youth justice"),
    ("sector", "voluntary"): lazy("Charity, faith or community group"),
    ("sector", "housing_other"): lazy("Housing or another service"),
    ("sector", "licensing_trading"): lazy("Licensing or trading standards"),
    ("living", "home"): lazy("With family"),
    ("living", "care"): lazy("In care"),
    ("living", "care_experienced"): lazy("Has left care"),
    ("purpose", "new_concern"): lazy("Acting on a new worry"),
    ("purpose", "review_due"): lazy("Getting ready for a review"),
    ("purpose", "conference_prep"): lazy("Getting ready for a conference"),
    ("qa_changed", "raised"): lazy("Raised"),
    ("qa_changed", "agreed"): lazy("Agreed"),
    ("qa_changed", "lowered"): lazy("Lowered"),
    ("disruption_level", "1"): lazy("Level 1"),
    ("disruption_level", "2"): lazy("Level 2"),
    ("disruption_level", "3"): lazy("Level 3"),
    ("disruption_level", "4"): lazy("Level 4"),
}
_YES_NO_WORDS = {YES: lazy("Yes"), NO: lazy("No"), UNSURE: lazy("Not sure")}
VALUE_LABELS |= {
    (name, value): _YES_NO_WORDS[value]
    for name, wanted in INPUTS.items()
    if wanted.values[:2] == (YES, NO)
    for value in wanted.values
}

VALUE_HINTS: dict[tuple[str, str], Promise] = {
    ("subject", "adult"): lazy("An adult, or somebody whose age you do not know"),
    ("subject", "location"): lazy("A shop, park, station, flat or place online"),
    ("subject", "group"): lazy("Friends or a network, without naming one child"),
    ("subject", "theme"): lazy("A pattern or something to learn from"),
    ("harms", "CSE"): lazy("By an adult, an older young person or a group"),
    ("harms", "CCE"): lazy("Criminal exploitation, county lines, money through an account"),
    ("harms", "SYV"): lazy("Hurt, threatened, carrying, or in a feud"),
    ("harms", "TRAF"): lazy("Trafficking, also inside one town"),
    ("harms", "MS"): lazy("Modern slavery, forced labour"),
    ("harms", "ONL"): lazy("Images, blackmail, dares, groups that push harm"),
    ("harms", "TRA"): lazy("Teenage relationship abuse"),
    ("harms", "BUL"): lazy("In school, outside or online, also hate"),
    ("harms", "HSB"): lazy("Harassment, touching or force by another child"),
    ("harms", "RAD"): lazy("Also when the ideas are mixed or unclear"),
    ("harms", "MISS"): lazy("Even if back the same day"),
    ("harms", "GRP"): lazy("A group or network that passes children on"),
}

# The words of guidance, as they stand inside a sentence.
HARM_NAMES: dict[str, Promise] = {
    "CSE": lazy("sexual exploitation"),
    "CCE": lazy("criminal exploitation"),
    "SYV": lazy("serious youth violence"),
    "TRAF": lazy("trafficking"),
    "MS": lazy("modern slavery"),
    "ONL": lazy("online harm"),
    "TRA": lazy("teenage relationship abuse"),
    "BUL": lazy("bullying"),
    "HSB": lazy("harmful sexual behaviour"),
    "RAD": lazy("radicalisation"),
    "MISS": lazy("going missing"),
    "GRP": lazy("group-based exploitation"),
}


def label_of(name: str) -> str:
    """Give the label of an input."""
    return str(INPUT_LABELS[name])


def value_label(name: str, value: Value) -> str:
    """Give the words of an answer; several at once are listed, a meeting keeps its code."""
    if isinstance(value, frozenset):
        every = [code for code in INPUTS[name].values if code in value]
        return ", ".join(value_label(name, code) for code in every) or _none_given(name)
    if value is None or value == "":
        return _none_given(name)
    known = VALUE_LABELS.get((name, str(value)))
    return str(value) if known is None else str(known)


def value_hint(name: str, value: str) -> str:
    """Give what helps to choose an answer; empty where its words are enough."""
    return str(VALUE_HINTS.get((name, value), ""))


def harm_name(code: str) -> str:
    """Give a kind of harm in the words of guidance."""
    return str(HARM_NAMES[code])


def _none_given(name: str) -> str:
    if name == "open_to":
        return value_label(name, "none")
    return _("Not known") if INPUTS[name].is_number else _("Not given")
