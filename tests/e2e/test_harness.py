"""The audit finds what it is there to find: each fault is planted once in a page that has none."""

from __future__ import annotations

import pytest

from tests.e2e.audit import audit
from tests.e2e.pairwise import pairs_of, pairwise

CLEAN = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A clean page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>a:focus-visible { outline: 3px solid #000 } body { color: #111; background: #fff }
a { display: inline-block; min-height: 44px }</style></head>
<body><main><h1>A clean page</h1><p><a href="/">Home</a></p>MORE</main></body></html>"""

FAULTS = {
    "axe image-alt": '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
    "axe color-contrast": '<p style="color: #bbb">Faint words</p>',
    "axe target-size": '<a href="/a" style="min-height:0;font-size:4px">a</a>'
    '<a href="/b" style="min-height:0;font-size:4px">b</a>',
    "HTML line": "<p><div>Not allowed here</div></p>",
    "scrolls sideways": '<p style="width: 400px">Too wide</p>',
    "focus is not visible": '<a href="/c" style="outline: none">Where am I?</a>',
    "focus is covered": '<a href="/d">Under</a><div style="position: fixed; inset: 0"></div>',
    "console error": "<script>console.error('oh')</script>",
    "console warning": "<script>console.warn('hm')</script>",
    "third party": '<img alt="x" src="http://192.0.2.1/pixel.gif">',
    "cookie": "<script>document.cookie = 'seen=1'</script>",
    "weighs": "<!-- " + "x" * 70_000 + " -->",
    "requests, budget": "".join(f'<link rel="stylesheet" href="/{n}">' for n in range(9)),
}


@pytest.fixture
def shown(visitor):
    """Give a function that opens a document of ours on the portal's own host."""

    def show(more: str = "") -> list[str]:
        document = CLEAN.replace("MORE", more)
        visitor.context.route(
            "**/planted/",
            lambda route: route.fulfill(status=200, content_type="text/html", body=document),
        )
        for number in range(9):
            visitor.context.route(f"**/{number}", lambda route: route.fulfill(status=200, body=""))
        visitor.open("/planted/")
        return visitor

    return show


def test_a_clean_page_passes(shown, html_checker):
    assert audit(shown(), html_checker) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(shown, html_checker, fault):
    found = audit(shown(FAULTS[fault]), html_checker)
    assert [line for line in found if line.startswith(fault) or fault in line] != []


def test_scripts_do_not_run_without_script(no_script):
    page = no_script.open("/")
    assert no_script.has_script is False
    assert page.locator("html.has-script, html.js-enabled").count() == 0


@pytest.mark.parametrize(
    "factors",
    [
        {"a": "12", "b": "xyz"},
        {"a": "12", "b": "xyz", "c": "pq"},
        {"a": "123456789", "b": "wxyz", "c": "pqrs", "d": "01"},
    ],
)
def test_pairwise_holds_every_pair(factors):
    chosen = pairwise(factors)
    met = set().union(*(pairs_of(choice) for choice in chosen))
    names = sorted(factors)
    wanted = {
        ((first, x), (second, y))
        for i, first in enumerate(names)
        for second in names[i + 1 :]
        for x in factors[first]
        for y in factors[second]
    }
    assert met == wanted
    sizes = sorted((len(values) for values in factors.values()), reverse=True)
    assert len(chosen) < 2 * sizes[0] * sizes[1]
