"""Writes of rule sheets that are no form of the CMS."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from portal.core.audit.actions import record
from portal.core.models import Partnership
from portal.core.publishing import save_draft
from portal.core.publishing.changes import subject_of
from portal.navigator.rule_sets.exceptions import SheetLocked
from portal.navigator.rule_sets.models import RuleSheet
from portal.navigator.rule_sets.queries import draft_of, sheet_of
from portal.navigator.rule_sets.spec.mapping import Given, fields_of

IMPORTED = "rules-imported"


def import_draft(
    *, partnership: Partnership | None, rules: Given, cases: Given | None, user: Any, now: datetime
) -> RuleSheet:
    """Keep the rules of a file as a draft; without cases those that are there stay.

    Raises SheetLocked while somebody else keeps the sheet to themselves.
    """
    with transaction.atomic():
        row = sheet_of(partnership)
        if row is None:
            row = _begun(partnership, rules)
        lock = row.get_lock()
        if lock is not None and lock.for_user(user):
            raise SheetLocked(title=str(row))
        draft = draft_of(row)
        kept = draft.scenario_mapping() if cases is None else cases
        draft.fill(fields_of(rules, kept, is_shared=draft.is_shared))
        save_draft(page=draft, user=user)
        record(kind=IMPORTED, now=now, actor=user, partnership=partnership, subject=subject_of(row))
    return row


def _begun(partnership: Partnership | None, rules: Given) -> RuleSheet:
    name = partnership.name if partnership else _("All areas")
    row = RuleSheet(
        partnership=partnership, name=name, version=rules["version"], live=False,
        has_unpublished_changes=True,
    )  # fmt: skip
    row.save()
    return row
