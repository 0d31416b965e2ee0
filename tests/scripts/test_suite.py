"""`make test`: which layers it runs, and what it says that it leaves to another run."""

from __future__ import annotations

import pytest

from scripts import test as task

POSTGRES = "postgresql://portal@127.0.0.1/portal"


@pytest.mark.parametrize(
    ("given", "layers", "said"),
    [
        ({}, [task.NO_POSTGRES, "e2e and not audit"], ["Tests of PostgreSQL itself"]),
        ({"BROWSER": "0"}, [task.NO_POSTGRES], ["Tests of PostgreSQL itself", "Browser journeys"]),
        ({"DATABASE_URL": POSTGRES}, [task.EVERYTHING, "e2e and not audit"], []),
        (
            {"DATABASE_URL": POSTGRES, "DATABASE_TESTS_ONLY": "1"},
            [task.EVERYTHING, "e2e and not audit"],
            ["Tests that touch no database"],
        ),
    ],
)
def test_layers_of_a_run(monkeypatch, capsys, given, layers, said):
    for name in ("BROWSER", "DATABASE_URL", "DATABASE_TESTS_ONLY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert [options for _name, options in task._suite()] == [["-m", marks] for marks in layers]
    lines = capsys.readouterr().out.splitlines()
    assert [line.startswith(words) for line, words in zip(lines, said, strict=True)] == [
        True
    ] * len(said)
