"""The browser audit: every page of every partnership, calm and clean on every screen."""

from __future__ import annotations

import pytest

from tests.e2e.addresses import KINDS, LANGUAGES, SHOWCASES, WORKING_PAGES, from_sitemap, localised
from tests.e2e.audit import (
    READING,
    WORKING,
    Budget,
    accessibility,
    audit,
    focus,
    must_pass,
    sideways,
)
from tests.e2e.pairwise import pairwise
from tests.e2e.server import HOSTS

WIDTHS = ("320", "360", "1280")
LOOKS = ("light", "dark", "more", "forced")
FACTORS = {
    "kind": tuple(KINDS),
    "partnership": tuple(HOSTS),
    "language": LANGUAGES,
    "width": WIDTHS,
    "look": LOOKS,
    "script": ("on", "off"),
}
CHOICES = pairwise(FACTORS)


def dressed(look: str) -> dict[str, str]:
    """Give the browser settings of a look."""
    if look in {"light", "dark"}:
        return {"scheme": look}
    return {"contrast": look}


def budget_of(kind: str) -> Budget:
    """Give what a kind of page may weigh."""
    return WORKING if kind in WORKING_PAGES else READING


def known(kind: str, faults: list[str]) -> list[str]:
    """Leave out what a kind of page may do."""
    if kind in WORKING_PAGES:
        faults = [fault for fault in faults if not fault.startswith("cookie: ")]
    if kind in SHOWCASES:
        faults = [fault for fault in faults if "budget" not in fault]
    return faults


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: "-".join(choice.values()))
def test_pairs_of_everything(visit, html_checker, choice):
    width, has_script = int(choice["width"]), choice["script"] == "on"
    visitor = visit(width, script=has_script, **dressed(choice["look"]))
    path, status = KINDS[choice["kind"]]
    visitor.open(localised(path, choice["language"]), choice["partnership"])
    assert visitor.status == status
    kind = choice["kind"]
    must_pass({path: known(kind, audit(visitor, html_checker, budget_of(kind)))})


@pytest.mark.parametrize("partnership", HOSTS)
def test_every_page_in_english(visit, html_checker, server, partnership):
    paths = from_sitemap(server, partnership)
    assert "/" in paths
    assert len(paths) > 5
    found = {}
    for number, path in enumerate(paths):
        visitor = visit(int(WIDTHS[number % 3]))
        visitor.open(path, partnership)
        assert visitor.status == 200
        found[path] = audit(visitor, html_checker)
        visitor.context.close()
    must_pass(found)


INVENTED = ("html-lang-valid", "valid-lang")  # no registry knows the invented language


def test_long_words_fit(pseudo):
    found = {}
    for kind, (path, status) in KINDS.items():
        if localised(path, "qps") != path:
            pseudo.open(localised(path, "qps"))
            assert (kind, pseudo.status) == (kind, status)
            found[kind] = [*sideways(pseudo.page), *accessibility(pseudo.page, INVENTED)]
    must_pass(found)


# The words of the frame, but for what says itself that it is in another language.
FRAME_WORDS = """() => [...document.querySelectorAll("header *, nav *, footer *")]
  .filter((element) => !element.closest("[lang]:not(html), [translate=no], main"))
  .flatMap((element) => [...element.childNodes].filter((node) => node.nodeType === 3))
  .map((node) => node.textContent.trim())
  .filter((text) => text)"""


def test_the_frame_is_translatable_to_the_last_word(pseudo):
    words = pseudo.open("/qps/").evaluate(FRAME_WORDS)

    assert len(words) > 8
    assert [word for word in words if word.isascii()] == []


def test_arabic_is_set_from_right_to_left(right_to_left, html_checker):
    page = right_to_left.open("/ar/")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    must_pass({"/ar/": audit(right_to_left, html_checker)})


@pytest.mark.audit
@pytest.mark.parametrize("language", [*LANGUAGES])
@pytest.mark.parametrize("partnership", HOSTS)
def test_every_page_in_every_look(visit, html_checker, server, partnership, language):
    fixed = [path for path, status in KINDS.values() if status == 200]
    paths = sorted({*from_sitemap(server, partnership), *fixed})
    found = {}
    for path in paths:
        for look in LOOKS:
            visitor = visit(int(WIDTHS[-1]), **dressed(look))
            visitor.open(localised(path, language), partnership)
            kind = next(
                (kind for kind, (fixed_path, _s) in KINDS.items() if fixed_path == path), ""
            )
            full = audit(visitor, html_checker, budget_of(kind)) if look == "light" else []
            faults = known(kind, full)
            for width in WIDTHS:
                visitor.page.set_viewport_size({"width": int(width), "height": 700})
                page = visitor.page
                faults += [*accessibility(page, visitor.left_out), *focus(page), *sideways(page)]
            found[f"{path} {look}"] = sorted(set(faults))
            visitor.context.close()
    must_pass(found)
