"""The steps of a usual case fit on one sheet of paper, as Chromium prints it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pikepdf
import pytest

from tests.architecture.source import CHECKOUT
from tests.components import are_all_required, chromium_path
from tests.portal.navigator.referring.cases import A_PLACE, COUNTY_LINES
from tests.portal.navigator.referring.pages import Telling

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
STATIC = CHECKOUT / "portal" / "static"
A4 = [595, 842]


@pytest.fixture
def chromium() -> str:
    """Give the browser’s path; it prints in a process of its own."""
    found = chromium_path()
    if found is None and are_all_required():
        pytest.fail("Chromium is not installed")
    return found or pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")


def printed(chromium: str, page: str, folder: Path) -> list[list[int]]:
    """Print a page with our own style sheets and nothing else; give the sizes of its sheets."""
    source, paper = folder / "page.html", folder / "paper.pdf"
    source.write_text(page.replace('"/static/', f'"{STATIC.as_uri()}/'), encoding="utf-8")
    command = [
        chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
        "--disable-background-networking", f"--user-data-dir={folder / 'profile'}",
        "--no-pdf-header-footer", f"--print-to-pdf={paper}", source.as_uri(),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with pikepdf.open(paper) as found:
        return [[round(float(side)) for side in sheet.mediabox[2:]] for sheet in found.pages]


@pytest.mark.parametrize("given", [COUNTY_LINES, A_PLACE], ids=["child", "place"])
def test_a_usual_case_prints_on_one_sheet(chromium, area, bring, settings, tmp_path, given):
    settings.ROOT_URLCONF = "bench.urls"
    bring.meeting()
    page = Telling().finish(given).text
    assert page.count('"/static/portal/portal.css"') == 1
    assert printed(chromium, page, tmp_path) == [A4]


def test_without_our_style_sheet_it_would_not(chromium, area, settings, tmp_path):
    settings.ROOT_URLCONF = "bench.urls"
    page = Telling().finish(COUNTY_LINES).text.replace("portal.css", "none.css")
    assert len(printed(chromium, page, tmp_path)) > 1
