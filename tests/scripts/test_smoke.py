"""What the smoke test asks for is every address there is, on each partnership's host."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from portal.packs.queries import shipped_packs
from scripts import smoke, smoke_addresses
from scripts.smoke_addresses import EVERYWHERE, HOSTS, OF_HOST, WITHOUT_LANGUAGE, addresses_of
from tests.architecture.test_contract import ADDRESSES, first_segments

# Found by its name only: what it matches is answered by the two before it.
NEVER_ANSWERS = {"wagtail_serve"}
# The CMS has a test of its own that calls every address as everybody.
ELSEWHERE = "cms/"


def names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    """List every name of an address, with the space it is in."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield from [f"{space}{pattern.name}"] if pattern.name else []
        elif str(pattern.pattern) != ELSEWHERE:
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from names(pattern.url_patterns, inner)


def asked_paths() -> list[str]:
    return [path for host in HOSTS for path in addresses_of(host)]


def test_every_address_is_asked_by_its_name():
    in_english = [path for path in asked_paths() if not path.startswith("/pl/")]
    asked = {resolve(path.partition("?")[0]).view_name for path in in_english}
    wanted = set(names(get_resolver().url_patterns)) - NEVER_ANSWERS
    assert {"home", "healthz", "refer-run", "guidance:plan:plan", "api-v1:search"} <= wanted
    assert wanted - asked == set()


def test_everything_others_rely_on_is_asked_as_far_as_this_release_has_it():
    asked = {path.removeprefix("/pl").partition("?")[0].split("/")[1] for path in asked_paths()}
    assert first_segments(get_resolver().url_patterns) & ADDRESSES - asked == set()
    assert len(ADDRESSES & asked) >= 20


def test_every_shipped_partnership_is_asked_in_another_language_as_well():
    slugs = {host.rstrip(".") for host in HOSTS[1:]} - {smoke_addresses.FIFTH}
    assert slugs | {"north-lincolnshire"} == set(shipped_packs())
    languages = {f"/{code}" for code, _name in settings.LANGUAGES if code != "en"}
    assert set(smoke_addresses.PREFIXES) - {""} <= languages
    for host in HOSTS:
        paths = addresses_of(host)
        assert {path for path in paths if path.startswith("/pl/")} == {
            f"/pl{path}" for path in {**EVERYWHERE, **OF_HOST.get(host, {})}
        }
        assert set(WITHOUT_LANGUAGE) <= set(paths)


@pytest.mark.parametrize("harm", smoke_addresses.HARMS)
def test_harms_are_shipped(harm):
    assert (settings.CHECKOUT / "portal/packs/national/harms" / f"{harm}.yaml").is_file()


def test_what_answers_otherwise_is_told(monkeypatch):
    answers = {"/": 500, "/healthz": 302}

    def answered(port: int, host: str, path: str) -> int:
        return answers.get(path, addresses_of(host)[path]) if host == "tees." else 200

    monkeypatch.setattr(smoke, "status", answered)
    assert smoke.wrong_answers(8000, ["tees."]) == [
        "tees.localhost/: 500 instead of 200",
        "tees.localhost/healthz: 302 instead of 200",
    ]


def test_only_a_paper_may_still_be_being_made():
    assert smoke.is_right("/guidance/a/print.pdf", 200, 202)
    assert smoke.is_right("/guidance/a/", 200, 200)
    assert not smoke.is_right("/guidance/a/", 200, 202)
    assert not smoke.is_right("/guidance/a/print.pdf", 200, 500)
