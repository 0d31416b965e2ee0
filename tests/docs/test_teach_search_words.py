"""docs/how-to/teach-search-words.md says what search does with what it is taught."""

from __future__ import annotations

import pytest
import yaml

from portal.search.counting.cms.report import SearchesReport
from portal.search.counting.rules.weeks import FEWEST, MONTHS_KEPT
from portal.search.editors.cms.view_sets import SearchGroup
from portal.search.editors.packing import SynonymsFile
from portal.search.editors.queries import MOST_SHOWN
from portal.search.editors.rules.phrases import MOST_LETTERS, MOST_PHRASES, MOST_WORDS
from portal.search.editors.trying import COUNT
from tests.architecture.source import CHECKOUT

PAGE = (CHECKOUT / "docs" / "how-to" / "teach-search-words.md").read_text()


@pytest.mark.parametrize(
    ("said", "is_so"),
    [
        ("Between two and 20 phrases", MOST_PHRASES == 20),
        ("at most 6 words and 60 letters", (MOST_WORDS, MOST_LETTERS) == (6, 60)),
        ("At most three are shown", MOST_SHOWN == 3),
        ("the first ten results", COUNT == 10),
        ("at least five times in that week", FEWEST == 5),
        ("deleted after 13 months", MONTHS_KEPT == 13),
        ("**Search words**", SearchGroup.menu_label == "Search words"),
        ("## What people search for", SearchesReport.page_title == "What people search for"),
    ],
)
def test_it_says_what_is_so(said, is_so):
    assert said in PAGE
    assert is_so


def test_its_pack_can_be_read():
    text = PAGE.partition("```yaml\n")[2].partition("```")[0]
    file = SynonymsFile.model_validate(yaml.safe_load(text))
    assert [(entry.name, entry.one_way) for entry in file.synonyms] == [
        ("Cuckooing", False),
        ("Drug dealing by children", True),
    ]
