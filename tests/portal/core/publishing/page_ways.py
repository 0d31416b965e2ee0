"""Every way in which a page reaches readers, or stops reaching them.

Each prepares a page and gives what does it, which may be done again after it failed.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any

from django.core.management import call_command
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import (
    GroupApprovalTask,
    Page,
    PageViewRestriction,
    Revision,
    Workflow,
    WorkflowTask,
)
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from portal.core.models import StandardPage
from portal.core.publishing import publish_page, save_draft, unpublish
from portal.core.worker.publishing import publish_due
from tests.factories import locale
from tests.portal.core.publishing.stage import Boom, form_of

NOTE = "The rota changed."
_numbers = count(1)


@dataclass
class Stage:
    """This is a site, and somebody who may do everything."""

    home: Page
    client: Client

    def page(self, **values: Any) -> StandardPage:
        """Publish a new page."""
        page = StandardPage(title="Rota", slug=f"rota-{next(_numbers)}", **values)
        return publish_page(page=page, parent=self.home)

    def changed(self) -> StandardPage:
        """Publish a page and lay a changed draft with a note beside it."""
        page = self.page()
        page.title, page.edition_note = "Duty rota", NOTE
        save_draft(page=page)
        return StandardPage.objects.get(pk=page.pk)

    def post(self, name: str, *args: Any, data: Any = None, query: str = "") -> HttpResponse:
        """Send a form of the CMS."""
        return self.client.post(reverse(name, args=args) + query, data or {})


Do = Callable[[], object]


def quietly(do: Do) -> Do:
    """Swallow the failure of a handler, as whoever runs a command would see it and go on."""

    def run() -> None:
        with suppress(Boom):
            do()

    return run


def edit_form(stage: Stage) -> Do:
    page = stage.page()
    data = form_of(page, title="Duty rota", edition_note=NOTE, **{"action-publish": "1"})
    return lambda: stage.post("wagtailadmin_pages:edit", page.pk, data=data)


def new_slug_in_form(stage: Stage) -> Do:
    page = stage.page()
    data = form_of(page, slug=f"new-{page.slug}", **{"action-publish": "1"})
    return lambda: stage.post("wagtailadmin_pages:edit", page.pk, data=data)


def create_form(stage: Stage) -> Do:
    slugs = (f"made-{next(_numbers)}" for _forever in iter(int, 1))

    def create() -> HttpResponse:
        # A draft that was kept holds its address.
        page = StandardPage(title="Made", slug=next(slugs))
        data = form_of(page, **{"action-publish": "1"})
        return stage.post(
            "wagtailadmin_pages:add", "core", "standardpage", stage.home.pk, data=data
        )

    return create


def revert_form(stage: Stage) -> Do:
    page = stage.page()
    first = page.latest_revision
    page.title = "Duty rota"
    page = publish_page(page=page, note=NOTE)
    values = {"revision": str(first.pk), "action-publish": "1"}
    data = form_of(page, title="Rota", edition_note=NOTE, **values)
    return lambda: stage.post("wagtailadmin_pages:edit", page.pk, data=data)


def approval(stage: Stage) -> Do:
    page = stage.changed()
    workflow = Workflow.objects.create(name="Approval")
    task = GroupApprovalTask.objects.create(name="Somebody else looks")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    state = workflow.start(page, stage.client.user)
    args = (page.pk, "approve", state.current_task_state.pk)
    return lambda: stage.post("wagtailadmin_pages:workflow_action", *args)


def bulk(action: str) -> Callable[[Stage], Do]:
    def prepare(stage: Stage) -> Do:
        page = stage.changed()
        args = ("wagtailcore", "page", action)
        return lambda: stage.post("wagtail_bulk_action", *args, query=f"?id={page.pk}")

    return prepare


def unpublish_form(stage: Stage) -> Do:
    page = stage.page()
    return lambda: stage.post("wagtailadmin_pages:unpublish", page.pk)


def move(stage: Stage) -> Do:
    page, other = stage.page(), stage.page()
    return lambda: stage.post("wagtailadmin_pages:move_confirm", page.pk, other.pk)


def copy_live(stage: Stage) -> Do:
    page = stage.page()
    data = {
        "new_title": "Copy",
        "new_slug": f"copy-{page.slug}",
        "new_parent_page": str(stage.home.pk),
        "publish_copies": "on",
    }
    return lambda: stage.post("wagtailadmin_pages:copy", page.pk, data=data)


def make_alias(stage: Stage) -> Do:
    page = stage.page()
    data = {
        "new_title": "Alias",
        "new_slug": f"alias-{page.slug}",
        "new_parent_page": str(stage.home.pk),
        "alias": "on",
    }
    return lambda: stage.post("wagtailadmin_pages:copy", page.pk, data=data)


def with_alias(stage: Stage) -> Do:
    page = stage.page()
    page.create_alias(parent=stage.home, update_slug=f"alias-{page.slug}")
    data = form_of(page, title="Duty rota", edition_note=NOTE, **{"action-publish": "1"})
    return lambda: stage.post("wagtailadmin_pages:edit", page.pk, data=data)


def convert_alias(stage: Stage) -> Do:
    page = stage.page()
    alias = page.create_alias(parent=stage.home, update_slug=f"alias-{page.slug}")
    return lambda: stage.post("wagtailadmin_pages:convert_alias", alias.pk)


def restrict(stage: Stage) -> Do:
    page = stage.page()
    data = {"restriction_type": "login"}
    return lambda: stage.post("wagtailadmin_pages:set_privacy", page.pk, data=data)


def open_again(stage: Stage) -> Do:
    page = stage.page()
    with_row(page)
    data = {"restriction_type": "none"}
    return lambda: stage.post("wagtailadmin_pages:set_privacy", page.pk, data=data)


def with_row(page: Page) -> None:
    with transaction.atomic():
        PageViewRestriction.objects.create(page=page, restriction_type="login")


def delete_subtree(stage: Stage) -> Do:
    page = stage.page()
    publish_page(page=StandardPage(title="Below", slug="below"), parent=page)
    return lambda: stage.post("wagtailadmin_pages:delete", page.pk)


def translation(stage: Stage, page: Page) -> Translation:
    source, _made = TranslationSource.update_or_create_from_instance(page)
    target = locale("pl")
    made: Translation = Translation.objects.create(source=source, target_locale=target)
    for segment in source.stringsegment_set.all():
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=target,
            data=f"{segment.string.data}-pl",
        )
    made.save_target(publish=False)
    return made


def localize_form(stage: Stage) -> Do:
    page = stage.page()
    translation(stage, page)
    target = page.get_translation(locale("pl"))
    return lambda: stage.post("wagtailadmin_pages:edit", target.pk, data={"action": "publish"})


def localize_code(stage: Stage) -> Do:
    made = translation(stage, stage.page())
    return quietly(lambda: made.save_target(publish=True))


def planned(stage: Stage) -> StandardPage:
    page = stage.changed()
    page.title, page.edition_note = "Duty rota", NOTE
    page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = page.save_revision()
    revision.publish()
    moment = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = moment.isoformat()
    revision.approved_go_live_at = moment
    revision.save()
    return page


def worker_publishes(stage: Stage) -> Do:
    planned(stage)
    return lambda: publish_due(now=timezone.now())


def worker_takes_off(stage: Stage) -> Do:
    page = stage.page()
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    return lambda: publish_due(now=timezone.now())


def wagtails_command(stage: Stage) -> Do:
    planned(stage)
    return quietly(lambda: call_command("publish_scheduled", verbosity=0))


def code_publishes(stage: Stage) -> Do:
    page = stage.page()

    def publish() -> None:
        fresh = StandardPage.objects.get(pk=page.pk)
        fresh.title = "Duty rota"
        publish_page(page=fresh, note=NOTE)

    return quietly(publish)


def code_takes_off(stage: Stage) -> Do:
    page = stage.page()
    return quietly(lambda: unpublish(thing=StandardPage.objects.get(pk=page.pk)))


def bare_publish(stage: Stage) -> Do:
    page = stage.changed()
    return quietly(lambda: Revision.objects.get(pk=page.latest_revision_id).publish())


def bare_unpublish(stage: Stage) -> Do:
    page = stage.page()
    return quietly(lambda: StandardPage.objects.get(pk=page.pk).unpublish())


def bare_move(stage: Stage) -> Do:
    page, other = stage.page(), stage.page()
    return quietly(lambda: Page.objects.get(pk=page.pk).move(Page.objects.get(pk=other.pk)))


def bare_copy(stage: Stage) -> Do:
    page = stage.page()
    values = {"slug": f"copy-{page.slug}"}
    return quietly(lambda: StandardPage.objects.get(pk=page.pk).copy(update_attrs=values))


def bare_slug(stage: Stage) -> Do:
    page = stage.page()

    def rename() -> None:
        fresh = StandardPage.objects.get(pk=page.pk)
        fresh.slug = f"new-{page.slug}"
        fresh.save()

    return quietly(rename)


def bare_delete(stage: Stage) -> Do:
    page = stage.page()
    publish_page(page=StandardPage(title="Below", slug="below"), parent=page)
    return quietly(lambda: Page.objects.get(pk=page.pk).delete())


# Of these the editor's text stays as a draft, which readers do not see.
KEEPS_DRAFT = (edit_form, new_slug_in_form, create_form, revert_form, with_alias)
WHOLE = (
    approval, bulk("publish"), bulk("unpublish"), bulk("delete"), unpublish_form, move, copy_live,
    make_alias, convert_alias, restrict, open_again, delete_subtree, localize_form, localize_code,
    worker_publishes, worker_takes_off, wagtails_command, code_publishes, code_takes_off,
    bare_publish, bare_unpublish, bare_move, bare_copy, bare_slug, bare_delete,
)  # fmt: skip
