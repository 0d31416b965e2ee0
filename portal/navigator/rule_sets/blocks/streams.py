"""Which rows each table of a rule set takes, made for what one rule set knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as lazy
from wagtail import blocks

from portal.navigator.rule_sets.blocks import cases, tables
from portal.navigator.rule_sets.blocks.pickers import Known, PickerBlock, SectionBlock
from portal.navigator.rule_sets.blocks.tests import tests_block

NOTHING_KNOWN = Known()
Make = Callable[[Known], blocks.Block]


def _place(known: Known) -> blocks.Block:
    return PickerBlock("answers", known, label=lazy("Meeting or route"))


CHILDREN: Mapping[str, Mapping[str, Make]] = {
    "prepare": {"line": tables.about_person, "thing": tables.about_thing},
    "meetings": {"meeting": tables.meeting},
    "routes": {"route": tables.route},
    "changes": {"leave_out": tables.leave_out, "stands_on": tables.stands_on},
    "steps": {"step": tables.step, "local_step": tables.local_step},
    "words": {"word": tables.word},
    "timing": {"table": tables.timing},
    "rules": {"rule": tables.rule},
    "primary": {"choice": tables.choice},
    "primary_after": {"choice": tables.choice},
    "forms": {"choice": tables.choice},
    "other_meetings": {"others": tables.others},
    "prevent": {"place": _place},
    "redirects": {"redirect": tables.redirect},
    "cautions": {"note": tables.note},
    "gaps": {"note": tables.note},
    "promises": {"promise": tables.promise},
    "support": {"support": tables.support},
    "scenarios": {"scenario": cases.scenario},
}
NRM_MAYBE = "nrm_maybe"
STREAMS = (*CHILDREN, NRM_MAYBE)


def stream_of(name: str, known: Known = NOTHING_KNOWN, without: str = "") -> SectionBlock:
    """Give the block of one table; rows are folded away until somebody opens them."""
    if name == NRM_MAYBE:
        return tests_block(known)
    made: list[tuple[str, Any]] = [
        (kind, make(known)) for kind, make in CHILDREN[name].items() if kind != without
    ]
    return SectionBlock(made, required=False, collapsed=True)
