"""Words in another language: sent to translators, whole before they are published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)

from portal.core.cms.exceptions import NotYours, TranslationIncomplete
from portal.core.cms.queries import rows_behind
from portal.core.models import StandardPage
from portal.core.publishing import publish_row
from portal.reference.models import TermText
from tests.factories import (
    StandardPageFactory,
    TermFactory,
    TermTextFactory,
    locale,
    user_with_role,
)

pytestmark = pytest.mark.django_db
POLISH = {"CSE": "CSE", "First words.": "Pierwsze słowa."}


@pytest.fixture
def polish():
    return locale("pl")


@pytest.fixture
def row(two):
    return TermTextFactory(
        owner=TermFactory(partnership=two[0]), term="CSE", definition="First words."
    )


@pytest.fixture
def signed_in(client_as, two) -> Callable[[str], Client]:
    def make(role: str) -> Client:
        client = client_as(role, two[0], is_demo=True)
        # The CMS turns what a handler raises into words; the test client would raise it again.
        client.raise_request_exception = False
        return client

    return make


@pytest.fixture
def editor(signed_in) -> Client:
    return signed_in("editor")


@pytest.fixture
def approver(signed_in) -> Client:
    return signed_in("approver")


def send(client: Client, row: TermText, polish: Any) -> Translation:
    url = reverse(
        "wagtail_localize:submit_snippet_translation", args=["reference", "termtext", row.pk]
    )
    client.post(url, {"locales": [polish.pk]})
    return Translation.objects.get(source__object_id=row.translation_key)


def translate(client: Client, translation: Translation, said: dict[str, str]) -> list[int]:
    """Save texts as the translators' page does; give what was answered."""
    found = []
    for segment in StringSegment.objects.filter(source=translation.source).order_by("order"):
        words = said.get(segment.string.data)
        if words is not None:
            url = reverse(
                "wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk]
            )
            answer = client.put(url, f"value={words}", "application/x-www-form-urlencoded")
            found.append(answer.status_code)
    return found


def publish(client: Client, target: TermText) -> Any:
    url = reverse("wagtailsnippets_reference_termtext:edit", args=[target.pk])
    return client.post(url, {"action": "publish"})


def target_of(row: TermText, polish: Any) -> TermText:
    return TermText.objects.get(translation_key=row.translation_key, locale=polish)


def test_a_translation_begins_as_a_draft(editor, row, polish):
    send(editor, row, polish)
    target = target_of(row, polish)
    assert (target.live, target.approved_at, target.owner) == (False, None, row.owner)


def test_words_are_translated_approved_and_published(editor, approver, row, polish):
    translation = send(editor, row, polish)
    assert translate(editor, translation, POLISH) == [201, 201]
    publish(approver, target_of(row, polish))
    target = target_of(row, polish)
    assert (target.live, target.definition) == (True, "Pierwsze słowa.")
    assert target.approved_by == approver.user
    assert target.translated_from_at == translation.source.last_updated_at


def test_the_translators_page_opens(editor, row, polish):
    translate(editor, send(editor, row, polish), POLISH)
    url = reverse("wagtailsnippets_reference_termtext:edit", args=[target_of(row, polish).pk])
    page = editor.get(url)
    assert page.status_code == 200
    assert "First words." in page.text


def test_half_a_translation_is_not_published(editor, approver, row, polish):
    translation = send(editor, row, polish)
    translate(editor, translation, {"CSE": "CSE"})
    answer = publish(approver, target_of(row, polish))
    assert target_of(row, polish).live is False
    assert (
        "1 of 2 texts are translated" in approver.get(answer.headers.get("Location", "/cms/")).text
    )


def test_an_editor_does_not_publish_a_translation(editor, row, polish):
    translate(editor, send(editor, row, polish), POLISH)
    publish(editor, target_of(row, polish))
    assert target_of(row, polish).live is False


def change_source(row: TermText, user: Any) -> None:
    row.refresh_from_db()
    row.definition = "Second words."
    publish_row(row=row, user=user)


