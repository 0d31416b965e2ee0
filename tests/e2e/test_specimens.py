"""The browser audit of every part in every state: /components/, on a phone and on a desk."""

from __future__ import annotations

from itertools import cycle, product

import pytest

from portal.core import registry
from tests.e2e.addresses import LANGUAGES
from tests.e2e.audit import OVERFLOW, accessibility, focus, must_pass
from tests.e2e.html import HtmlChecker
from tests.e2e.pairwise import pairwise
from tests.e2e.visitor import Visitor

WIDTHS = (360, 1280)
PAGES = [(group.slug, state.slug) for group in registry.specimen_groups for state in group.states]
# How a page is seen: each page once, and every two of these values on some page.
SEEN = {
    "skin": ("adult", "child", "teen"),
    "language": ("en", "pl", "ar"),
    "look": ("light", "dark"),
}
FEW = list(zip(PAGES, cycle(pairwise(SEEN)), strict=False))
# A part wider than its ground is cut off there, so the page itself does not scroll. Drawings
# that only decorate may be wider, and what scrolls in a box of its own.
CUT_OFF = """() => [...document.querySelectorAll(".specimen-ground")].flatMap((ground) => {
  const room = ground.getBoundingClientRect();
  const wide = [...ground.querySelectorAll("*")].find((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 &&
      (box.right > room.right + 1 || box.left < room.left - 1) &&
      !element.closest("[aria-hidden=true], .hide, .govuk-visually-hidden, .scroll");
  });
  const name = ground.previousElementSibling.textContent;
  return wide ? [`cut off in ${name}: ${wide.outerHTML.slice(0, 120)}`] : [];
})"""


def faults_of(visitor: Visitor, html: HtmlChecker) -> list[str]:
    """List what is wrong with the page a visitor has opened; its weight says nothing here."""
    assert visitor.status == 200
    faults = [*html.errors(visitor.document), *focus(visitor.page)]
    faults += [f"third party: {url}" for url in visitor.third_party]
    faults += [f"console {line}" for line in visitor.console]
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 800})
        found = [*accessibility(visitor.page), *visitor.page.evaluate(OVERFLOW)]
        faults += [f"{width} px: {fault}" for fault in found + visitor.page.evaluate(CUT_OFF)]
    return faults


def address(slug: str, state: str, skin: str, language: str) -> str:
    """Give the address of a page of specimens as somebody sees it."""
    prefix = "" if language == "en" else f"/{language}"
    return f"{prefix}/components/{slug}/?state={state}&skin={skin}"


def test_every_part_in_every_state(visit, html_checker):
    assert len(PAGES) > 30
    found = {}
    for (slug, state), seen in FEW:
        visitor = visit(WIDTHS[-1], scheme=seen["look"])
        path = address(slug, state, seen["skin"], seen["language"])
        visitor.open(path)
        found[f"{path} {seen['look']}"] = faults_of(visitor, html_checker)
        visitor.context.close()
    must_pass(found)


@pytest.mark.audit
@pytest.mark.parametrize("skin", SEEN["skin"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_in_every_look(visit, html_checker, language, skin):
    found = {}
    for (slug, state), look in product(PAGES, SEEN["look"]):
        visitor = visit(WIDTHS[-1], scheme=look)
        path = address(slug, state, skin, language)
        visitor.open(path)
        found[f"{path} {look}"] = faults_of(visitor, html_checker)
        visitor.context.close()
    must_pass(found)
