"""Every action of Wagtail's runs in one transaction, whoever calls it.

Wagtail saves a page and sends its signals one after the other; when a receiver fails, the page
is live and the rest undone. All its ways (forms, workflow, bulk actions, `Page.publish`, its own
commands, wagtail-localize) end in `execute` of a class in `wagtail.actions`: the one seam they
share. A test asks whether every such class is bound, so a new one in a later Wagtail is seen.
"""

from __future__ import annotations

import functools
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import wagtail.actions
from django.db import transaction
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import Page

from portal.core.publishing.acting import acting_as
from portal.core.publishing.changes import ChangeKind
from portal.core.publishing.dispatch import ask, tell
from portal.core.publishing.planned import keep_until_then
from portal.core.publishing.together import together

Execute = Callable[..., Any]


def bind_actions() -> None:
    """Put every action of Wagtail's into a transaction; doing it twice changes nothing."""
    for action in actions():
        execute = vars(action)["execute"]
        if not is_bound(execute):
            action.execute = _in_one_transaction(execute)


def actions() -> Iterator[type[Any]]:
    """Walk the classes of Wagtail's that have an `execute` of their own."""
    for module in pkgutil.iter_modules(wagtail.actions.__path__, "wagtail.actions."):
        for thing in vars(import_module(module.name)).values():
            if isinstance(thing, type) and "execute" in vars(thing):
                yield thing


def is_bound(execute: Execute) -> bool:
    """Say whether this runs in one transaction already."""
    return bool(getattr(execute, "is_one_transaction", False))


def _in_one_transaction(execute: Execute) -> Execute:
    @functools.wraps(execute)
    def bound(self: Any, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic(), acting_as(getattr(self, "user", None)), together():
            if isinstance(self, PublishRevisionAction):
                ask(self.object, revision=self.revision)
                keep_until_then(self, timezone.now())
            result = execute(self, *args, **kwargs)
            _tell_of_aliases(self, result)
        return result

    bound.is_one_transaction = True  # type: ignore[attr-defined]  # a mark for `is_bound`
    return bound


def _tell_of_aliases(action: Any, result: Any) -> None:
    """Tell of pages that Wagtail makes public without a signal."""
    if isinstance(action, CreatePageAliasAction):
        made = Page.objects.descendant_of(result, inclusive=True) if action.recursive else [result]
    elif isinstance(action, ConvertAliasPageAction):
        made = [action.page]
    else:
        return
    for page in made:
        if page.live:
            tell(ChangeKind.PUBLISHED, page.specific, revision=page.live_revision)
