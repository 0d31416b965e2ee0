"""A page from the page cache, beside a view that returns the same bytes without it."""

from __future__ import annotations

from django.conf import settings

from bench import baselines
from bench.harness import Case, Plan, WrongAnswer, compare
from bench.result import Result
from bench.site import client

BAR = 1.0
PATHS = {"home": "/", "home in Polish": "/pl/", "standard page": "/about-us/"}
CACHE = "portal.core.middleware.page_cache.PageCacheMiddleware"


def run(*, is_quick: bool) -> list[Result]:
    """Measure each page kind that the cache keeps."""
    return [_measure(name, path, Plan.of(is_quick=is_quick)) for name, path in PATHS.items()]


def _measure(name: str, path: str, plan: Plan) -> Result:
    cached = client()
    bare = client([layer for layer in settings.MIDDLEWARE if layer != CACHE])
    first, second = cached(path), cached(path)
    if second.headers.get("ETag") is None or first.content != second.content:
        raise WrongAnswer(f"{path} is not kept by the page cache")
    baselines.kept_response.append(second)

    def check(answer: bytes) -> str:
        return "" if answer == second.content else "other bytes than the page's own"

    comparison = compare(
        Case("view of the same bytes, no page cache", lambda: bare("/bench/bytes/").content, check),
        Case(f"{name} from the page cache", lambda: cached(path).content, check),
        plan,
    )
    size = f"  {len(second.content):,} bytes a page"
    return Result(f"page cache, {name}", comparison.ratio, BAR, lines=[*comparison.lines(), size])
