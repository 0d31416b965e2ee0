"""Every kind of fault is found before anything is written, with its file, line and reason."""

from __future__ import annotations

import pytest

from portal.core.models import Partnership
from portal.packs.models import PackedRow
from portal.reference.models import Contact
from tests.factories import PartnershipFactory

HEAD = "---\ntitle: A\nslug: extra\nintro: B.\n---\n"
PAGE = "pages/extra.md"


def test_a_right_pack_has_no_fault(packs):
    assert packs.faults() == []


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        # the partnership
        (
            "partnership.yaml",
            "slug: new-area",
            "slug: old-area",
            "new_area/partnership.yaml:1: The slug must be “new-area”, as the folder says.",
        ),
        (
            "partnership.yaml",
            "name: New Area\n",
            "",
            "new_area/partnership.yaml:1: “name” is missing.",
        ),
        (
            "partnership.yaml",
            "facts: [NL-001]",
            "exit_url: nowhere",
            (
                "new_area/partnership.yaml:4: “exit_url”: Enter a valid URL. Give an address that"
                " begins with https."
            ),
        ),
        (
            "partnership.yaml",
            "code: NEW",
            "code: NEW-AREA-CODE",
            (
                "new_area/partnership.yaml:2: “code”: Ensure this value has at most 12 characters"
                " (it has 13)."
            ),
        ),
        # contacts
        (
            "contacts.yaml",
            "phone: 01724 296500",
            "phone: 01724 2965",
            (
                "new_area/contacts.yaml:7: “phone”: “01724 2965” is not a UK phone number. Write"
                " one number with its area code, such as 01632 960 500 or 0800 1111; words and"
                " extensions belong in the note."
            ),
        ),
        (
            "contacts.yaml",
            "phone: 01724 296500",
            "phone: 999",
            "new_area/contacts.yaml:7: “phone” must be text; put 999 in quotes.",
        ),
        (
            "contacts.yaml",
            "state: blank",
            "state: sure",
            (
                "new_area/contacts.yaml:9: A contact without a phone is blank, and only such a"
                " contact."
            ),
        ),
        (
            "contacts.yaml",
            "kind: team",
            "kind: front-door",
            "new_area/contacts.yaml:10: A partnership has one front-door only.",
        ),
        (
            "contacts.yaml",
            "kind: team",
            "kind: helper",
            "new_area/contacts.yaml:10: “kind”: Value 'helper' is not a valid choice.",
        ),
        (
            "contacts.yaml",
            "key: team",
            "key: front-door",
            "new_area/contacts.yaml:9: “front-door” is in this pack twice.",
        ),
        (
            "national/contacts.yaml",
            "kind: helpline",
            "kind: out-of-hours",
            "national/contacts.yaml:5: Only a partnership has a contact of this kind.",
        ),
        (
            "contacts.yaml",
            "note: Ask for the duty worker.",
            "opening_hours: {week: {monday: []}}",
            (
                "new_area/contacts.yaml:13: “opening_hours”: tuesday is left out. Give its"
                " hours, an"
                " empty list when closed, or not-known."
            ),
        ),
        # pages
        (
            "pages/home.md",
            "page: parents",
            "page: aunts",
            "new_area/pages/home.md:7: There is no “aunts” among the pages of this pack.",
        ),
        (
            "pages/home.md",
            "ring: family",
            "ring: cousins",
            (
                "new_area/pages/home.md:5: “ring”: Select a valid choice. cousins is not one of the"
                " available choices."
            ),
        ),
        (
            "pages/home.md",
            "intro: What to do next.",
            "intro: What to do next.\nslug: home",
            "new_area/pages/home.md:4: The home page has no slug.",
        ),
        (
            "pages/parents.md",
            "slug: parents",
            "slug: carers",
            (
                "new_area/pages/parents.md:3: The slug “carers” and the name of the file must be"
                " the"
                " same."
            ),
        ),
        (
            "pages/parents.md",
            "slug: parents\n",
            "",
            "new_area/pages/parents.md:2: “slug” is missing.",
        ),
        (
            "pages/parents.md",
            "audience: family",
            "audience: aunts",
            (
                "new_area/pages/parents.md:4: “audience”: Input should be 'everyone',"
                " 'practitioner',"
                " 'family', 'teen' or 'child'."
            ),
        ),
        (
            "pages/parents.md",
            "in_menus: true",
            'last_reviewed: "2026-11-20"\nreview_due: "2026-11-20"',
            "new_area/pages/parents.md:2: review_due comes after last_reviewed.",
        ),
        (
            "pages/parents.md",
            "in_menus: true",
            "review_due: soon",
            (
                "new_area/pages/parents.md:7: “review_due”: Input should be a valid date or"
                " datetime,"
                " input is too short."
            ),
        ),
        (
            "pages/parents.md",
            "in_menus: true",
            "doors: [{title: A}]",
            "new_area/pages/parents.md:7: Only the home page has doors.",
        ),
        (
            "pages/parents.md",
            "in_menus: true",
            "source: A leaflet",
            "new_area/pages/parents.md:7: Only guides, their parts and strategies name a source.",
        ),
        (
            "pages/parents.md",
            "in_menus: true",
            f"owner_post: {'x' * 121}",
            (
                "new_area/pages/parents.md:7: “owner_post”: Ensure this value has at most 120"
                " characters (it has 121)."
            ),
        ),
        (
            "pages/parents.md",
            "page:parents/more",
            "page:parents/less",
            (
                "new_area/pages/parents.md:11: There is no “parents/less” among the pages of this"
                " pack."
            ),
        ),
        (
            "pages/parents.md",
            "contact: front-door",
            "contact: back-door",
            (
                "new_area/pages/parents.md:14: There is no “back-door” among the contacts of this"
                " pack."
            ),
        ),
    ],
)
def test_a_fault_says_its_file_line_and_reason(packs, file, old, new, fault):
    packs.change(file, old, new)
    assert packs.faults() == [fault]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("::: calout\ntext: A\n:::\n", "6: “calout” is not known here; did you mean “callout”?"),
        (
            "::: callout\ntext: A\ntne: note\n:::\n",
            "8: “tne” is not known here; did you mean “tone”?",
        ),
        ("::: callout\ntitle: A\n:::\n", "6: “text”: This field is required."),
        (
            "::: callout\ntext: A\ntone: loud\n:::\n",
            "8: “tone”: Select a valid choice. loud is not one of the available choices.",
        ),
        ("::: callout\ntext: [A]\n:::\n", "7: Write Markdown here."),
        ("::: callout\n- A\n:::\n", "6: Write “key: value” lines here."),
        ("::: quote\ntext: 74\n:::\n", "7: This must be text; put it in quotes."),
        (
            "::: do_dont\ndos: [a]\ndonts: none\n:::\n",
            "8: Write a list here, each line with “- ” before it.",
        ),
        (
            "::: steps\nsteps:\n  - title: A\n  - when: today\n:::\n",
            "9: “title”: This field is required.",
        ),
        (
            "::: link_cards\ncards:\n  - title: A\n:::\n",
            "8: “page”: Choose a page or write an address.",
        ),
        (
            "::: link_cards\ncards:\n  - title: A\n    page: parents\n    path: /hide/\n:::\n",
            "9: “page”: Choose a page or write an address, not both.",
        ),
        ("::: link_cards\ncards:\n  - title: A\n    page: [a]\n:::\n", "9: Name one entry here."),
        (
            "::: table\ncaption: A\ncolumns: [a, b]\nrows: [{cells: [a, b, c]}]\n:::\n",
            "9: This row has 3 cells; the table has 2 columns.",
        ),
        (
            2 * '::: paragraph\nnumber: "1.1"\ntext: A\n:::\n',
            "11: “number”: Another paragraph has the number 1.1.",
        ),
        ("::: document\ndocument: a.pdf\n:::\n", "7: Packs cannot point to this."),
        (
            "Words.\n\n> Words.\n",
            "8: Text has paragraphs, lists, bold, italics and links; it has no blockquote.",
        ),
        (
            "::: callout\ntext: |\n  A\n\n  # B\n:::\n",
            "9: A heading stands in the page itself, as “## Section” or “### Part of a section”.",
        ),
    ],
)
def test_the_blocks_themselves_judge_what_a_page_says(packs, body, fault):
    packs.write(PAGE, HEAD + body)
    assert f"new_area/{PAGE}:{fault}" in packs.faults()


