"""SEARCH_URL: what it may say, and what is said when it may not; never the address itself."""

from __future__ import annotations

import pytest

from portal.settings.addresses import AddressProblem
from portal.settings.environment import EnvironmentProblem, read_environment
from portal.settings.search import SearchServer, search_server
from tests.portal.settings.test_environment import given_environment


def test_nothing_means_the_database() -> None:
    assert search_server("") is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("http://127.0.0.1:9200", SearchServer(("http://127.0.0.1:9200",))),
        ("elasticsearch://search/", SearchServer(("http://search:9200",))),
        ("elasticsearchs://search", SearchServer(("https://search:9200",))),
        ("https://[::1]:9201/", SearchServer(("https://[::1]:9201",))),
        (
            "https://portal:p%40ss:word@one:9200,two/soth?shards=2&replicas=1&certificate=/ca.pem",
            SearchServer(
                ("https://one:9200", "https://two:9200"),
                prefix="soth",
                user="portal",
                password="p@ss:word",
                shards=2,
                replicas=1,
                certificate="/ca.pem",
            ),
        ),
        (
            "https://api_key:a2V5OmtleQ==@search.example.org",
            SearchServer(("https://search.example.org:9200",), api_key="a2V5OmtleQ=="),
        ),
    ],
)
def test_an_address_says_where_how_and_as_whom(value: str, expected: SearchServer) -> None:
    assert search_server(value) == expected


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("search.example.org", "does not begin with http:// or https://"),
        ("redis://search", "does not begin with http:// or https://"),
        ("https://search#part", "does not begin with http:// or https://"),
        ("https://", "names no server"),
        ("https://one,,two", "names no server"),
        ("https://a b", "names no server"),
        ("https://search:99999", "names a port that is none"),
        ("https://[::1", "cannot be read"),
        ("https://search?shards", "cannot be read"),
        ("https://search?sharps=2", "has an option 'sharps' that is not known"),
        ("https://search?shards=0", "has shards that are not a number from 1 to 64"),
        ("https://search?replicas=nine", "has replicas that are not a number from 0 to 8"),
        ("https://search:0", "names a port that is none"),
        ("https://search/Portal", "has a prefix that is not small letters, digits and dashes"),
        ("https://search/a/b", "has a prefix that is not small letters, digits and dashes"),
        ("https://user@search", "has a user or a password, but not both"),
    ],
)
def test_what_is_wrong_is_said(value: str, why: str) -> None:
    with pytest.raises(AddressProblem) as caught:
        search_server(value)
    assert str(caught.value) == why


def test_the_start_is_stopped_with_a_sentence_that_shows_no_password(tmp_path) -> None:
    values = given_environment(tmp_path, SEARCH_URL="https://portal:hush-hush@search:port/")
    with pytest.raises(EnvironmentProblem) as caught:
        read_environment(values)
    assert str(caught.value) == (
        "SEARCH_URL names a port that is none; give "
        "https://user:password@host:9200/portal?shards=1&replicas=1 for Elasticsearch, or leave it "
        "out to search with the database."
    )
    assert caught.value.__cause__ is None


def test_a_server_shows_where_it_is_and_not_how_we_are_let_in() -> None:
    server = search_server("https://portal:hush-hush@one,two")
    assert str(server) == "https://one:9200, https://two:9200"
    assert "hush" not in repr(server)
