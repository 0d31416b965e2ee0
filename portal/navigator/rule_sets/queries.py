"""Which rules are live for a partnership."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from portal.core.models import Partnership
from portal.navigator.rules.reading import read_rules
from portal.navigator.rules.rule import RuleSet

PACKS = Path(__file__).parents[2] / "packs"


def rules_for(partnership: Partnership) -> RuleSet | None:
    """Give the live rules of a partnership; None while it has none."""
    return _read(partnership.slug.replace("-", "_"))


@cache
def _read(folder: str) -> RuleSet | None:
    file = PACKS / folder / "navigator.yaml"
    if not file.exists():
        return None
    common = yaml.safe_load((PACKS / "national" / "navigator.yaml").read_text())
    return read_rules(common, yaml.safe_load(file.read_text()))
