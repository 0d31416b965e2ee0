"""Which day is asked for, and where a text's own words begin."""

from __future__ import annotations

from datetime import date

import pytest

from portal.guidance.amendments.exceptions import DayAhead, DayUnclear
from portal.guidance.amendments.rules import day_of, without_title

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-20", TODAY),
        ("2024-02-29", date(2024, 2, 29)),
        ("0001-01-01", date(1, 1, 1)),
    ],
)
def test_a_day_is_read(text, day):
    assert day_of(text, today=TODAY) == day


@pytest.mark.parametrize(
    "text",
    ["", "x", "20 March", "20261120", "2026-W47-5", "2026-02-30", "2026-13-01", "2026-1-1",
     "0000-01-01", "2026-11-20 ", "2026-11-20\n", "२०२६-११-२०", "2026-11-20T10:00"],
)  # fmt: skip
def test_what_is_no_day_is_refused(text):
    with pytest.raises(DayUnclear):
        day_of(text, today=TODAY)


@pytest.mark.parametrize("text", ["2026-11-21", "9999-12-31"])
def test_a_day_to_come_is_refused(text):
    with pytest.raises(DayAhead):
        day_of(text, today=TODAY)


@pytest.mark.parametrize(
    ("html", "rest"),
    [
        ("<h1>Title</h1>\n<p>First.</p>\n<p>Then.</p>", "<p>First.</p>\n<p>Then.</p>"),
        ('<h1 id="a">A\nB</h1>\n<p></p>\n<h2>Who</h2>', "<h2>Who</h2>"),
        ("<p>No title.</p><h1>Late</h1>", "<p>No title.</p><h1>Late</h1>"),
        ("", ""),
    ],
)
def test_the_title_is_left_to_the_page_around(html, rest):
    assert without_title(html) == rest
