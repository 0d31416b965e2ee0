"""Rules and their cases in packs: `navigator.yaml` and `navigator_scenarios.yaml`."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar

import yaml
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from pydantic import RootModel, ValidationError

from portal.core.packing.exceptions import BadPack, Fault
from portal.core.packing.kind import Item, Kind, Loading
from portal.core.packing.spec.folder import NATIONAL, PackFolder
from portal.core.packing.spec.located import Located
from portal.core.publishing import publish_row, save_draft
from portal.core.publishing.exceptions import CannotPublish
from portal.core.time.clock import london_day
from portal.navigator.rule_sets.models import RuleSheet
from portal.navigator.rule_sets.publishing import in_words
from portal.navigator.rule_sets.queries import shared_sheet, sheet_of
from portal.navigator.rule_sets.spec.files import CASES, FILE, cases_in, rules_in, told_at
from portal.navigator.rule_sets.spec.mapping import fields_of, plain
from portal.navigator.rule_sets.spec.proving import proved
from portal.navigator.rules.entries import AreaEntry, CommonEntry
from portal.navigator.rules.loose_ends import AREA
from portal.navigator.rules.meaning import BadRules
from portal.navigator.rules.scenarios import ScenariosEntry

RULES, SCENARIOS = "rules", "scenarios"
NO_CASES: dict[str, Any] = {SCENARIOS: []}


class NavigatorFile(RootModel[CommonEntry | AreaEntry]):
    """This is the file of the rules that are common to all areas, or of an area's own."""


class NavigatorKind(Kind):
    """This writes the rules of an area with its cases, or the common rules."""

    name: ClassVar[str] = "navigator"
    schemas: ClassVar = {"navigator": NavigatorFile, "navigator_scenarios": ScenariosEntry}
    after: ClassVar[tuple[str, ...]] = ("partnership",)
    model_label: ClassVar[str] = "rule_sets.RuleSheet"
    has_drafts: ClassVar[bool] = True

    def read(self, folder: PackFolder) -> list[Item]:
        """Read both files and prove what they say, with the common rules beside them."""
        located = folder.yaml(FILE) if folder.has(FILE) else None
        if located is None:
            return []
        rules = rules_in(located, folder.faults, is_shared=folder.is_national)
        has_cases = folder.has(CASES) and not folder.is_national
        places = folder.yaml(CASES) if has_cases else None
        cases = cases_in(places, folder.faults) if places else None if has_cases else NO_CASES
        if rules is None or cases is None:
            return []
        content = {RULES: rules, SCENARIOS: cases}
        if not folder.is_national:
            _prove(folder, located, places, content)
        return [Item(self.name, folder.slug, located, content)]

    def find(self, item: Item, loading: Loading) -> Model | None:
        """Find the one sheet of the partnership, or the common one."""
        return sheet_of(loading.partnership)

    def content_of(self, row: RuleSheet) -> dict[str, Any]:
        """Give what a pack says of a sheet."""
        rules = row.mapping()
        # What is begun and not finished here is unlike anything a pack says.
        with suppress(ValidationError):
            rules = plain(rules, is_shared=row.is_shared)
        return {RULES: rules, SCENARIOS: row.scenario_mapping()}

    def comparable(self, content: dict[str, Any]) -> dict[str, Any]:
        """Leave out the version, which is given at publishing, and the code of the area."""
        rules = {
            key: value for key, value in content[RULES].items() if key not in ("version", "code")
        }
        return {**content, RULES: rules}

    def create(self, item: Item, content: dict[str, Any], loading: Loading) -> Model:
        """Publish the rules of a pack under the version it gives them."""
        whose = loading.partnership
        row = RuleSheet(partnership=whose, name=whose.name if whose else _("All areas"))
        row.version = content[RULES]["version"]
        _fill(row, content)
        try:
            # With a version of its own: planning the next one must not take this one off.
            publish_row(row=row)
        except CannotPublish as fault:
            raise _refused(item.located, fault) from fault
        return row

    def update(self, row: RuleSheet, content: dict[str, Any], loading: Loading) -> None:
        """Publish the pack's newer version of rules that nobody edited."""
        _fill(row, content)
        try:
            publish_row(row=row)
        except CannotPublish as fault:
            raise BadPack([Fault(FILE, 1, _words(fault))]) from fault

    def has_draft(self, row: RuleSheet) -> bool:
        """Say whether an editor has begun to change them, or taken them off."""
        return row.has_unpublished_changes or not row.live

    def save_draft(self, row: RuleSheet, content: dict[str, Any]) -> None:
        """Offer the pack's version beside what was edited here."""
        _fill(row, content)
        save_draft(page=row)


def _fill(row: RuleSheet, content: dict[str, Any]) -> None:
    row.fill(fields_of(content[RULES], content[SCENARIOS], is_shared=row.is_shared))


def _prove(
    folder: PackFolder, located: Located, cases: Located | None, content: dict[str, Any]
) -> None:
    """Note what cannot be read and what fails; writing proves again, with what is live then."""
    common = _common_beside(folder)
    if common is None:
        return
    try:
        found = proved(common, content[RULES], content[SCENARIOS], london_day(timezone.now()))
    except BadRules as error:
        told_at(error, located, cases, folder.faults, AREA)
        return
    for said in in_words(found.proof):
        folder.faults.add(located.file, 1, said)


def _common_beside(folder: PackFolder) -> dict[str, Any] | None:
    """Give the common rules of the pack that lies beside this one, else those that are live."""
    beside: Path = folder.root.parent / NATIONAL / FILE
    if beside.is_file():
        try:
            return plain(yaml.safe_load(beside.read_text(encoding="utf-8")), is_shared=True)
        except (ValidationError, yaml.YAMLError):
            return None  # reading that pack tells its faults
    shared = shared_sheet()
    return shared.mapping() if shared else None


def _refused(located: Located, fault: CannotPublish) -> BadPack:
    return BadPack([Fault(located.file, 1, _words(fault))])


def _words(fault: CannotPublish) -> str:
    return _(fault.template) % fault.facts
