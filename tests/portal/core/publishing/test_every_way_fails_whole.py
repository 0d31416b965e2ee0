"""Each handler fails in turn, on every way of publishing: nothing is half-published."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from portal.core import registry
from portal.core.audit.models import AuditEvent
from tests.portal.core.publishing import page_ways, row_ways
from tests.portal.core.publishing.stage import (
    as_admin,
    differing,
    everything,
    failing,
    what_readers_see,
)

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def stage(partnership, client_as) -> page_ways.Stage:
    return page_ways.Stage(partnership.site.root_page, as_admin(client_as))


@pytest.fixture
def row_stage(partnership, client_as) -> row_ways.RowStage:
    return row_ways.RowStage(partnership, as_admin(client_as))


def half_published(way: Callable[..., Any], stage: Any, look: Callable[[], Any]) -> list[str]:
    """Let each handler fail on one way; say where anything was left behind or not reached."""
    do = way(stage)
    assert not transaction.get_connection().in_atomic_block
    faults = []
    for name in [name for name, _handler in registry.publish_handlers.items()]:
        before = look()
        with failing(name) as told:
            do()
        left = differing(before, look())
        if left or not told:
            faults.append(f"{way.__qualname__}, {name} failing: {left or 'never reached'}")
    return faults


def works(way: Callable[..., Any], stage: Any) -> bool:
    """Say whether the way does something and handlers do their part, when none fails."""
    do = way(stage)
    before, audited = what_readers_see(), AuditEvent.objects.count()
    do()
    return AuditEvent.objects.count() > audited and bool(differing(before, what_readers_see()))


def check(ways: tuple[Any, ...], stage: Any, look: Callable[[], Any], what: str) -> None:
    handlers = len(list(registry.publish_handlers.items()))
    faults = [fault for way in ways for fault in half_published(way, stage, look)]
    idle = [way.__qualname__ for way in ways if not works(way, stage)]
    tried = handlers * len(ways)
    figures = (
        f"{handlers} handlers × {len(ways)} ways: {tried} failures, {len(faults)} half-published"
    )
    print(f"\n{what}: {figures}")  # noqa: T201 (the figures are what this is for)
    assert faults == []
    assert idle == []


def test_pages_are_as_before(stage, capsys):
    with capsys.disabled():
        check(page_ways.WHOLE, stage, everything, "pages")


def test_pages_are_as_before_and_the_text_is_kept_as_a_draft(stage, capsys):
    with capsys.disabled():
        check(page_ways.KEEPS_DRAFT, stage, what_readers_see, "pages, draft kept")


def test_rows_are_as_before(row_stage, capsys):
    with capsys.disabled():
        check(row_ways.WHOLE, row_stage, everything, "rows")


def test_rows_are_as_before_and_the_text_is_kept_as_a_draft(row_stage, capsys):
    with capsys.disabled():
        check(row_ways.KEEPS_DRAFT, row_stage, what_readers_see, "rows, draft kept")
