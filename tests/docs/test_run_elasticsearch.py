"""docs/how-to/run-elasticsearch.md: what it says of SEARCH_URL and of our own server is so."""

from __future__ import annotations

import re

import pytest

from portal.core import registry
from portal.settings import search
from portal.settings.search import SearchServer, search_server
from tests.architecture.source import CHECKOUT

PAGE = (CHECKOUT / "docs/how-to/run-elasticsearch.md").read_text()
SCRIPT = (CHECKOUT / "scripts/elasticsearch.sh").read_text()
TABLE = {
    part: left_out
    for part, _what, left_out in re.findall(r"(?m)^\| `(.+?)` \| (.*) \| (.*)\|$", PAGE)
}


def test_its_address_is_understood():
    (address,) = re.findall(r"(?m)^SEARCH_URL=(.*)$", PAGE)
    assert search_server(address) == SearchServer(
        ("https://search.example.org:9200",),
        user="user", password="password", shards=1, replicas=1,
    )  # fmt: skip


@pytest.mark.parametrize("scheme", search.SCHEMES)
def test_it_names_every_scheme(scheme):
    assert f"`{scheme}://" in PAGE


def test_it_names_every_option_with_what_holds_when_it_is_left_out():
    options = {name: default.strip() for name, default in TABLE.items() if name.isalpha()}
    assert set(options) == {*search.NUMBERS, "certificate"}
    server = search_server("http://search")
    assert (options["shards"], options["replicas"]) == (str(server.shards), str(server.replicas))
    assert f"port {search.PORT}" in PAGE
    assert TABLE["/portal"].strip(" `") == server.prefix


def test_it_names_the_versions_the_client_is_for():
    assert "Elasticsearch 8.18 or later of version 8" in PAGE
    assert '"elasticsearch>=8.18,<9"' in (CHECKOUT / "pyproject.toml").read_text()


@pytest.mark.parametrize("verb", re.findall(r"(?m)^bash scripts/elasticsearch\.sh ([a-z]+)", PAGE))
def test_the_script_knows_the_verb(verb):
    assert re.search(rf"(?m)^{verb}\)", SCRIPT)


def test_the_script_keeps_to_what_the_page_says_of_it():
    assert "`~/.cache/safe-outside-the-home`" in PAGE
    assert "/.cache}/safe-outside-the-home/" in SCRIPT
    assert "512 MB a node" in PAGE
    assert ":-512m}" in SCRIPT
    assert "checks it against a known digest" in PAGE
    assert "sha256sum -c" in SCRIPT


def test_without_the_server_traffic_goes_on():
    assert "`/readyz` does not" in PAGE
    assert dict(registry.health_checks.items())["search"].is_essential is False
