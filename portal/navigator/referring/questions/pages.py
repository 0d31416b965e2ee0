"""The pages of questions in their order, and the words of each question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from portal.core.exceptions import gettext_noop as _


@dataclass(frozen=True)
class Page:
    """This is one page: which inputs it may ask for, and in which section it stands."""

    id: str
    section: str
    title: str
    inputs: tuple[str, ...]
    intro: str = ""


@dataclass(frozen=True)
class Wording:
    """These are the words of a question, and why it is asked."""

    label: str
    help: str = ""
    why: str = ""


SECTIONS: Final = {
    "now": _("Danger now"),
    "worry": _("The worry"),
    "person": _("The child or young person"),
    "risk": _("How serious it is"),
    "work": _("Your work"),
}

DANGER: Final = "danger"
PAGES: Final = (
    Page(
        DANGER,
        "now",
        _("Danger now"),
        ("immediate_danger", "urgent_health", "missing_now"),
        intro=_("If somebody is in danger, call 999 first. This page can wait."),
    ),
    Page("about", "worry", _("Who or what it is about"), ("subject",)),
    Page("seeing", "worry", _("What you are seeing"), ("harms",)),
    Page(
        "person",
        "person",
        _("About the child or young person"),
        ("age", "living", "open_to", "placed_by_other_area", "arrested"),
        intro=_("What you know is enough. Leave out what you do not know. Never write a name."),
    ),
    Page(
        "serious",
        "risk",
        _("How serious it looks"),
        (
            "level", "exploitation_signs", "sexual_assault_recent", "high_risk_partner_abuse",
            "recent_incident_24h",
        ),
    ),
    Page(
        "around",
        "risk",
        _("Home and people around"),
        ("home_harm_too", "parents_safe", "works_with_children", "cross_border"),
    ),
    Page(
        "work",
        "work",
        _("Your work"),
        (
            "sector", "purpose", "qa_changed", "blocked_plan", "direct_work", "disruption_level",
        ),
    ),
    Page("group", "work", _("A group you had in mind"), ("asked_for",)),
)  # fmt: skip

WORDING: Final = {
    "immediate_danger": Wording(
        _("Is somebody in immediate danger?"),
        _("If you are not sure, say yes."),
        _("Danger comes before any form. If you say yes, the next page begins with 999."),
    ),
    "urgent_health": Wording(
        _("Does somebody need medical help now?"),
        _("An injury, an overdose, drugs swallowed or hidden in the body, or an assault."),
    ),
    "missing_now": Wording(
        _("Is a child missing now?"),
        _("There is no waiting time before you may tell the police."),
    ),
    "subject": Wording(
        _("Who or what are you worried about?"),
        _("If there is a child you can name, choose the child. You can start again for a place."),
        _("A child has a route of their own. A place, a group or a person takes another one."),
    ),
    "harms": Wording(
        _("What are you seeing?"),
        _("Tick everything that fits. You do not need to be sure, and you do not need a label."),
        _("Each kind of harm has its own people and meetings. Several ticks lead to all of them."),
    ),
    "age": Wording(
        _("How old are they?"),
        _("In years, such as 15. Left empty, you get the steps for somebody under 18."),
        _("Some steps are only for younger children, some only from 16 or from 18 on."),
    ),
    "living": Wording(_("Where do they live?")),
    "open_to": Wording(
        _("Who is already helping?"),
        _("Tick all that you know of."),
        _("Whoever already helps must know, and may be the right person to take the next step."),
    ),
    "placed_by_other_area": Wording(
        _("Did another council place them here?"),
        why=_("The council that placed a child keeps its duties and must be told."),
    ),
    "arrested": Wording(
        _("Have they been arrested or charged?"),
        why=_("A child may have been made to break the law. Their solicitor needs to know that."),
    ),
    "level": Wording(
        _("How serious does it look?"),
        _("Your view today is enough. It is not a verdict, and it may change."),
        _("It decides how soon to act and who looks at it."),
    ),
    "exploitation_signs": Wording(
        _("Are there signs that somebody uses or controls them?"),
        _("Such as debts, money or phones nobody can explain, or fear of somebody."),
        _("Signs are enough to think about the National Referral Mechanism."),
    ),
    "sexual_assault_recent": Wording(
        _("Has there been a sexual assault recently?"),
        why=_("Care is better and evidence safer the sooner somebody helps."),
    ),
    "high_risk_partner_abuse": Wording(
        _("Is the risk from a partner or former partner high?"),
        _("Such as threats to kill, strangling or stalking, or it is getting worse."),
    ),
    "recent_incident_24h": Wording(_("Has something happened in the last 24 hours?")),
    "home_harm_too": Wording(
        _("Are you worried about harm at home as well?"),
        why=_("Then the family needs a plan too, and parents are not told before it is safe."),
    ),
    "parents_safe": Wording(
        _("Is it safe to talk with parents or carers?"),
        _("If you do not know, say so: you will be told whom to ask first."),
    ),
    "works_with_children": Wording(
        _("Does somebody who may be harming children work or volunteer with them?"),
        why=_("There is a duty to tell the local authority designated officer (LADO)."),
    ),
    "cross_border": Wording(
        _("Does it reach across a council or police border?"),
        why=_("The neighbours and their police need to know."),
    ),
    "sector": Wording(
        _("Where do you work?"), why=_("Some steps differ by who takes them, such as a school.")
    ),
    "purpose": Wording(_("What are you doing now?")),
    "qa_changed": Wording(_("Has quality assurance set the final level?")),
    "blocked_plan": Wording(_("Is the plan stuck because of a place, a group or a person?")),
    "direct_work": Wording(_("Would you like direct work by a specialist team?")),
    "disruption_level": Wording(_("Has a level of disruption been set?")),
    "asked_for": Wording(
        _("Is there a meeting or group you had in mind?"),
        _("You will be told if it takes referrals, and what to use if it does not."),
    ),
}
