"""The words of clauses: what a test of each input says inside a sentence."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.navigator.rule_sets.rules.clauses import Shape
from portal.navigator.rules.inputs import NO, UNSURE, YES

# An answer that makes a sentence by itself.
SENTENCES: dict[tuple[str, str], Promise] = {
    ("subject", "child"): _("the worry is about a child or young person"),
    ("subject", "adult"): _("the worry is about a person who may harm children"),
    ("subject", "location"): _("the worry is about a place"),
    ("subject", "group"): _("the worry is about a group of young people"),
    ("subject", "theme"): _("the worry is about something that keeps happening"),
    ("immediate_danger", YES): _("somebody is in danger now"),
    ("immediate_danger", NO): _("nobody is in danger now"),
    ("urgent_health", YES): _("medical help is needed now"),
    ("urgent_health", NO): _("no medical help is needed now"),
    ("missing_now", YES): _("the person is missing now"),
    ("missing_now", NO): _("nobody is missing now"),
    ("level", UNSURE): _("it is not clear how serious it is"),
    ("level", "emerging"): _("there are early signs"),
    ("level", "moderate"): _("the level is “More than early signs”"),
    ("level", "significant"): _("the level is “Significant harm”"),
    ("living", "home"): _("the child lives with family"),
    ("living", "care"): _("the child lives in care"),
    ("living", "care_experienced"): _("the person has left care"),
    ("exploitation_signs", YES): _("there are signs that somebody uses or controls the child"),
    ("exploitation_signs", NO): _("there are no signs that somebody uses or controls the child"),
    ("exploitation_signs", UNSURE): _(
        "it is not clear whether somebody uses or controls the child"
    ),
    ("home_harm_too", YES): _("there is worry about harm at home as well"),
    ("home_harm_too", NO): _("there is no worry about harm at home"),
    ("home_harm_too", UNSURE): _("it is not clear whether there is harm at home"),
    ("parents_safe", YES): _("it is safe to talk with parents or carers"),
    ("parents_safe", NO): _("it is not safe to talk with parents or carers"),
    ("parents_safe", UNSURE): _("it is not clear whether talking with parents or carers is safe"),
    ("high_risk_partner_abuse", YES): _("the risk from a partner is high"),
    ("high_risk_partner_abuse", NO): _("no high risk from a partner is known"),
    ("sexual_assault_recent", YES): _("there was a sexual assault recently"),
    ("sexual_assault_recent", NO): _("no recent sexual assault is known"),
    ("arrested", YES): _("the person was arrested or charged"),
    ("arrested", NO): _("the person was neither arrested nor charged"),
    ("works_with_children", YES): _("the person who harms works or volunteers with children"),
    ("works_with_children", NO): _("nobody who harms is known to work with children"),
    ("placed_by_other_area", YES): _("another council placed the child here"),
    ("placed_by_other_area", NO): _("no other council placed the child here"),
    ("cross_border", YES): _("the harm reaches across a council or police border"),
    ("cross_border", NO): _("the harm does not reach across a border"),
    ("purpose", "new_concern"): _("the worker acts on a new worry"),
    ("purpose", "review_due"): _("a review is due"),
    ("purpose", "conference_prep"): _("a conference is being prepared"),
    ("qa_changed", "raised"): _("quality assurance has raised the level"),
    ("qa_changed", "agreed"): _("quality assurance has agreed the level"),
    ("qa_changed", "lowered"): _("quality assurance has lowered the level"),
    ("blocked_plan", YES): _("the plan is stuck because of a place, group or person"),
    ("blocked_plan", NO): _("the plan is not stuck"),
    ("recent_incident_24h", YES): _("something happened in the last 24 hours"),
    ("recent_incident_24h", NO): _("nothing is known of the last 24 hours"),
    ("direct_work", YES): _("direct work by a specialist team is wanted"),
    ("direct_work", NO): _("no direct work by a specialist team is wanted"),
}

# Several values in one sentence; %(values)s is a list with “or”.
TEMPLATES: dict[tuple[str, Shape], Promise] = {
    ("subject", Shape.IS): _("the worry is about %(values)s"),
    ("level", Shape.IS): _("the level is %(values)s"),
    ("living", Shape.IS): _("where the child lives is %(values)s"),
    ("living", Shape.IS_NOT): _("where the child lives is not %(values)s"),
    ("harms", Shape.INCLUDES): _("the harm is %(values)s"),
    ("harms", Shape.INCLUDES_NONE): _("there is no %(values)s"),
    ("harms", Shape.OTHER_THAN): _("there is a kind of harm besides %(values)s"),
    ("harms", Shape.NONE_OTHER_THAN): _("there is no kind of harm besides %(values)s"),
    ("harms", Shape.ONLY): _("the only harm is %(values)s"),
    ("harms", Shape.NOT_ONLY): _("the harm is not %(values)s alone"),
    ("harms", Shape.GIVEN): _("a kind of harm is given"),
    ("harms", Shape.NOT_GIVEN): _("no kind of harm is given"),
    ("open_to", Shape.INCLUDES): _("there is already help from %(values)s"),
    ("open_to", Shape.INCLUDES_NONE): _("there is no help yet from %(values)s"),
    ("open_to", Shape.OTHER_THAN): _("somebody besides %(values)s is already helping"),
    ("open_to", Shape.NONE_OTHER_THAN): _("nobody besides %(values)s is already helping"),
    ("open_to", Shape.ONLY): _("only %(values)s is already helping"),
    ("open_to", Shape.NOT_ONLY): _("it is not %(values)s alone that is already helping"),
    ("open_to", Shape.GIVEN): _("somebody is already helping"),
    ("open_to", Shape.NOT_GIVEN): _("nobody is helping yet"),
    ("sector", Shape.IS): _("the worker is from %(values)s"),
    ("sector", Shape.IS_NOT): _("the worker is not from %(values)s"),
    ("age", Shape.IS): _("the person is aged %(values)s"),
    ("age", Shape.UNDER): _("the person is under %(values)s"),
    ("age", Shape.OR_OVER): _("the person is %(values)s or over"),
    ("age", Shape.BETWEEN): _("the person is aged from %(lowest)s to %(highest)s"),
    ("age", Shape.GIVEN): _("the age is known"),
    ("age", Shape.NOT_GIVEN): _("the age is not known"),
    ("qa_changed", Shape.GIVEN): _("quality assurance has set the final level"),
    ("qa_changed", Shape.NOT_GIVEN): _("quality assurance has not set the final level"),
    ("disruption_level", Shape.IS): _("the level of disruption is %(values)s"),
    ("disruption_level", Shape.IS_NOT): _("the level of disruption is not %(values)s"),
    ("disruption_level", Shape.GIVEN): _("a level of disruption is given"),
    ("disruption_level", Shape.NOT_GIVEN): _("no level of disruption is given"),
    ("asked_for", Shape.IS): _("the worker asked for %(values)s"),
    ("asked_for", Shape.IS_NOT): _("the worker did not ask for %(values)s"),
    ("asked_for", Shape.GIVEN): _("the worker asked for a group"),
    ("asked_for", Shape.NOT_GIVEN): _("the worker asked for no group"),
    ("asked_for", Shape.CLOSED_DOOR): _("the worker asked for a group that takes no referrals"),
}

# For an input that has no sentence of its own.
PLAIN: dict[Shape, Promise] = {
    Shape.IS: _("“%(label)s” is %(values)s"),
    Shape.IS_NOT: _("“%(label)s” is not %(values)s"),
    Shape.GIVEN: _("“%(label)s” is answered"),
    Shape.NOT_GIVEN: _("“%(label)s” is not answered"),
}

# Words of the common rules: true, and not true. Other words are named as they are.
WORDS: dict[str, tuple[Promise, Promise]] = {
    "PERSON": (
        _("the worry is about one child or young person"),
        _("the worry is not about one child or young person"),
    ),
    "YOUNG_ADULT": (_("the person is a young adult"), _("the person is not a young adult")),
    "CHILD": (_("the person is a child"), _("the person is not a child")),
    "THING": (
        _("the worry is about a place, a group or a person who may harm"),
        _("the worry is not about a place, a group or a person who may harm"),
    ),
    "OPEN": (_("somebody is already helping"), _("nobody is helping yet")),
    "CSC": (_("the child has a social worker"), _("the child has no social worker")),
    "EXPL": (
        _("there are signs of exploitation or slavery"),
        _("there are no signs of exploitation or slavery"),
    ),
    "SIG": (_("significant harm is suspected"), _("significant harm is not suspected")),
    "HI": (
        _("there is more than early signs"),
        _("there are early signs at most, or it is not clear"),
    ),
    "OTHER": (
        _("it is not only about radicalisation or partner abuse"),
        _("it is only about radicalisation or partner abuse"),
    ),
}
