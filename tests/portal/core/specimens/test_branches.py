"""Whatever a partial can look like is shown on /components/: every branch of every template."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from django.conf import settings
from django.template import Context, Template

from portal.core import registry
from tests.branches import Watch, forget

TEMPLATES = settings.CHECKOUT / "templates"
ROOMS = ("components", "blocks", "portal")
# The CMS wears Wagtail's look, which these pages do not.
OF_THE_CMS = ("portal/cms/", "portal/navigator/rule_sets/")
# A page extends another or is a whole document; its branches are its own tests' to show.
WHOLE = ("{% extends", "<!DOCTYPE")
SEEN_AS = (("", "adult"), ("", "child"), ("/pl", "teen"))


def partials() -> Iterator[str]:
    """Name every template that stands inside a page."""
    for room in ROOMS:
        for path in sorted((TEMPLATES / room).rglob("*.html")):
            name = path.relative_to(TEMPLATES).as_posix()
            is_whole = any(mark in path.read_text() for mark in WHOLE)
            if not is_whole and not name.startswith(OF_THE_CMS):
                yield name


@pytest.fixture
def watch() -> Iterator[Watch]:
    forget()
    watch = Watch()
    for name in partials():
        watch.add(name)
    yield watch
    forget()


@pytest.mark.django_db
def test_every_branch_of_every_partial_is_shown(client, partnership, catalogues, watch):
    for group in registry.specimen_groups:
        address = f"/components/{group.slug}/"
        for state, (language, skin) in product(group.states, SEEN_AS):
            answer = client.get(f"{language}{address}", {"state": state.slug, "skin": skin})
            assert answer.status_code == 200

    untaken = watch.untaken()
    assert len(watch.branches) > 300
    assert untaken == [], "\n".join(["no specimen shows:", *untaken])


SAMPLE = """{% if a %}x{% elif b %}{% if c %}y{% endif %}{% endif %}
{% for d in e %}{{ d }}{% empty %}z{% endfor %}"""
EVERY = ["1 if a", "1 elif 1 (of if a)", "1 else (of if a)", "1 if c", "1 else (of if c)",
         "2 for d in e", "2 empty (of for d in e)"]  # fmt: skip


@pytest.mark.parametrize(
    ("contexts", "taken"),
    [
        ([], []),
        ([{"a": 1, "e": [1]}], [0, 5]),
        ([{"b": 1}], [1, 4, 6]),
        ([{"b": 1, "c": 1}, {}], [1, 2, 3, 6]),
    ],
)
def test_a_branch_nobody_takes_is_named_with_its_line(contexts, taken):
    watch, template = Watch(), Template(SAMPLE)
    watch.add("sample.html", template)
    for context in contexts:
        template.render(Context(context))

    left = [branch for number, branch in enumerate(EVERY) if number not in taken]
    assert watch.untaken() == [f"sample.html:{branch}" for branch in left]
