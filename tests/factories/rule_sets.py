"""Rule sheets: empty drafts, and those of the starter packs, live."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import factory
import yaml

from portal.core.models import Partnership
from portal.core.publishing import publish_row
from portal.navigator.rule_sets.models import RuleSheet
from portal.navigator.rule_sets.spec.mapping import fields_of, plain, plain_scenarios

PACKS = Path(__file__).parents[2] / "portal" / "packs"
NO_CASES: dict[str, Any] = {"scenarios": []}


class RuleSheetFactory(factory.django.DjangoModelFactory):
    """This makes a common sheet without a single row; as a draft unless somebody says `live`."""

    partnership = None
    name = factory.Sequence(lambda n: f"Rules {n}")
    version = "new-2026-11-1"
    live = False

    class Meta:
        model = RuleSheet


@cache
def _read(folder: str, file: str) -> Any:
    return yaml.safe_load((PACKS / folder / file).read_text(encoding="utf-8"))


def shipped_rules(folder: str) -> dict[str, Any]:
    """Give the rules of a starter pack in their plain form."""
    given = _read(folder, "navigator.yaml")
    return plain(given, is_shared=folder == "national")


def shipped_cases(folder: str) -> dict[str, Any]:
    """Give the cases of a starter pack; the common rules have none."""
    if folder == "national":
        return NO_CASES
    return plain_scenarios(_read(folder, "navigator_scenarios.yaml"))


def sheet_from(
    folder: str, partnership: Partnership | None = None, *, is_live: bool = True
) -> RuleSheet:
    """Keep what a starter pack says, published or as it would be before."""
    rules = shipped_rules(folder)
    name = partnership.name if partnership else "All areas"
    row = RuleSheet(partnership=partnership, name=name, version=rules["version"], live=is_live)
    row.fill(fields_of(rules, shipped_cases(folder), is_shared=partnership is None))
    if is_live:
        publish_row(row=row)
    else:
        row.save()
    return row
