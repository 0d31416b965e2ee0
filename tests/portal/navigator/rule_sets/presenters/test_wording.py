"""Rules in plain words: what they ask, what they do, what their words mean."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from portal.navigator.rule_sets.presenters.phrases import PLAIN, SENTENCES, TEMPLATES, WORDS
from portal.navigator.rule_sets.presenters.wording import (
    Line,
    lines,
    one_of,
    rule_sentence,
    sentence,
    words_of,
)
from portal.navigator.rule_sets.rules.clauses import Shape
from portal.navigator.rules.conditions import (
    AnyOf,
    Between,
    Given,
    Include,
    OneOf,
    Only,
    Other,
    Step,
    Word,
)
from portal.navigator.rules.inputs import HARMS, INPUTS
from tests.portal.navigator.rule_sets.drafts import AREAS, draft, rule_set

CHILD = Word("CHILD")


def some(*values):
    return frozenset(values)


def rule(area, name):
    return next(each for each in rule_set(area).rules if each.id == name)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ((), "Always."),
        ((AnyOf(()),), "No answers do this."),
        (
            (Include("harms", some("CSE", "CCE")), Between("age", 0, 12)),
            "The harm is sexual exploitation or criminal exploitation, and the person is under 13.",
        ),
        ((Include("harms", some("CSE", "GRP"), negated=True),),
         "There is no sexual exploitation or group-based exploitation."),
        ((Other("harms", some("RAD", "TRA")),),
         "There is a kind of harm besides teenage relationship abuse or radicalisation."),
        ((Other("harms", some("RAD"), negated=True),),
         "There is no kind of harm besides radicalisation."),
        ((Only("harms", some("RAD")),), "The only harm is radicalisation."),
        ((Only("harms", some("RAD"), negated=True),), "The harm is not radicalisation alone."),
        ((Given("harms", negated=True),), "No kind of harm is given."),
        ((Between("age", 16, 120),), "The person is 16 or over."),
        ((Between("age", 13, 15),), "The person is aged from 13 to 15."),
        ((Between("age", 17, 17),), "The person is aged 17."),
        ((Given("age"),), "The age is known."),
        ((OneOf("level", some("significant")),), "The level is “Significant harm”."),
        ((OneOf("level", some("moderate", "significant")),),
         "The level is “More than early signs” or “Significant harm”."),
        ((OneOf("missing_now", some("yes")),), "The person is missing now."),
        ((OneOf("home_harm_too", some("yes"), negated=True),),
         "There is no worry about harm at home or it is not clear whether there is harm at home."),
        ((OneOf("subject", some("adult", "location")),),
         "The worry is about “A person who may harm children” or “A place”."),
        ((OneOf("sector", some("police"), negated=True),), "The worker is not from “Police”."),
        ((Include("open_to", some("cin", "cp")),),
         ("There is already help from “Social worker: child in need plan” or “Social worker: child "
         "protection plan”.")),
        ((Given("qa_changed", negated=True),), "Quality assurance has not set the final level."),
        ((Given("living"),), "“Where the child lives” is answered."),
        ((OneOf("asked_for", some("NL-M02")),), "The worker asked for HOTH Strategic Group."),
        ((Word("SIG"), Word("CSC", negated=True)),
         "Significant harm is suspected, and the child has no social worker."),
        ((Step(some("MEETING:NL-M06")),), "There is the step “MACE Triage”."),
        ((Step(some("MARAC", "STRATEGY"), negated=True),),
         ("There is no step “Refer to the MARAC coordinator and send the DASH along” or “Ask "
         "children’s social care for a strategy discussion (section 47)”.")),
        (
            (CHILD, AnyOf(((Between("age", 0, 12),), (Word("OPEN"), Word("EXPL"))))),
            ("The person is a child, and (the person is under 13, or (somebody is already helping, "
            "and there are signs of exploitation or slavery))."),
        ),
        ((AnyOf(((CHILD,), (Word("OPEN"),))),),
         "The person is a child, or somebody is already helping."),
    ],
)  # fmt: skip
def test_a_condition_is_a_sentence(condition, words):
    assert sentence(condition, rule_set("NL")) == words


def test_a_condition_is_a_list_too_and_rows_stand_below_their_line():
    rows = AnyOf(((Between("age", 0, 12),), (Word("OPEN"), Word("EXPL"))))
    assert lines((CHILD, rows), rule_set("NL")) == (
        Line("The person is a child"),
        Line(
            "At least one of these:",
            (
                ("the person is under 13",),
                ("somebody is already helping", "there are signs of exploitation or slavery"),
            ),
        ),
    )
    single = AnyOf(((CHILD,), (Word("OPEN"),)))
    assert lines((single,), rule_set("NL")) == (
        Line("The person is a child, or somebody is already helping"),
    )


def test_a_promise_about_closed_doors_names_none_of_them():
    promise = next(each for each in rule_set("NL").promises if each.id == "X10")
    assert sentence(promise.condition, rule_set("NL")) == (
        "The worker asked for a group that takes no referrals."
    )


def test_what_a_rule_does():
    rules = rule_set("NL")
    assert rule_sentence(rule("NL", "NL02"), rules) == (
        "Add: “Fill in the multi-agency referral form for the meeting below”, “MACE Triage”."
    )
    changed = replace(
        rule("NL", "NL02"), adds=(), removes=frozenset({"MARAC", "NRM"}),
        replaces=(("MEETING:NL-M06", "MEETING:NL-M05"),),
    )  # fmt: skip
    assert rule_sentence(changed, rules) == (
        "Take away: “Refer to the MARAC coordinator and send the DASH along”, “Think about a "
        "referral to the National Referral Mechanism (NRM)”. "
        "Put “MACE” in the place of “MACE Triage”."
    )


@pytest.mark.parametrize("area", AREAS)
def test_no_rule_of_any_area_shows_a_code(area):
    rules = rule_set(area)
    codes = {*HARMS, *INPUTS, *rules.steps, *rules.meetings} - {"MARAC", "NRM"}
    # Words of English are no codes by their looks.
    codes = {code for code in codes if re.search(r"[_:\d-]|^[A-Z]{2,4}$", code)}
    words = {name.replace("_", " ") for name in rules.words}
    for each in rules.rules:
        said = f"{sentence(each.condition, rules)} {rule_sentence(each, rules)}"
        found = {
            code for code in codes if re.search(rf"(?<![\w-]){re.escape(code)}(?![\w-])", said)
        }
        assert found == set(), (each.id, said)
        named = set(re.findall(r"“([A-Z ]+)” is (?:not )?true", said))
        assert named <= words - set(WORDS), (each.id, said)


def test_every_common_word_is_said_in_words_and_every_word_is_explained():
    assert set(WORDS) == set(rule_set("NL").words)
    found = {word.name: word for word in words_of(rule_set("GLOS"))}
    assert list(found) == list(rule_set("GLOS").words)
    assert found["SIG"].text == "Significant harm is suspected"
    assert found["CARE"].text == "“CARE” is true"
    assert found["AT_QA"].lines == (
        Line("“MINE” is true"),
        Line("The harm is not radicalisation alone"),
        Line("Quality assurance has set the final level"),
    )


def test_a_word_that_an_area_makes_is_named():
    def change(_common, own):
        own["words"] = {"OUR_CASE": [{"word": "CHILD"}]}
        own["rules"][0]["if"] = [{"word": "OUR_CASE"}]

    changed = draft("NL", change)
    found = next(each for each in changed.rules if each.id == "NL01")
    assert sentence(found.condition, changed) == "“OUR CASE” is true."


def test_every_test_that_can_be_written_has_words():
    for name, wanted in INPUTS.items():
        shapes = {Shape.GIVEN, Shape.NOT_GIVEN}
        if wanted.is_many:
            shapes |= {Shape.INCLUDES, Shape.INCLUDES_NONE, Shape.OTHER_THAN}
            shapes |= {Shape.NONE_OTHER_THAN, Shape.ONLY, Shape.NOT_ONLY}
        elif wanted.is_number:
            shapes |= {Shape.IS, Shape.UNDER, Shape.OR_OVER, Shape.BETWEEN}
        else:
            shapes |= {Shape.IS, Shape.IS_NOT}
        missing = {each for each in shapes if (name, each) not in TEMPLATES and each not in PLAIN}
        assert missing == set(), name
    values = {(name, value) for name, wanted in INPUTS.items() for value in wanted.values}
    assert set(SENTENCES) <= values


@pytest.mark.parametrize(
    ("words", "listed"),
    [([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")],
)
def test_lists_read_as_people_say_them(words, listed):
    assert one_of(words) == listed
