"""The content of a page as a whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.utils.functional import Promise
from wagtail import blocks, hooks
from wagtail.admin.views.generic.preview import StreamFieldBlockPreview

from portal.core import migrations, registry
from portal.core.blocks import BodyBlock, DoorsBlock
from portal.core.models import HomePage, StandardPage
from portal.core.registry import ContactCardSource

ALL = BodyBlock().child_blocks


def descendants(block) -> list[blocks.Block]:
    """List a block and everything inside it."""
    inside = list(getattr(block, "child_blocks", {}).values())
    if isinstance(block, blocks.ListBlock):
        inside.append(block.child_block)
    return [block, *(found for child in inside for found in descendants(child))]


def test_these_are_the_blocks_of_a_page():
    assert list(ALL) == [
        "heading", "prose", "paragraph", "local_note", "callout", "do_dont", "steps", "care_card",
        "contact", "document", "link_cards", "feature_cards", "table", "statistic", "quote", "term",
        "picture", "video",
    ]  # fmt: skip


def test_headings_in_a_page_never_skip_a_level(body, stream):
    content = stream(
        ("heading", {"text": "One"}),
        ("callout", {"title": "Two", "text": "<p>x</p>"}),
        ("heading", {"text": "Three", "rank": "subsection"}),
        ("steps", {"title": "Four", "steps": [{"title": "Five", "kind": "ordinary"}]}),
    )

    html = body.render(content, {})

    assert re.findall(r"<h(\d)[^>]*>(\w+)", html) == [
        ("2", "One"), ("3", "Two"), ("3", "Three"), ("4", "Four"), ("5", "Five"),
    ]  # fmt: skip


def test_the_top_level_is_passed_in(body, stream):
    html = body.render(stream(("heading", {"text": "One"})), {"heading_level": 3})

    assert '<h3 id="one">One</h3>' in html


def test_a_contact_deep_in_a_page_knows_the_partnership(body, stream, monkeypatch):
    asked: list[tuple[str, str]] = []
    source = ContactCardSource(
        lambda: [("front-door", "Front door")], lambda *args: asked.append(args)
    )
    monkeypatch.setattr(registry, "contact_cards", registry.Registry("contact cards"))
    registry.contact_cards.register("contacts", source)
    request = RequestFactory().get("/")
    request.partnership = "north"

    body.render(stream(("contact", {"contact": "front-door"})), {"request": request})

    assert asked == [("north", "front-door")]


def test_saving_gives_headings_their_anchors(body, stream):
    cleaned = body.clean(stream(("heading", {"text": "Help"}), ("heading", {"text": "Help"})))

    assert [child.value["anchor"] for child in cleaned] == ["help", "help-2"]


def test_saving_keeps_an_anchor_when_the_words_change(body, stream):
    cleaned = body.clean(stream(("heading", {"text": "New words", "anchor": "old-words"})))

    assert cleaned[0].value["anchor"] == "old-words"


def test_a_heading_in_another_script_is_given_none(body, stream):
    cleaned = body.clean(stream(("heading", {"text": "ماذا تفعل"})))

    assert not cleaned[0].value["anchor"]


def test_a_number_given_twice_is_refused(body, stream):
    numbered = [
        ("paragraph", {"number": number, "text": "<p>x</p>"}) for number in ("1.1", "1.2", "1.1")
    ]

    with pytest.raises(ValidationError) as refused:
        body.clean(stream(*numbered))

    errors = refused.value.block_errors
    assert list(errors) == [2]
    assert errors[2].block_errors["number"].messages == ["Another paragraph has the number 1.1."]


def test_paragraphs_without_numbers_are_fine(body, stream):
    assert len(body.clean(stream(*[("paragraph", {"text": "<p>x</p>"})] * 3))) == 3


def test_an_empty_page_is_fine(body, stream):
    assert body.render(body.clean(stream()), {}).strip() == ""


def test_text_is_searchable_and_choices_are_not(body, stream):
    content = stream(
        ("callout", {"tone": "warning", "title": "Title", "text": "<p>Body</p>"}),
        ("care_card", {"urgency": "urgent", "title": "Today", "text": "<p>Ring</p>"}),
        ("paragraph", {"number": "4.2", "duty": "must", "text": "<p>Rule</p>"}),
    )

    assert body.get_searchable_content(content) == ["Title", "Body", "Today", "Ring", "Rule"]


@pytest.mark.parametrize("name", list(ALL))
def test_a_block_is_described_to_editors(name):
    block = ALL[name]

    assert isinstance(block.meta.label, Promise)
    assert isinstance(block.meta.group, Promise)
    assert isinstance(block.meta.description, Promise)


@pytest.mark.parametrize("name", list(ALL))
def test_a_block_has_a_template_that_says_its_variables(name):
    template = Path(settings.CHECKOUT) / "templates" / ALL[name].meta.template

    assert template.read_text().startswith("{# Variables: ")


@pytest.mark.django_db
@pytest.mark.parametrize("name", list(ALL))
def test_a_block_can_be_previewed(name):
    block = ALL[name]

    assert block.is_previewable
    block.render(block.get_preview_value(), {})


@pytest.mark.parametrize("name", ["heading", "care_card", "table"])
def test_the_editor_shows_the_preview_in_our_style(name):
    block = StandardPage._meta.get_field("body").stream_block.child_blocks[name]
    request = RequestFactory().get("/", {"id": block.definition_prefix})

    answer = StreamFieldBlockPreview.as_view()(request).render()

    html = answer.content.decode()
    assert '<link rel="stylesheet" href="/static/portal/portal.css">' in html
    assert '<main class="wrap band read">' in html
    assert block.render(block.get_preview_value(), {"level": 2}).strip() in html


def test_icons_exist():
    known = {Path(icon).stem for hook in hooks.get_hooks("register_icons") for icon in hook([])}
    used = {found.meta.icon for top in (BodyBlock(), DoorsBlock()) for found in descendants(top)}

    assert used - known == set()


def test_every_field_of_a_block_has_a_label_of_its_own():
    nameless = [
        f"{name}.{field}"
        for name, block in ALL.items()
        for field, inner in getattr(block, "child_blocks", {}).items()
        if not isinstance(inner.meta.label, Promise)
    ]

    assert nameless == []


@pytest.mark.parametrize("forbidden", [blocks.RawHTMLBlock, blocks.StaticBlock])
def test_nothing_lets_raw_html_in(forbidden):
    found = [block for block in descendants(BodyBlock()) if isinstance(block, forbidden)]

    assert found == []


def test_rich_text_never_embeds():
    features = {
        feature
        for block in descendants(BodyBlock())
        if isinstance(block, blocks.RichTextBlock)
        for feature in block.features
    }

    assert features == {"bold", "italic", "ol", "ul", "link"}


@pytest.mark.parametrize("model", [HomePage, StandardPage])
def test_migrations_hold_no_blocks(model):
    _name, _path, args, kwargs = model._meta.get_field("body").deconstruct()
    written = "".join(path.read_text() for path in Path(migrations.__path__[0]).glob("0*.py"))

    assert args == []
    assert "block_lookup" not in kwargs
    assert "block" not in re.sub("StreamField", "", written)
