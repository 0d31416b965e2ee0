"""Things of one's own, of another partnership, and of everybody's, in every table of the CMS."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.admin.utils import quote
from django.db import models
from wagtail.admin.models import EditingSession
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import DraftStateMixin, Page, UploadedFile, WorkflowMixin
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.operations import translate_object

import tests.factories as factories
from portal.core import registry
from portal.core.cms.belonging import path_of
from portal.core.cms.text_rows import TextRow
from portal.core.models import Partnership, ProblemReport
from portal.users.models import PartnershipCollection
from tests.factories import StandardPageFactory, UserFactory, locale

NAMING = ("slug", "name", "title", "term", "avoid")


@dataclass
class Thing:
    """This is a row, a page or a file, with what its addresses are made of."""

    label: str
    belongs: str  # own, other or national
    row: Any
    parts: dict[str, Any] = field(default_factory=dict)


def factory_of(model: type[models.Model]) -> Any:
    """Find the factory of a table; a table in the CMS without one cannot be tested here."""
    for thing in vars(factories).values():
        if inspect.isclass(thing) and getattr(thing, "_meta", None) and thing._meta.model is model:
            return thing
    raise AssertionError(f"tests/factories has no factory of {model._meta.label}")


def needle(label: str, belongs: str) -> str:
    """Give a word that must not be seen where its row may not be."""
    return f"quokka-{belongs}-{label.rpartition('.')[2].lower()}"


def make_rows(own: Partnership, other: Partnership) -> Iterator[Thing]:
    """Make three rows of every table that a view set serves."""
    for model in registry.edited_tables:
        for belongs, partnership in (("own", own), ("other", other), ("national", None)):
            label = model._meta.label
            name = next(n for n in NAMING if n in {f.name for f in model._meta.get_fields()})
            state = {"live": False} if issubclass(model, DraftStateMixin) else {}
            said = {path_of(model): partnership, name: needle(label, belongs)}
            row = factory_of(model)(**said, **state)
            yield Thing(label, belongs, row, _parts_of_row(row))


def _parts_of_row(row: Any) -> dict[str, Any]:
    parts: dict[str, Any] = {"pk": quote(row.pk), "object_id": quote(row.pk)}
    parts |= {"app_label": row._meta.app_label, "model_name": row._meta.model_name}
    parts |= {"action": "delete", "session_id": 0}
    author = UserFactory()
    if hasattr(row, "save_revision"):
        parts["revision_id"] = row.save_revision(user=author).pk
        parts |= {"revision_id_a": "earliest", "revision_id_b": "latest"}
    if isinstance(row, WorkflowMixin):
        state = row.get_workflow().start(row, author)
        parts |= _parts_of_workflow(state)
    if isinstance(row, TextRow):
        parts |= _parts_of_translation(row, author)
    return parts


def _parts_of_workflow(state: Any) -> dict[str, Any]:
    return {
        "workflow_state_id": state.pk,
        "task_state_id": state.current_task_state_id,
        "task_id": state.current_task_state.task_id,
        "action_name": "approve",
    }


def _parts_of_translation(thing: Any, user: Any) -> dict[str, Any]:
    translate_object(thing, [locale("pl")], user=user)
    translation = Translation.objects.get(source__object_id=thing.translation_key)
    segment = StringSegment.objects.filter(source=translation.source).order_by("pk").first()
    return {
        "translation_source_id": translation.source_id,
        "translation_id": translation.pk,
        "string_segment_id": segment.pk,
        "overridable_segment_id": 0,
        "mode": "default",
    }


def make_pages(own: Partnership, other: Partnership) -> Iterator[Thing]:
    """Make a draft page of each partnership, submitted and sent to translators."""
    author = UserFactory()
    for belongs, partnership in (("own", own), ("other", other)):
        home = partnership.site.root_page
        page = StandardPageFactory(
            parent=home, title=needle("core.StandardPage", belongs), draft=True
        )
        parts: dict[str, Any] = {"revision_id": page.save_revision(user=author).pk}
        parts |= _parts_of_workflow(page.get_workflow().start(page, author))
        parts |= _parts_of_translation(page, author)
        parts |= {
            "page_id": page.pk, "page_pk": page.pk, "parent_page_id": page.pk, "pk": page.pk,
            "page_to_move_id": page.pk, "destination_id": home.pk, "object_id": page.pk,
            "content_type_app_name": "core", "content_type_model_name": "standardpage",
            "app_label": "wagtailcore", "model_name": "page", "action": "delete",
            "0": page.pk, "1": "earliest", "2": "latest", "session_id": 0,
        }  # fmt: skip
        yield Thing("wagtailcore.Page", belongs, page, parts)


def make_files(own: Partnership, other: Partnership) -> Iterator[Thing]:
    """Make a picture and a document in the library of each partnership."""
    for belongs, partnership in (("own", own), ("other", other)):
        place = PartnershipCollection.objects.get(partnership=partnership).collection
        word = needle("File", belongs)
        image = get_image_model().objects.create(
            title=word, file=get_test_image_file(), collection=place
        )
        document = get_document_model().objects.create(
            title=word, file=get_test_image_file("a.txt"), collection=place
        )
        upload = UploadedFile.objects.create(file="a.txt", uploaded_by_user=UserFactory())
        shared = {"action": "delete", "filter_spec": "width-20"}
        yield Thing("image", belongs, image, {
            **shared, "pk": image.pk, "image_id": image.pk, "uploaded_file_id": upload.pk,
            "app_label": "wagtailimages", "model_name": "image",
        })  # fmt: skip
        yield Thing("document", belongs, document, {
            **shared, "pk": document.pk, "document_id": document.pk, "doc_id": document.pk,
            "uploaded_file_id": upload.pk, "app_label": "wagtaildocs", "model_name": "document",
        })  # fmt: skip
        report = ProblemReport.objects.create(partnership=partnership, path="/", message=word)
        yield Thing("report", belongs, report, {"pk": report.pk})


IGNORED = {"sessions.Session", "wagtailadmin.EditingSession"}


def digest() -> dict[str, int]:
    """Give a digest of every table: what a refused request must not change."""
    return {
        model._meta.label: hash(tuple(sorted(map(repr, model._base_manager.values_list()))))
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy and model._meta.label not in IGNORED
    }


assert EditingSession._meta.label in IGNORED
assert issubclass(Page, models.Model)