def test_readers_keep_the_last_whole_translation(editor, approver, row, polish):
    translation = send(editor, row, polish)
    translate(editor, translation, POLISH)
    publish(approver, target_of(row, polish))
    assert rows_behind([target_of(row, polish)]) == frozenset()

    change_source(row, approver.user)
    target = target_of(row, polish)
    assert (target.live, target.definition) == (True, "Pierwsze słowa.")
    assert rows_behind([target]) == {target.pk}

    update = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    editor.post(update, {})
    publish(approver, target)
    target = target_of(row, polish)
    assert (target.live, target.definition) == (True, "Pierwsze słowa.")
    assert rows_behind([target]) == {target.pk}

    translate(editor, translation, {"Second words.": "Drugie słowa."})
    publish(approver, target)
    target = target_of(row, polish)
    assert (target.live, target.definition) == (True, "Drugie słowa.")
    assert rows_behind([target]) == frozenset()


def test_bringing_translations_up_to_date_publishes_no_mixture(editor, approver, row, polish):
    translation = send(editor, row, polish)
    translate(editor, translation, POLISH)
    publish(approver, target_of(row, polish))
    change_source(row, approver.user)
    update = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    approver.post(update, {"publish_translations": "on"})
    target = target_of(row, polish)
    assert (target.live, target.definition) == (True, "Pierwsze słowa.")


def test_an_editor_publishes_no_page_through_its_translation(editor, two, polish):
    home = two[0].site.root_page
    home.copy_for_translation(polish).save_revision().publish()
    page = StandardPageFactory(parent=home, title="Front door")
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    editor.post(url, {"locales": [polish.pk]})
    translation = Translation.objects.get(source__object_id=page.translation_key)
    for segment in StringSegment.objects.filter(source=translation.source):
        StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=polish, data="Drzwi"
        )
    update = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    editor.post(update, {"publish_translations": "on"})
    there = StandardPage.objects.get(translation_key=page.translation_key, locale=polish)
    assert there.live is False


def test_who_publishes_is_asked_whichever_way(two, row, polish):
    with pytest.raises(NotYours, match="is not yours to publish"):
        publish_row(row=row, user=user_with_role("editor", two[0]))
    with pytest.raises(NotYours):
        publish_row(row=row, user=user_with_role("approver", two[1]))
    with pytest.raises(NotYours):
        publish_row(row=TermTextFactory(), user=user_with_role("approver", two[0]))
    assert publish_row(row=TermTextFactory(), user=user_with_role("admin")).live


def test_a_pack_does_not_publish_half_a_translation_either(editor, row, polish):
    send(editor, row, polish)
    with pytest.raises(TranslationIncomplete, match="0 of 2 texts are translated"):
        publish_row(row=target_of(row, polish))


def test_a_field_that_is_gone_does_not_break_the_translators_page(editor, row, polish):
    translation = send(editor, row, polish)
    source = translation.source
    gone = TranslationContext.objects.create(object_id=source.object_id, path="removed_field")
    segment = StringSegment.objects.filter(source=source).first()
    StringSegment.objects.create(
        source=source, context=gone, string=segment.string, order=9, attrs="{}"
    )
    TranslationSource.objects.filter(pk=source.pk).update(schema_version="0000_older")
    url = reverse("wagtailsnippets_reference_termtext:edit", args=[target_of(row, polish).pk])
    assert editor.get(url).status_code == 200
    assert not StringSegment.objects.filter(context=gone).exists()


def test_how_old_translations_are_costs_two_queries(two, polish, queries):
    now = timezone.now()
    rows = []
    for _n in range(3):
        source = TermTextFactory(owner__partnership=two[0], last_published_at=now)
        copy = source.copy_for_translation(polish)
        copy.translated_from_at = now - timedelta(days=1)
        copy.save()
        rows.append(copy)
    with queries(2):
        assert rows_behind(rows) == {row.pk for row in rows}
    with queries(0):
        assert rows_behind([]) == frozenset()
