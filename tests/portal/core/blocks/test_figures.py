"""Tables and numbers."""

from __future__ import annotations

import pytest
from wagtail.blocks.struct_block import StructBlockValidationError


def table(**changes: object) -> dict[str, object]:
    return {
        "caption": "Who to ring",
        "columns": ["When", "Who"],
        "rows": [{"cells": ["By day", "Front <door>"]}],
        "first_is_header": True,
    } | changes


def test_a_table_has_caption_scopes_and_labels(render, same):
    assert same(
        render("table", table()),
        '<table class="fold"><caption>Who to ring</caption>'
        '<thead><tr><th scope="col">When</th><th scope="col">Who</th></tr></thead>'
        '<tbody><tr><th scope="row">By day</th>'
        '<td data-label="Who">Front &lt;door&gt;</td></tr></tbody></table>',
    )


def test_a_row_need_not_be_named(render):
    html = render("table", table(first_is_header=False))

    assert '<td data-label="When">By day</td>' in html
    assert 'scope="row"' not in html


def test_a_row_with_too_few_cells_is_named(body):
    block = body.child_blocks["table"]
    rows = [{"cells": ["a", "b"]}, {"cells": ["a", "b", "c"]}]

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.normalize(table(rows=rows)))

    errors = refused.value.block_errors["rows"].block_errors
    assert list(errors) == [1]
    assert errors[1].messages == ["This row has 3 cells; the table has 2 columns."]


def test_rows_that_fit_are_accepted(body):
    block = body.child_blocks["table"]

    cleaned = block.clean(block.normalize(table()))

    assert [list(row["cells"]) for row in cleaned["rows"]] == [["By day", "Front <door>"]]


def test_a_table_needs_a_caption(body):
    block = body.child_blocks["table"]

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.normalize(table(caption="")))

    assert list(refused.value.block_errors) == ["caption"]


def test_every_cell_can_be_searched(body):
    block = body.child_blocks["table"]

    found = block.get_searchable_content(block.normalize(table()))

    assert found == ["Who to ring", "When", "Who", "By day", "Front <door>"]


def test_a_number_names_its_source(render, same):
    assert same(
        render("statistic", {"figure": "1 in 4", "text": "were worried", "source": "Survey, 2026"}),
        '<figure class="statistic"><p><b class="big">1 in 4</b> were worried</p>'
        '<figcaption class="small soft">Source: Survey, 2026</figcaption></figure>',
    )


def test_a_number_without_a_source_is_refused(body):
    block = body.child_blocks["statistic"]

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.normalize({"figure": "1 in 4", "text": "x", "source": ""}))

    assert list(refused.value.block_errors) == ["source"]
