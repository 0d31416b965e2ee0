"""What every page must pass: accessibility, valid HTML, quiet, light, nothing of anyone else's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Page, Response

from tests.components import E2E
from tests.e2e.html import HtmlChecker
from tests.e2e.visitor import Visitor

AXE = E2E / "node_modules" / "axe-core" / "axe.min.js"
STANDARDS = [
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
]  # fmt: skip

NARROW = 320

FOCUS = (E2E / "focus.js").read_text()
OVERFLOW = """() => {
  const page = document.scrollingElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  const wide = [...document.querySelectorAll("body *")].filter(
    (e) => e.getBoundingClientRect().right > page.clientWidth + 1 ||
           e.getBoundingClientRect().left < -1);
  return [`scrolls sideways: ${page.scrollWidth} px in ${page.clientWidth} px`,
          ...wide.slice(-3).map((e) => `  ${e.outerHTML.slice(0, 120)}`)];
}"""


class Budget(NamedTuple):
    """This is what a page may weigh, cold, in kB over the wire with all headers; and requests."""

    text: float
    pictures: float
    scripts: float
    requests: int


READING = Budget(text=60, pictures=150, scripts=10, requests=8)
# Where somebody signs in and works: passkeys and the like bring scripts of their own.
WORKING = Budget(text=120, pictures=150, scripts=30, requests=15)


@cache
def _axe() -> str:
    return AXE.read_text()


def audit(visitor: Visitor, html: HtmlChecker, budget: Budget = READING) -> list[str]:
    """List everything that is wrong with the page the visitor has just opened."""
    faults = [*weight(visitor.responses, budget), *html.errors(visitor.document)]
    faults += [f"third party: {url}" for url in visitor.third_party]
    faults += [f"cookie: {cookie['name']}" for cookie in visitor.context.cookies()]
    if visitor.has_script:
        faults += [*accessibility(visitor.page, visitor.left_out), *focus(visitor.page)]
    faults += sideways(visitor.page)
    faults += [f"console {line}" for line in visitor.console]
    return faults


def must_pass(found: Mapping[str, Sequence[str]]) -> None:
    """Fail with every fault of every page on a line of its own."""
    lines = [f"{where}: {fault}" for where, faults in found.items() for fault in faults]
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)


def accessibility(page: Page, left_out: Sequence[str] = ()) -> list[str]:
    """List what axe finds, with the first elements of each kind."""
    page.evaluate(_axe())
    options = {
        "runOnly": {"type": "tag", "values": STANDARDS},
        "rules": {rule: {"enabled": False} for rule in left_out},
        "resultTypes": ["violations"],
    }
    found = page.evaluate("options => axe.run(document, options)", options)
    return [_violation(rule) for rule in found["violations"]]


def _violation(rule: dict[str, Any]) -> str:
    elements = "; ".join(node["html"][:160] for node in rule["nodes"][:3])
    return f"axe {rule['id']} ({len(rule['nodes'])}): {rule['help']}: {elements}"


def focus(page: Page) -> list[str]:
    """List elements whose focus nobody would see."""
    return [f"focus {line}" for line in page.evaluate(FOCUS)]


def sideways(page: Page) -> list[str]:
    """List what is wider than the narrowest screen."""
    before = page.viewport_size
    page.set_viewport_size({"width": NARROW, "height": 640})
    found = list(page.evaluate(OVERFLOW))
    if before:
        page.set_viewport_size(before)
    return found


def weight(responses: list[Response], budget: Budget) -> list[str]:
    """List budgets that the page is over."""
    sizes = [(answer, _kilobytes(answer)) for answer in responses]
    total = sum(size for _answer, size in sizes)
    scripts = sum(size for answer, size in sizes if answer.request.resource_type == "script")
    has_pictures = any(answer.request.resource_type == "image" for answer, _size in sizes)
    most = budget.pictures if has_pictures else budget.text
    faults = []
    if total > most:
        parts = ", ".join(f"{a.url.rsplit('/', 1)[-1]} {size:.1f}" for a, size in sizes)
        faults.append(f"weighs {total:.1f} kB, budget {most:.0f}: {parts}")
    if scripts > budget.scripts:
        faults.append(f"scripts weigh {scripts:.1f} kB, budget {budget.scripts:.0f}")
    if len(responses) > budget.requests:
        faults.append(f"{len(responses)} requests, budget {budget.requests}")
    return faults


def _kilobytes(answer: Response) -> float:
    """Give what came over the wire, compressed, with its headers."""
    sizes = answer.request.sizes()
    return float(sizes["responseBodySize"] + sizes["responseHeadersSize"]) / 1000
