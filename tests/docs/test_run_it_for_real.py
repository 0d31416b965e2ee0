"""docs/how-to/run-it-for-real.md: its settings are those that are read, its programs start."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from granian.cli import cli

from portal.core import doctor_site, registry
from portal.settings.environment import EnvironmentProblem, read_environment
from tests.architecture.source import CHECKOUT
from tests.portal.settings.test_environment import given_environment

PAGE = (CHECKOUT / "docs/how-to/run-it-for-real.md").read_text()
TABLE = dict(re.findall(r"(?m)^\| `([A-Z_]+)` \| (.*?) \|", PAGE))
STEPS = PAGE.partition("## Steps")[2]
EXAMPLE = re.compile(r"`([a-z+]+://[^`]+)`")
ODD = "~odd~"


def test_it_names_every_setting_that_others_rely_on():
    assert {
        "DATABASE_URL", "SEARCH_URL", "CACHE_URL", "EMAIL_URL", "SECRET_KEY", "FIELD_KEYS",
        "ALLOWED_HOSTS", "BASE_URL", "DEMO", "TRUSTED_PROXIES", "VAR",
    } == set(TABLE)  # fmt: skip


@pytest.mark.parametrize("name", TABLE)
def test_a_malformed_value_of_each_stops_the_start_by_its_name(tmp_path: Path, name: str):
    with pytest.raises(EnvironmentProblem) as caught:
        read_environment(given_environment(tmp_path, **{name: ODD}))
    assert str(caught.value).startswith(name)


@pytest.mark.parametrize(
    ("name", "example"),
    [(name, example) for name, what in TABLE.items() for example in EXAMPLE.findall(what)],
)
def test_its_examples_can_be_set(tmp_path: Path, name: str, example: str):
    read_environment(given_environment(tmp_path, **{name: example}))


def test_there_are_examples_of_every_address():
    with_examples = {name for name, what in TABLE.items() if EXAMPLE.search(what)}
    assert {"DATABASE_URL", "CACHE_URL", "SEARCH_URL", "EMAIL_URL"} <= with_examples


def test_its_steps_are_numbered_in_their_order():
    numbers = [int(number) for number in re.findall(r"(?m)^(\d+)\. ", STEPS)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_servers_options_are_the_servers():
    (command,) = re.findall(r"`granian ([^`]+)`", STEPS)
    known = {option for parameter in cli.params for option in parameter.opts}
    assert set(re.findall(r"--[a-z-]+", command)) <= known


def test_the_libraries_for_pdfs_are_those_of_ci():
    (packages,) = re.findall(r"`apt-get install ([^`]+)`", STEPS)
    assert packages in (CHECKOUT / ".ci" / "run").read_text()


def test_doctor_asks_for_what_the_page_says():
    assert "asks for a mail server, for counted proxies and for a backup" in STEPS
    assert {"mail", "proxies", "backup"} <= {
        name for name, _check in registry.doctor_checks.items()
    }
    assert doctor_site.held_in_folder().endswith(
        "files people upload, static files, counted tries and what the worker notes"
    )
    assert "files people upload, static files, counted tries and what the worker notes" in STEPS
