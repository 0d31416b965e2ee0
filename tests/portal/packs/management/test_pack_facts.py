from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from portal.core.models import StandardPage

LIST = """# Facts
- NL-001 the partnership has a name
- N02, N03: numbers
- X-999 nobody carries this; nor T-D01
"""


def run(file):
    out = StringIO()
    try:
        call_command("pack_facts", str(file), stdout=out)
    except SystemExit as ended:
        return out.getvalue().splitlines(), ended.code
    return out.getvalue().splitlines(), 0


@pytest.fixture
def listed(tmp_path):
    file = tmp_path / "facts.md"
    file.write_text(LIST)
    return file


def test_what_is_not_carried_is_listed_with_its_line(packs, listed):
    packs.load()
    assert run(listed) == (
        ["facts.md:4: X-999", "facts.md:4: T-D01", "5 facts named, 3 carried, 2 not"],
        1,
    )


def test_all_carried_is_no_fault(packs, tmp_path):
    packs.load()
    file = tmp_path / "facts.md"
    file.write_text("NL-001")
    assert run(file) == (["1 facts named, 1 carried, 0 not"], 0)


def test_a_page_deleted_here_carries_nothing_any_more(packs, tmp_path):
    packs.load()
    StandardPage.objects.get(slug="parents").delete()
    file = tmp_path / "facts.md"
    file.write_text("N03")
    assert run(file) == (["facts.md:1: N03", "1 facts named, 0 carried, 1 not"], 1)


@pytest.mark.parametrize("content", [b"nothing here", b"\xff\xfe\x00"])
def test_a_list_that_is_none_is_told(db, tmp_path, content):
    file = tmp_path / "facts.md"
    file.write_bytes(content)
    with pytest.raises(CommandError, match=r"names no fact|cannot be read as text"):
        run(file)
