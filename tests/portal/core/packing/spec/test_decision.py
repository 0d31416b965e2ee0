from __future__ import annotations

import pytest

from portal.core.packing.spec.decision import Here, Outcome, Packed, Policy, decide, digest

REFRESH = Policy(may_update=True, has_drafts=True)
LOAD = Policy(may_update=False, has_drafts=True)
NO_DRAFTS = Policy(may_update=True)
CONTACTS = Policy(may_update=True, may_change=False)

ROW_NEVER_LOADED = None


@pytest.mark.parametrize(
    ("here", "packed", "policy", "outcome"),
    [
        # nothing there
        (None, None, LOAD, Outcome.CREATED),
        (None, None, CONTACTS, Outcome.CREATED),
        (None, Packed("old"), REFRESH, Outcome.STAYS_DELETED),
        (None, Packed("new"), REFRESH, Outcome.STAYS_DELETED),
        (None, Packed(""), REFRESH, Outcome.STAYS_DELETED),
        # already as the pack says, whoever wrote it
        (Here("new"), Packed("new"), REFRESH, Outcome.UNCHANGED),
        (Here("new"), Packed("old"), REFRESH, Outcome.UNCHANGED),
        (Here("new"), Packed("old", "new"), REFRESH, Outcome.UNCHANGED),
        (Here("new"), ROW_NEVER_LOADED, LOAD, Outcome.UNCHANGED),
        (Here("new", has_draft=True), Packed("new"), REFRESH, Outcome.UNCHANGED),
        # the pack moved on, nobody touched the row
        (Here("old"), Packed("old"), REFRESH, Outcome.UPDATED),
        (Here("old"), Packed("old"), NO_DRAFTS, Outcome.UPDATED),
        (Here("old"), Packed("old"), LOAD, Outcome.KEPT_NEWER_WAITS),
        (Here("old"), Packed("old"), CONTACTS, Outcome.KEPT_EDITED),
        # edited here, the pack did not move
        (Here("mine"), Packed("new"), REFRESH, Outcome.KEPT),
        (Here("mine"), Packed("new"), CONTACTS, Outcome.KEPT),
        (Here("mine"), Packed("new"), LOAD, Outcome.KEPT),
        # edited here, and the pack moved on
        (Here("mine"), Packed("old"), REFRESH, Outcome.KEPT_DRAFT_SAVED),
        (Here("mine"), Packed("old", "older"), REFRESH, Outcome.KEPT_DRAFT_SAVED),
        (Here("mine"), Packed("old"), NO_DRAFTS, Outcome.KEPT_EDITED),
        (Here("mine"), Packed("old"), CONTACTS, Outcome.KEPT_EDITED),
        (Here("mine"), Packed("old"), LOAD, Outcome.KEPT_NEWER_WAITS),
        # that draft is laid out once only
        (Here("mine"), Packed("old", "new"), REFRESH, Outcome.KEPT),
        # an editor's draft counts as an edit
        (Here("old", has_draft=True), Packed("old"), REFRESH, Outcome.KEPT_DRAFT_SAVED),
        (Here("old", has_draft=True), Packed("old", "new"), REFRESH, Outcome.KEPT),
        # a row that was there before the pack
        (Here("mine"), ROW_NEVER_LOADED, REFRESH, Outcome.KEPT_DRAFT_SAVED),
        (Here("mine"), ROW_NEVER_LOADED, CONTACTS, Outcome.KEPT_EDITED),
        (Here("mine"), ROW_NEVER_LOADED, LOAD, Outcome.KEPT_NEWER_WAITS),
        (Here("mine"), Packed("", "new"), REFRESH, Outcome.KEPT),
    ],
)
def test_nobodys_work_is_overwritten(here, packed, policy, outcome):
    assert decide(wanted="new", here=here, packed=packed, policy=policy) is outcome


def test_the_report_has_four_columns():
    assert {outcome.counted_as for outcome in Outcome} == {
        "created",
        "updated",
        "unchanged",
        "kept",
    }


def test_a_row_that_was_kept_for_a_reason_says_it():
    assert Outcome.STAYS_DELETED.note == "deleted here; it stays deleted"
    assert [outcome.note for outcome in (Outcome.CREATED, Outcome.KEPT)] == ["", ""]


def test_a_digest_looks_at_the_content_and_not_at_its_order():
    assert digest({"a": 1, "b": ["ł"]}) == digest({"b": ["ł"], "a": 1})
    assert digest({"a": [1, 2]}) != digest({"a": [2, 1]})
    assert len(digest({})) == 64
