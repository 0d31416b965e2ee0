"""Priorities and actions: each is a row of its own, so that what was edited here is kept singly."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.core.packing.kind import Item, Loading, Reference
from portal.core.packing.spec.folder import PackFolder
from portal.core.packing.spec.located import Located
from portal.guidance.plan.actions import Progress, report_progress
from portal.guidance.plan.models import Action, ActionText, Priority, PriorityText
from portal.guidance.plan.models.plan import SUMMARY
from portal.guidance.plan.packing.plan_file import ActionEntry, PlanFile, plan_entries
from portal.guidance.plan.rules.progress import Status
from portal.reference.packing.identity import Content, IdentityKind, spoken

PLAN, ACTIONS = "plan", "plan-actions"


class PriorityKind(IdentityKind):
    """This writes priorities."""

    name: ClassVar[str] = PLAN
    schemas: ClassVar = {"plan": PlanFile}
    model = Priority
    text_model = PriorityText
    fields = ("code",)
    words = ("title", "summary")

    def read(self, folder: PackFolder) -> list[Item]:
        """Read the priorities of plan.yaml."""
        found = []
        for placed in plan_entries(folder):
            entry, here = placed.entry, placed.located
            if entry.slug == SUMMARY:
                reason = _("The plan on one page stands at the address “summary”.")
                folder.faults.add(here.file, here.line(("slug",)), reason)
            said = entry.model_dump() | {"words": spoken(entry, self.words)}
            found.append(self.item(folder, here, entry.slug, said, entry.facts))
        return found


class ActionKind(IdentityKind):
    """This writes actions; how far one is changes only with a report of it."""

    name: ClassVar[str] = ACTIONS
    after: ClassVar[tuple[str, ...]] = ("partnership", PLAN)
    below: ClassVar[str] = PLAN
    model = Action
    text_model = ActionText
    fields = ("priority_id", "code", "owner_post", *Action.progress_fields)
    words = ("title", "detail")

    def read(self, folder: PackFolder) -> list[Item]:
        """Read the actions of plan.yaml."""
        return [
            self._read(folder, placed.located.below(("actions", number)), entry, placed.entry.slug,
                       number)
            for placed in plan_entries(folder)
            for number, entry in enumerate(placed.entry.actions)
        ]  # fmt: skip

    def _read(
        self, folder: PackFolder, here: Located, entry: ActionEntry, priority: str, number: int
    ) -> Item:
        said: dict[str, Any] = entry.model_dump() | {
            "slug": slug_of(entry.code), "order": number + 1, "priority_id": None,
            "words": spoken(entry, self.words),
        }  # fmt: skip
        item = self.item(folder, here, entry.code, said, entry.facts)
        reference = Reference(PLAN, priority)
        item.content["priority_id"] = reference
        return Item(item.kind, item.key, here, item.content, item.facts, parent=priority)

    def update(self, row: Action, content: Content, loading: Loading) -> None:
        """Write the newer version; a report says how far the action is."""
        kept = {name: getattr(row, name) for name in Action.progress_fields}
        said = {name: self._fields(content)[name] for name in Action.progress_fields}
        super().update(row, content | kept, loading)
        if said != kept:
            progress = Progress(Status(said["status"]), said["due"], said["evidence"])
            report_progress(action=row, progress=progress, now=timezone.now(), by=_("Starter pack"))


def slug_of(code: str) -> str:
    """Make a part of an address of a number such as 1.1."""
    return code.lower().replace(".", "-").strip("-")
