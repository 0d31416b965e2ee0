"""Everything an editor writes can be translated; what is no word is left alone."""

from __future__ import annotations

import pytest
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue

from portal.core.models import StandardPage
from tests.factories import StandardPageFactory, locale

pytestmark = pytest.mark.django_db

CONTENT = [
    ("heading", {"text": "Heading", "rank": "section", "anchor": "kept"}),
    ("prose", "<p>Prose</p>"),
    ("paragraph", {"number": "4.2", "duty": "must", "text": "<p>Paragraph</p>"}),
    ("callout", {"tone": "warning", "title": "Callout", "text": "<p>Callout text</p>"}),
    ("do_dont", {"title": "Lists", "dos": ["<p>Do it</p>"], "donts": ["<p>Not that</p>"]}),
    (
        "steps",
        {
            "title": "Steps",
            "steps": [
                {"kind": "danger", "title": "Step", "when": "Today", "text": "<p>Step text</p>"}
            ],
        },
    ),
    ("care_card", {"urgency": "urgent", "title": "Care", "text": "<p>Care text</p>"}),
    ("contact", {"contact": "front-door"}),
    ("document", {"document": None, "title": "Document", "text": "About it"}),
    (
        "link_cards",
        {"title": "Cards", "cards": [{"title": "Card", "text": "Card text", "path": "/refer/"}]},
    ),
    ("feature_cards", {"title": "Feature", "source": "harms"}),
    (
        "table",
        {"caption": "Caption", "columns": ["A", "B"], "rows": [{"cells": ["C", "D"]}]},
    ),
    ("statistic", {"figure": "1 in 4", "text": "Meaning", "source": "Survey"}),
    ("quote", {"text": "Quote", "source": "Who"}),
    ("video", {"title": "Film", "length": "3 minutes", "transcript": "<p>Spoken</p>"}),
]
WORDS = [
    "Heading", "Prose", "Paragraph", "Callout", "Callout text", "Lists", "Do it", "Not that",
    "Steps", "Step", "Today", "Step text", "Care", "Care text", "Document", "About it", "Cards",
    "Card", "Card text", "Feature", "Caption", "A", "B", "C", "D", "1 in 4", "Meaning", "Survey",
    "Quote", "Who", "Film", "3 minutes", "Spoken",
]  # fmt: skip


@pytest.fixture
def page(partnership, stream):
    page = StandardPageFactory(
        parent=partnership.site.root_page, title="Title", slug="all-blocks", body=stream(*CONTENT)
    )
    page.refresh_from_db()
    # Saved once more: only then do lists carry the ids that translations hang on.
    page.body = page.body.stream_block.normalize(page.body)
    page.save()
    return StandardPage.objects.get(pk=page.pk)


def words_of(page) -> list[str]:
    return [
        segment.string.data
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue) and segment.path.startswith("body.")
    ]


def test_every_word_is_a_segment_and_nothing_else_is(page):
    assert words_of(page) == WORDS


def test_pictures_offer_their_words(partnership, stream):
    from wagtail_factories import ImageFactory  # needs the library's table

    image = ImageFactory(file__width=20, file__height=20)
    value = {
        "image": {"image": image.pk, "alt_text": "A street", "decorative": False},
        "caption": "By day",
    }
    page = StandardPageFactory(
        parent=partnership.site.root_page, slug="picture", body=stream(("picture", value))
    )

    assert words_of(StandardPage.objects.get(pk=page.pk)) == ["A street", "By day"]


def test_a_translation_comes_back_whole(page):
    polish = locale("pl")
    source, _created = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=polish)
    for segment in source.stringsegment_set.select_related("string", "context"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=polish,
            data=StringValue(f"{segment.string.data} po polsku").data,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
    home = page.get_parent()
    home.copy_for_translation(polish)

    translation.save_target()

    translated = page.get_translation(polish)
    assert words_of(translated) == [f"{word} po polsku" for word in WORDS]
    kept = {child.block_type: child.value for child in translated.body}
    assert kept["heading"]["anchor"] == "kept"
    assert kept["paragraph"].anchor == "p4-2"
    assert kept["paragraph"].is_must
    assert kept["care_card"].is_urgent
    assert kept["contact"]["contact"] == "front-door"
    assert kept["link_cards"]["cards"][0]["path"] == "/refer/"
