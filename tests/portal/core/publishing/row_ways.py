"""Every way in which a row with drafts reaches readers, or stops reaching them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any

from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from portal.core.cms.actions import ensure_workflow
from portal.core.models import Partnership
from portal.core.publishing import publish_row, save_draft, unpublish
from portal.core.worker.publishing import publish_due
from portal.reference.models import Term, TermText
from tests.factories import UserFactory, locale
from tests.portal.core.publishing.page_ways import Do, quietly

_numbers = count(1)


def new_term_text(partnership: Partnership | None) -> TermText:
    """Make words on a new term, not saved yet."""
    term = Term.objects.create(partnership=partnership, slug=f"absent-{next(_numbers)}")
    words = {"term": "Absent", "definition": "Away without leave."}
    return TermText(owner=term, locale=locale(), **words)


@dataclass
class RowStage:
    """This is a partnership, and somebody who may do everything."""

    partnership: Partnership
    client: Client

    def row(self) -> TermText:
        """Publish words on a new term."""
        return publish_row(row=new_term_text(self.partnership))

    def changed(self) -> TermText:
        """Publish words and lay a changed draft beside them."""
        row = self.row()
        row.definition = "Not where they should be."
        save_draft(page=row)
        return TermText.objects.get(pk=row.pk)

    def post(self, name: str, *args: Any, data: Any = None) -> HttpResponse:
        """Send a form of the CMS."""
        address = reverse(TermText.snippet_viewset.get_url_name(name), args=args)
        return self.client.post(address, data or {})


def form_of(row: TermText, **values: str) -> dict[str, str]:
    return {
        "owner": str(row.owner_id),
        "locale": str(row.locale_id),
        "voice": row.voice,
        "term": row.term,
        "expansion": "",
        "definition": row.definition,
        "also": "",
        "street_words": "",
        **values,
    }


def edit_form(stage: RowStage) -> Do:
    row = stage.row()
    data = form_of(row, definition="Not where they should be.", **{"action-publish": "1"})
    return lambda: stage.post("edit", row.pk, data=data)


def approval(stage: RowStage) -> Do:
    row = stage.changed()
    ensure_workflow()
    state = row.get_workflow().start(row, UserFactory())
    args = (row.pk, "approve", state.current_task_state_id)
    return lambda: stage.post("workflow_action", *args)


def unpublish_form(stage: RowStage) -> Do:
    row = stage.row()
    return lambda: stage.post("unpublish", row.pk)


def delete_form(stage: RowStage) -> Do:
    row = stage.row()
    return lambda: stage.post("delete", row.pk)


def planned(stage: RowStage) -> TermText:
    row = stage.row()
    row.definition, row.go_live_at = "Later.", timezone.now() + timedelta(hours=1)
    revision = row.save_revision()
    revision.publish()
    moment = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = moment.isoformat()
    revision.approved_go_live_at = moment
    revision.save()
    return row


def worker_publishes(stage: RowStage) -> Do:
    planned(stage)
    return lambda: publish_due(now=timezone.now())


def worker_takes_off(stage: RowStage) -> Do:
    row = stage.row()
    over = timezone.now() - timedelta(minutes=1)
    TermText.objects.filter(pk=row.pk).update(expire_at=over)
    return lambda: publish_due(now=timezone.now())


def wagtails_command(stage: RowStage) -> Do:
    planned(stage)
    return quietly(lambda: call_command("publish_scheduled", verbosity=0))


def code_publishes(stage: RowStage) -> Do:
    row = stage.row()

    def publish() -> None:
        fresh = TermText.objects.get(pk=row.pk)
        fresh.definition = "Not where they should be."
        publish_row(row=fresh)

    return quietly(publish)


def code_takes_off(stage: RowStage) -> Do:
    row = stage.row()
    return quietly(lambda: unpublish(thing=TermText.objects.get(pk=row.pk)))


def bare_publish(stage: RowStage) -> Do:
    row = stage.changed()
    return quietly(lambda: Revision.objects.get(pk=row.latest_revision_id).publish())


def bare_unpublish(stage: RowStage) -> Do:
    row = stage.row()
    return quietly(lambda: TermText.objects.get(pk=row.pk).unpublish())


def bare_delete(stage: RowStage) -> Do:
    row = stage.row()
    return quietly(lambda: TermText.objects.get(pk=row.pk).delete())


def delete_of_many(stage: RowStage) -> Do:
    row = stage.row()
    return quietly(lambda: TermText.objects.filter(pk=row.pk).delete())


def localize(stage: RowStage) -> Do:
    source, _made = TranslationSource.update_or_create_from_instance(stage.row())
    target = locale("pl")
    made = Translation.objects.create(source=source, target_locale=target)
    for segment in source.stringsegment_set.all():
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=target,
            data=f"{segment.string.data}-pl",
        )
    made.save_target(publish=False)
    return quietly(lambda: made.save_target(publish=True))


KEEPS_DRAFT: tuple[Callable[[RowStage], Do], ...] = (edit_form,)
WHOLE: tuple[Callable[[RowStage], Do], ...] = (
    approval, unpublish_form, delete_form, worker_publishes, worker_takes_off, wagtails_command,
    code_publishes, code_takes_off, bare_publish, bare_unpublish, bare_delete, delete_of_many,
    localize,
)  # fmt: skip
