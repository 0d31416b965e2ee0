"""`manage.py purge`: a line for each kind of thing, with how many rows went."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from portal.core import registry
from portal.core.vault.actions import start_run
from portal.core.vault.models import Run
from portal.core.vault.visitor import VisitorKey


@pytest.fixture
def two_over(partnership, at):
    """Keep two runs whose time is over and one whose is not; the clock stands still."""
    now = at("2026-11-20 10:00")
    for age in (timedelta(hours=2), timedelta(days=3), timedelta()):
        start_run(
            kind="tool",
            version="1",
            payload={},
            visitor=VisitorKey(b"\x01" * 32),
            partnership=partnership,
            now=now - age,
        )


def test_what_is_over_goes_and_is_counted(two_over, capsys):
    call_command("purge")
    assert re.search(r"(?m)^runs +2 deleted$", capsys.readouterr().out)
    assert Run.objects.count() == 1
    call_command("purge")
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(list(registry.purges.items()))
    assert {line.split(maxsplit=1)[1] for line in lines} == {"0 deleted"}


def test_a_purge_that_fails_is_said_and_ends_with_1(two_over, capsys):
    def broken(_now, _limit):
        raise OSError("no room")

    registry.purges.register("letters", broken)
    try:
        with pytest.raises(CommandError, match=r"^Still there: letters; see the log\.$") as end:
            call_command("purge", no_color=True)
    finally:
        registry.purges.unregister("letters")
    assert end.value.returncode == 1
    assert re.search(r"(?m)^letters +FAILED$", capsys.readouterr().out)
    assert Run.objects.count() == 1
