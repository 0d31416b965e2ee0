"""Documents are found when readers are led to them, by what the worker read in them."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from portal.core.models import StandardPage
from portal.core.outbox.models import OutboxEvent
from portal.core.publishing import publish_page, unpublish
from portal.core.publishing.changes import Drift
from portal.search.documents import actions, source, uses
from portal.search.models import DocumentText, DocumentUse, ReadState, SearchEntry
from tests import factories
from tests.portal.search.conftest import NOW

pytestmark = pytest.mark.django_db
Document = get_document_model()


def uploaded(text="Ring the front door.", name="plan.txt", **values):
    return Document.objects.create(
        title="Plan", file=ContentFile(text.encode(), name=name), **values
    )


def read(document):
    """Tell what the worker would tell."""
    actions.read_document({"document": document.pk}, NOW)
    return DocumentText.objects.get(pk=document.pk)


@pytest.fixture
def home(partnership):
    return partnership.site.root_page


def leading(home, document, **values):
    values = {"title": "Papers", "slug": "papers", **values}
    body = [("document", {"document": document})]
    return publish_page(page=StandardPage(body=body, **values), parent=home)


def entries():
    rows = SearchEntry.objects.filter(source="documents").select_related("text")
    return list(rows.order_by("thing", "voice", "place"))


def test_an_upload_waits_for_the_worker(partnership):
    document = uploaded()
    (event,) = OutboxEvent.objects.filter(name=actions.EVENT)
    assert event.payload == {"document": document.pk}
    waiting = DocumentText.objects.get()
    assert (waiting.state, waiting.text, waiting.tries) == (ReadState.WAITING, "", 0)
    row = read(document)
    assert (row.state, row.text, row.tries) == (ReadState.DONE, "Ring the front door.", 1)
    assert row.read_at == NOW


def test_the_same_file_is_read_once(partnership):
    document = uploaded()
    read(document)
    document.title = "Another name"
    document.save()
    assert OutboxEvent.objects.filter(name=actions.EVENT).count() == 1
    document.file = ContentFile(b"Other words.", name="plan.txt")
    document.file_hash = ""
    document.save()
    assert OutboxEvent.objects.filter(name=actions.EVENT).count() == 2
    assert read(document).text == "Other words."


def test_pictures_and_films_are_not_read(partnership):
    uploaded(name="film.mp4")
    assert (DocumentText.objects.count(), OutboxEvent.objects.count()) == (0, 0)


def test_a_faulty_file_is_noted_and_stops_nothing(partnership, home):
    document = uploaded(text="no pdf at all", name="plan.pdf")
    row = read(document)
    assert (row.state, row.fault, row.text) == (ReadState.FAILED, "unreadable", "")
    leading(home, document)
    (entry,) = entries()
    assert (entry.title, entry.text.body) == ("Plan", "")


def test_a_file_that_is_gone_is_noted(partnership):
    document = uploaded()
    document.file.storage.delete(document.file.name)
    assert (read(document).fault, read(document).state) == ("file-missing", ReadState.FAILED)


def test_what_was_read_or_deleted_meanwhile_is_left(partnership):
    document = uploaded()
    read(document)
    DocumentText.objects.update(text="kept")
    assert read(document).text == "kept"
    actions.read_document({"document": 0}, NOW)
    assert DocumentText.objects.count() == 1


def test_a_document_is_found_once_somebody_is_led_to_it(home, partnership):
    document = uploaded()
    read(document)
    assert entries() == []
    page = leading(home, document)
    (entry,) = entries()
    assert (entry.kind, entry.title, entry.place) == ("document", "Plan", partnership.pk)
    assert entry.path == f"/documents/{document.pk}/{document.filename}"
    assert entry.text.body == "Ring the front door."
    unpublish(thing=page)
    assert (entries(), DocumentUse.objects.count()) == ([], 0)


def test_words_that_are_read_later_are_found_then(home):
    document = uploaded()
    leading(home, document)
    assert entries()[0].text.body == ""
    read(document)
    assert entries()[0].text.body == "Ring the front door."


def test_a_page_that_leads_elsewhere_now(home):
    first, second = uploaded(), uploaded(name="other.txt")
    page = leading(home, first)
    page.body = [("document", {"document": second})]
    publish_page(page=page, note="A newer plan.")
    assert [entry.thing for entry in entries()] == [f"document:{second.pk}"]


def test_one_document_for_readers_of_two_sites(four_partnerships):
    document = uploaded()
    for slug in ("north-lincolnshire", "tees"):
        leading(four_partnerships[slug].site.root_page, document)
    places = {four_partnerships[slug].pk for slug in ("north-lincolnshire", "tees")}
    assert {entry.place for entry in entries()} == places


def test_a_row_of_words_leads_to_one_on_every_site(partnership, indexed):
    document = uploaded()
    text = factories.HarmTextFactory(body=[("document", {"document": document})])
    assert uses.note_uses(text, {document.pk}) is True
    assert [entry.place for entry in entries()] == [0]
    text.live = False
    text.save()
    indexed()
    assert entries() == []


def test_a_deleted_document_is_gone(home):
    document = uploaded()
    leading(home, document)
    document.delete()
    assert entries() == []


def test_a_renamed_document_is_found_by_its_new_name(home):
    document = uploaded()
    leading(home, document)
    document.title = "Plan for winter"
    document.save()
    assert [entry.title for entry in entries()] == ["Plan for winter"]


def test_the_night_finds_uses_that_were_not_noted(home):
    document = uploaded()
    page = leading(home, document)
    DocumentUse.objects.all().delete()
    drift = Drift(f"core.StandardPage:{page.pk}", "document-uses-differ")
    assert list(uses.compare()) == [drift]
    assert (uses.repair(drift, NOW), uses.repair(drift, NOW)) == (True, False)
    assert list(uses.compare()) == []
    assert uses.note_all(NOW) == 0


def test_what_was_uploaded_before_is_read_when_all_is_made_anew(partnership):
    uploaded()
    DocumentText.objects.all().delete()
    assert (actions.have_all_read(now=NOW), actions.have_all_read(now=NOW)) == (1, 0)


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_many_documents_need_no_more_queries_than_one(home, rows, queries):
    for number in range(rows):
        leading(home, uploaded(name=f"plan-{number}.txt"), slug=f"papers-{number}")
    names = source.things()
    # Collections, documents, texts, uses; sites, trees, restrictions, pages, type, languages.
    with queries(10):
        assert len(list(source.findables(names))) == rows


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"state": "lost"}, "document_text_state_is_known"),
        ({"state": ReadState.FAILED}, "document_text_fault_is_named"),
        ({"fault": "too-slow"}, "document_text_fault_is_named"),
        ({"text": "Words."}, "document_text_is_read"),
    ],
)
def test_the_database_keeps_texts_in_order(partnership, values, constraint):
    uploaded()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        DocumentText.objects.update(**values)


def test_a_use_is_noted_once(home):
    page = leading(home, uploaded())
    use = DocumentUse.objects.get()
    assert use.page_id == page.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        DocumentUse.objects.create(document=use.document, origin=use.origin)


def test_a_collection_that_moves_below_a_private_one_takes_its_documents_along(
    partnership, home, client_as, django_capture_on_commit_callbacks
):
    root = Collection.get_first_root_node()
    private, open_one = (root.add_child(name=name) for name in ("Private", "Open"))
    with transaction.atomic():
        CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    leading(home, uploaded(collection=open_one))
    assert len(entries()) == 1
    with django_capture_on_commit_callbacks(execute=True):
        client_as("admin", partnership, is_demo=True).post(
            f"/cms/collections/{open_one.pk}/", {"name": "Open", "parent": private.pk}
        )
    open_one.refresh_from_db()
    assert open_one.get_parent() == private
    assert entries() == []
