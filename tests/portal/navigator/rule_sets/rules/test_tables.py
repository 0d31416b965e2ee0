"""What is written differently, whether or not any step changes by it."""

from __future__ import annotations

import pytest

from portal.navigator.rule_sets.rules.tables import ORDER, Fate, Part, Rewritten, rewritten
from tests.portal.navigator.rule_sets.drafts import draft, row_of, rule_set


def found(change, area="NL"):
    return list(rewritten(rule_set(area), draft(area, change)))


def test_the_same_files_give_nothing():
    assert found(lambda _common, _own: None) == []


def test_rules_that_are_new_changed_and_gone():
    def change(_common, own):
        own["rules"].append({**row_of(own, "NL01"), "id": "NL30"})
        row_of(own, "NL02")["why"] = "Other words."
        own["rules"].remove(row_of(own, "NL15"))

    assert found(change) == [
        Rewritten(Part.RULES, "NL02", Fate.CHANGED),
        Rewritten(Part.RULES, "NL15", Fate.GONE),
        Rewritten(Part.RULES, "NL30", Fate.NEW),
    ]


def meeting(own, change):
    own["meetings"][3].update(change)


def redirect(own, change):
    own["redirects"][0].update(change)


@pytest.mark.parametrize(
    ("change", "entries"),
    [
        (lambda c, _o: c["steps"][0].update(text="Call."), [(Part.STEPS, "EMERGENCY_999")]),
        (lambda _c, o: meeting(o, {"who_may_refer": "Anybody."}), [(Part.MEETINGS, "NL-M04")]),
        (
            lambda _c, o: meeting(o, {"name": "HSB Panel"}),
            [(Part.STEPS, "MEETING:NL-M04"), (Part.MEETINGS, "NL-M04")],
        ),
        (lambda _c, o: o["primary"][0]["first_of"].reverse(), [(Part.PRIMARY, "P03")]),
        (lambda c, _o: c["forms"][3]["first_of"].pop(), [(Part.FORMS, "F04")]),
        (lambda _c, o: o["other_meetings"][0].update(why="It may."), [(Part.OTHERS, "NL-M05")]),
        (lambda c, _o: c["cautions"][0].update(text="Wait."), [(Part.CAUTIONS, "PARENTS_WAIT")]),
        (lambda _c, o: o["gaps"][0].update(text="Not said."), [(Part.GAPS, "cadence")]),
        (lambda c, _o: c["timing"]["by-level"].pop(0), [(Part.TIMING, "by-level")]),
        (lambda c, _o: c["promises"][0].update(text="Call."), [(Part.PROMISES, "X01")]),
        (lambda _c, o: o.update(who_may_refer="Anybody."), [(Part.REST, "who_may_refer")]),
    ],
)
def test_a_change_of_one_part_is_told_of_that_part(change, entries):
    assert found(change) == [Rewritten(part, name, Fate.CHANGED) for part, name in entries]


def test_a_word_of_the_rules_changes_by_itself_alone():
    def change(common, _own):
        common["words"]["CSC"][0]["include"].append("yjs")

    assert found(change) == [Rewritten(Part.WORDS, "CSC", Fate.CHANGED)]


def test_a_closed_door_changes_the_rule_that_speaks_of_it():
    assert found(lambda _c, o: redirect(o, {"use": "Ask."})) == [
        Rewritten(Part.RULES, "C32", Fate.CHANGED),
        Rewritten(Part.REDIRECTS, "NL-M01", Fate.CHANGED),
    ]


@pytest.mark.parametrize(
    ("change", "part"),
    [
        (lambda _c, o: o["rules"].reverse(), Part.RULES),
        (lambda c, _o: c["rules"].reverse(), Part.RULES),
        (lambda _c, o: o["meetings"].reverse(), Part.MEETINGS),
        (lambda _c, o: o["primary"].reverse(), Part.PRIMARY),
        (lambda c, _o: c["forms"].reverse(), Part.FORMS),
        (lambda _c, o: o["other_meetings"].reverse(), Part.OTHERS),
        (lambda _c, o: o["redirects"].reverse(), Part.REDIRECTS),
        (lambda c, _o: c["cautions"].reverse(), Part.CAUTIONS),
        (lambda _c, o: o["gaps"].reverse(), Part.GAPS),
    ],
)
def test_another_order_is_told_once(change, part):
    told = [each for each in found(change, "TEES") if each.name == ORDER]
    assert told == [Rewritten(part, ORDER, Fate.CHANGED)]


def test_what_is_new_or_gone_puts_nothing_in_another_order():
    def change(_common, own):
        own["gaps"].insert(0, {"code": "new", "text": "Not said."})
        del own["gaps"][2]

    assert [each.fate for each in found(change)] == [Fate.GONE, Fate.NEW]


def test_the_order_of_what_is_looked_up_by_name_tells_nothing():
    assert found(lambda c, _o: c["promises"].reverse()) == []
