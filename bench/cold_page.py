"""A page with the page cache off, beside a minimal Wagtail page; and its SQL queries."""

from __future__ import annotations

from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from bench.content import grown_site
from bench.harness import Case, Plan, WrongAnswer, compare
from bench.result import Result
from bench.site import client

BAR = 4.0
MOST_QUERIES = 10
PATHS = {"home": "/", "standard page": "/about-us/"}
MINIMAL_STACK = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
MINIMAL = "/bench/wagtail/minimal-page/"


def run(*, is_quick: bool) -> list[Result]:
    """Measure pages that are drawn afresh, then count their queries as the site grows."""
    with override_settings(PAGE_CACHE_BYTES=0):
        results = [_measure(name, path, Plan.of(is_quick=is_quick)) for name, path in PATHS.items()]
        return [*results, *_count_queries()]


def _measure(name: str, path: str, plan: Plan) -> Result:
    ask, ask_minimal = client(), client(MINIMAL_STACK)

    def check(answer: bytes) -> str:
        is_page = b"</html>" in answer and b"999" in answer and b"<h1" in answer
        return "" if is_page else "not the page"

    def check_minimal(answer: bytes) -> str:
        return "" if b"<h1>Minimal page</h1>" in answer else "not the minimal page"

    comparison = compare(
        Case("minimal Wagtail page", lambda: ask_minimal(MINIMAL).content, check_minimal),
        Case(f"{name}, page cache off", lambda: ask(path).content, check),
        plan,
    )
    return Result(f"cold page, {name}", comparison.ratio, BAR, lines=comparison.lines())


def _count_queries() -> list[Result]:
    """Count the queries of each page on the site as it is, and on one with thirty times as much."""
    small = {name: _queries(path) for name, path in PATHS.items()}
    with grown_site():
        large = {name: _queries(path) for name, path in PATHS.items()}
    for name in PATHS:
        if len(small[name]) != len(large[name]):
            raise WrongAnswer(
                f"{name}: {len(small[name])} queries on a small site, {len(large[name])} on a "
                "large one:\n" + "\n".join(large[name])
            )
    minimal = f"  minimal Wagtail page: {len(_queries(MINIMAL, MINIMAL_STACK))}"
    return [
        Result(
            f"cold page, {name}, whatever the site's size",
            len(queries),
            MOST_QUERIES,
            unit="SQL queries",
            lines=[minimal, *(f"  {number}. {sql[:150]}" for number, sql in enumerate(queries, 1))],
        )
        for name, queries in large.items()
    ]


def _queries(path: str, middleware: list[str] | None = None) -> list[str]:
    ask = client(middleware)
    ask(path)  # what is remembered until the next change is remembered now
    with CaptureQueriesContext(connection) as captured:
        response = ask(path)
    if response.status_code != 200:
        raise WrongAnswer(f"{path} answered {response.status_code}")
    return [query["sql"] for query in captured.captured_queries]
