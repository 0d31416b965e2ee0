"""Letters are plain text: what stands in them stands there as it was written."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.template import Context, Template, engines

from tests.architecture.source import CHECKOUT, PACKAGES, files

AS_WRITTEN = "Tom & Ann’s <“a”> 'b' \"c\""
OF_A_KIND = {"hours": 2, "when": datetime(2026, 11, 20, tzinfo=UTC),
             "timestamp": datetime(2026, 11, 20, tzinfo=UTC)}  # fmt: skip
LETTERS = [path for path in files("templates", *PACKAGES, suffix=".txt") if "email" in path.parts]


class Whatever(dict[str, Any]):
    """This has a value for every name a letter asks for, and notes which those were."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def __contains__(self, _name: object) -> bool:
        return True

    def __getitem__(self, name: str) -> Any:
        self.asked.add(name)
        return OF_A_KIND.get(name, AS_WRITTEN)


def written(text: str) -> tuple[str, set[str]]:
    template: Template = engines["django"].from_string(text).template
    values = Whatever()
    context = Context()
    context.dicts.append(values)
    return template.render(context), values.asked - set(OF_A_KIND)


def test_there_are_letters():
    assert len(LETTERS) >= 10


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_nothing_in_a_letter_is_written_as_html(path):
    said, asked = written(path.read_text())
    assert said.strip()
    assert "&amp;" not in said
    assert "&lt;" not in said
    assert "&#" not in said
    assert "&quot;" not in said
    assert (AS_WRITTEN in said) is bool(asked)


def test_a_letter_that_forgot_would_be_noticed():
    assert "&amp;" in written("{{ title }}")[0]
    said, asked = written("{% autoescape off %}{{ title }}{% endautoescape %}")
    assert (said, asked) == (AS_WRITTEN, {"title"})
