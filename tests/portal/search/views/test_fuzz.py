"""Any string at all may be typed: every way of asking answers, and says nothing back unescaped."""

from __future__ import annotations

import json
from time import process_time
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.portal.search.views.conftest import HERE

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SECONDS = 2  # of work: a busy machine may make anybody wait
PROBE = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>"
CORPUS = [
    PROBE, "'; DROP TABLE users; --", "\" OR 1=1", "a AND OR NOT b", "NEAR(a b)", "a:b c:*",
    "*", "%", "^a", "-a", "+a", "(((", ")))", "\"", "\"\"\"", "“", "''''", "a\"b",
    "{\"query\": {}}", "[a TO z]", "a~2", "a^9", "\\", "\\\\\\", "/.*/", "(a+)+$", "$(id)",
    "`id`", "{{7*7}}", "{% debug %}", "${7*7}", "%s%s%s%n", "../../etc/passwd",
    "\x01\x02\x1f", "\x7f", "\u0085", "\u2028", "\u200b", "\ufeff", "\ufffe", "\uffff",
    "\U0010ffff", "\u202eabc", "👩‍👩‍👧‍👦", "é́́́́", "Z̷̢̛", "ﷺ", "ß", "İ", "ı", "ŁÓDŹ",
    "ехплуатація", "استغلال الأطفال", "子どもの", "नमस्ते", "a" * 119, "a" * 121, "a" * 1000,
    "a " * 600, "\" " * 60, "( " * 100, "NOT " * 60, "a OR " * 60, "0", "-1", "1e309", "NaN",
    "null", "true", "07700 900123", "DN15 6NL", "dn156nl", "me@example.org", "http://[",
    "//[", "javascript:alert(1)", "what is", "the", "who chairs", "?", "!!!", "...", "a-b-c",
    "a_b", "a'b’c", "C++", "&amp;", "&#0;", "]]>", "<!--", "-->", "<![CDATA[", "<?xml",
    "\t\r\n",
]  # fmt: skip


def ways(words: str) -> dict[str, str]:
    typed = quote(words)
    return {
        "page": f"/search/?q={typed}",
        "arabic": f"/ar/search/?q={typed}",
        "feed": f"/search/results.atom?q={typed}",
        "search": f"/api/v1/search?q={typed}",
        "suggest": f"/api/v1/suggest?q={typed}",
    }


def must_be_harmless(client: Client, words: str) -> None:
    for way, address in ways(words).items():
        began = process_time()
        answer = client.get(address)
        assert process_time() - began < SECONDS, (way, words)
        is_ours = answer.status_code == 200 or (
            # What is longer than any address, or holds a NUL, is turned away at the door.
            answer.status_code == 400 and (len(address) > 4_000 or "%00" in address)
        )
        assert is_ours, (way, words, answer.status_code)
        assert "<img src=x" not in answer.content.decode() or way in {"search", "suggest"}
        assert "<script>alert" not in answer.content.decode() or way in {"search", "suggest"}
        if way in {"search", "suggest"} and answer.status_code == 200:
            assert answer.headers["Content-Type"].startswith("application/json")
            json.loads(answer.content)


@pytest.mark.parametrize("words", CORPUS, ids=range(len(CORPUS)))
def test_any_string_is_safe(things, words):
    must_be_harmless(Client(**HERE), words)
    young = Client(headers={"host": "localhost", "sec-fetch-site": "same-origin"})
    answer = young.post("/support/young-people/search/", {"q": words})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=140))
def test_strings_nobody_thought_of_are_safe(things, words):
    must_be_harmless(Client(**HERE), words.encode("utf-8", "ignore").decode())


@pytest.mark.parametrize(
    "query",
    ["type=%3Cscript%3E", "harm=%27%22", "page=%F0%9F%92%A9", "page=-9999999999999999999",
     "type=a&type=b&harm=c&page=d", "q[]=a", "q=a&q=b", "=&=&=", "%", "%ff=%fe"],
)  # fmt: skip
def test_any_parameter_is_safe(things, query):
    client = Client(**HERE)
    for path in ("/search/", "/search/results.atom"):
        assert client.get(f"{path}?{query}").status_code == 200
        assert client.get(f"{path}?q=phone&{query}").status_code == 200
    for path in ("/api/v1/search", "/api/v1/suggest"):
        assert client.get(f"{path}?{query}").status_code in {200, 400}