@pytest.mark.parametrize("slug", ["search", "harms", "pl", "cms"])
def test_an_address_of_the_portal_is_not_for_pages(packs, slug):
    packs.write(f"pages/{slug}.md", HEAD.replace("extra", slug))
    assert packs.faults() == [
        f"new_area/pages/{slug}.md:3: This address belongs to a part of the portal; choose another."
    ]


def test_a_page_stands_below_another_page(packs):
    packs.write("pages/nobody/extra.md", HEAD)
    assert packs.faults() == [
        "new_area/pages/nobody/extra.md:1: There is no “nobody” for this to stand below."
    ]


def test_every_site_has_a_home_page(packs):
    packs.remove("pages/home.md")
    assert "new_area/pages/home.md:1: Every site has a home page." in packs.faults()


@pytest.mark.parametrize("file", ["partnership.yaml", "contacts.yaml"])
def test_a_missing_file_is_told(packs, file):
    packs.remove(file)
    assert f"new_area/{file}:1: This file is missing." in packs.faults()


def test_a_file_that_nothing_reads_is_told(packs):
    packs.write("meetigs.yaml", "a: 1")
    assert packs.faults() == [
        "new_area/meetigs.yaml:1: Nothing reads this file; is its name right?"
    ]


def test_the_code_of_another_partnership_is_refused(packs):
    PartnershipFactory(slug="other", code="NEW", name="Other Area")
    assert packs.faults() == ["new_area/partnership.yaml:2: The code “NEW” belongs to Other Area."]


def test_the_faults_of_all_packs_are_told_at_once_and_nothing_is_written(packs):
    packs.change("national/contacts.yaml", "state: sure", "state: certain")
    packs.change("contacts.yaml", "state: check", "state: sure-ish")
    packs.change("pages/home.md", "title: Welcome", "titel: Welcome")
    faults = packs.faults()
    assert [fault.split(": ")[0] for fault in faults] == [
        "national/contacts.yaml:8",
        "new_area/contacts.yaml:8",
        "new_area/pages/home.md:2",
        "new_area/pages/home.md:2",
    ]
    assert (Partnership.objects.count(), Contact.objects.count()) == (0, 0)
    assert PackedRow.objects.count() == 0
