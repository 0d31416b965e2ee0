"""docs/how-to/hand-over-to-the-navigator.md: its form starts a run with what it says."""

from __future__ import annotations

import re

import pytest
from django.template import engines

from portal.core.limits.file import run as run_limits
from portal.navigator.referring.questions.answers import HANDED_OVER
from portal.navigator.rules.inputs import INPUTS
from tests.architecture.source import CHECKOUT
from tests.portal.navigator.referring.working import Shelf, Worker

PAGE = (CHECKOUT / "docs" / "how-to" / "hand-over-to-the-navigator.md").read_text()
FORM = re.search(r"(?ms)^```html\n(.*?)^```", PAGE)[1]
TABLE = dict(re.findall(r"(?m)^\| `(\w+)` \| (.*) \|$", PAGE))


@pytest.mark.django_db
def test_its_form_starts_the_questions_with_what_it_knows(partnership, rf, monkeypatch):
    run_limits("DELETE FROM hits")
    Shelf(monkeypatch)
    drawn = engines["django"].from_string(FORM).render(request=rf.get("/"))
    assert re.search(r'action="([^"]+)"', drawn)[1] == "/refer/"
    known = {}
    for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', drawn):
        known.setdefault(name, []).append(value)
    worker = Worker()
    worker.start(**known)
    pages = worker.open("check").context["check"].run.path.counted
    assert pages == {"subject": "child", "harms": ["CCE", "MISS"], "age": 15}


def test_its_table_names_every_field_and_every_value():
    assert tuple(TABLE) == HANDED_OVER
    for name, said in TABLE.items():
        assert re.findall(r"`(\w+)`", said) == list(INPUTS[name].values)
