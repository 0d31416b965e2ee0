"""Whatever a how-to page names is there: paths, commands, tasks, settings and classes."""

from __future__ import annotations

import re

import pytest
from django.core.management import get_commands

from tests.architecture.source import CHECKOUT, CODE, files, modules

PAGES = files("docs/how-to", suffix=".md")
TOPS = (*CODE, "docs", "frontend", "templates", "tests")
TASKS = set(re.findall(r"(?m)^([a-z]+):", (CHECKOUT / "Makefile").read_text()))
PLACE = re.compile(r"<[a-z]+>")  # stands for a name of the reader's own


def quoted(page: str) -> list[str]:
    """List what stands between backticks in a line."""
    return re.findall(r"`([^`\n]+)`", page)


def missing_paths(page: str) -> list[str]:
    paths = [word for word in quoted(page) if re.match(rf"(?:{'|'.join(TOPS)})/", word)]
    return [path for path in paths if not is_there(path)]


def is_there(path: str) -> bool:
    """Say whether a path leads somewhere from the top or, as templates are named, from theirs."""
    tops = (CHECKOUT, CHECKOUT / "templates")
    return any(list(top.glob(PLACE.sub("*", path.rstrip("/")))) for top in tops)


def missing_commands(page: str) -> list[str]:
    named = set(re.findall(r"manage\.py ([a-z_]+)", page))
    return sorted(named - set(get_commands()))


def missing_tasks(page: str) -> list[str]:
    return sorted(set(re.findall(r"(?m)[`^]make ([a-z]+)", page)) - TASKS)


def missing_scripts(page: str) -> list[str]:
    named = set(re.findall(r"(?m)(?:^|`)(?:ba)?sh ([\w./-]+)", page))
    return sorted(name for name in named if not (CHECKOUT / name).is_file())


def missing_classes(page: str) -> list[str]:
    named = {word for word in quoted(page) if re.fullmatch(r"(?:[A-Z][a-z]+){2,}", word)}
    text = "\n".join(module.text for module in modules())
    return sorted(name for name in named if not re.search(rf"\b{name}\b", text))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_has_a_test_of_its_own(page):
    name = f"test_{page.stem.replace('-', '_')}.py"
    assert (CHECKOUT / "tests" / "docs" / name).is_file()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_whatever_a_page_names_is_there(page):
    text = page.read_text()
    assert missing_paths(text) == []
    assert missing_commands(text) == []
    assert missing_tasks(text) == []
    assert missing_scripts(text) == []
    assert missing_classes(text) == []


def test_what_is_not_there_is_found():
    page = (
        "`portal/core/gone.py` `portal/core/<any>.py` `body.html` `templates/gone/<x>.html`\n"
        "python manage.py migrate\n`python manage.py moult`, `make check`, `make hay`, make do\n"
        "bash scripts/elasticsearch.sh start\nsh scripts/gone.sh\n`BodyBlock` `GoneBlock` `Prevent`"
    )
    assert missing_paths(page) == ["portal/core/gone.py", "templates/gone/<x>.html"]
    assert missing_commands(page) == ["moult"]
    assert missing_tasks(page) == ["hay"]
    assert missing_scripts(page) == ["scripts/gone.sh"]
    assert missing_classes(page) == ["GoneBlock"]
