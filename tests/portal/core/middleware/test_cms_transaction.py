"""A request of the CMS changes everything it means to, or nothing."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.session import SessionStorage
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage as files
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Page

from portal.core import registry
from portal.core.editions.queries import latest_edition
from portal.core.exceptions import ExpectedFault
from portal.core.middleware.cms_transaction import CmsTransactionMiddleware
from portal.core.models import ProblemReport, StandardPage
from portal.core.publishing import publish_page
from tests.portal.core.publishing.stage import Boom, as_admin, failing, form_of

ADDRESS = "/cms/something/"
JSON = {"accept": "application/json"}
FETCHED = {"x-requested-with": "XMLHttpRequest"}


class Refused(ExpectedFault):
    template = "“%(title)s” is not ready."


@pytest.fixture
def ask(rf, partnership):
    """Give a function that sends a request through the middleware to a view of the test's own."""

    def send(view, *, method="post", path=ADDRESS, signed_in=True, data=None, **headers):
        request = getattr(rf, method)(path, data or {}, headers=headers)
        request.user = SimpleNamespace(
            is_authenticated=signed_in, is_active=True, is_anonymous=not signed_in, pk=1
        )
        request.session = {}
        request._messages = SessionStorage(request)
        request.partnership = partnership

        def get_response(request):
            try:
                return view(request)
            except Exception as error:  # noqa: BLE001 (as Django catches it)
                middleware.process_exception(request, error)
                status = {Http404: 404, PermissionDenied: 403}.get(type(error), 500)
                return HttpResponse("as Django answers", status=status)

        middleware = CmsTransactionMiddleware(get_response)
        response = middleware(request)
        return response, [str(message) for message in get_messages(request)]

    def report(partnership=partnership):
        return ProblemReport.objects.create(partnership=partnership, path="/", message="!")

    send.write = report
    return send


def reports() -> int:
    return ProblemReport.objects.count()


@pytest.mark.parametrize(
    ("method", "path", "signed_in", "is_whole"),
    [
        ("post", ADDRESS, True, True),
        ("delete", ADDRESS, True, True),
        ("get", ADDRESS, True, False),
        ("head", ADDRESS, True, False),
        ("post", ADDRESS, False, False),
        ("post", "/report/", True, False),
    ],
)
@pytest.mark.django_db(transaction=True)
def test_only_unsafe_requests_of_somebody_signed_in_take_the_lock(
    ask, method, path, signed_in, is_whole
):
    seen = []

    def view(_request):
        seen.append(transaction.get_connection().in_atomic_block)
        return HttpResponse()

    ask(view, method=method, path=path, signed_in=signed_in)
    assert seen == [is_whole]


@pytest.mark.django_db(transaction=True)
def test_what_is_sent_is_read_before_the_lock_is_taken(rf):
    seen = []

    class Slow(dict):
        def keys(self):
            seen.append(("read", transaction.get_connection().in_atomic_block))
            return super().keys()

    request = rf.post(ADDRESS, {"title": "x"})
    request.user = SimpleNamespace(is_authenticated=True)
    request.POST = Slow()

    def view(_request):
        seen.append(("answered", transaction.get_connection().in_atomic_block))
        return HttpResponse()

    CmsTransactionMiddleware(view)(request)
    assert seen == [("read", False), ("answered", True)]


@pytest.mark.django_db(transaction=True)
def test_what_waits_for_the_commit_runs_after_it_and_never_when_undone(ask):
    ran = []

    def works(_request):
        ask.write()
        transaction.on_commit(
            lambda: ran.append((transaction.get_connection().in_atomic_block, reports()))
        )
        return HttpResponse()

    def fails(request):
        works(request)
        raise Boom

    ask(works)
    ask(fails)
    assert ran == [(False, 1)]
    assert reports() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(("status", "kept"), [(200, 1), (302, 1), (404, 1), (500, 0), (503, 0)])
def test_an_answer_of_500_or_more_undoes_everything(ask, status, kept):
    def view(_request):
        ask.write()
        return HttpResponse(status=status)

    response, _told = ask(view)
    assert (response.status_code, reports()) == (status, kept)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "status"), [(Boom("no"), 500), (Http404(), 404), (PermissionDenied(), 403)]
)
def test_an_exception_undoes_everything_and_keeps_its_status(ask, error, status):
    def view(_request):
        ask.write()
        raise error

    response, told = ask(view)
    assert (response.status_code, reports(), told) == (status, 0, [])


@pytest.mark.django_db
def test_a_fault_of_the_database_that_a_view_swallowed_is_no_success(ask):
    def view(_request):
        ask.write()
        try:
            with transaction.atomic(savepoint=False):
                raise IntegrityError
        except IntegrityError:
            return HttpResponse("Saved")

    response, _told = ask(view)
    assert (response.status_code, reports()) == (500, 0)
    assert b"Saved" not in response.content


@pytest.mark.django_db
def test_an_expected_fault_leads_back_with_its_words(ask):
    def view(_request):
        ask.write()
        raise Refused(title="Rota")

    came_from = "http://testserver/cms/pages/7/?tab=content"
    response, told = ask(view, referer=came_from)
    assert (response.status_code, response["Location"]) == (302, "/cms/pages/7/?tab=content")
    assert told == ["“Rota” is not ready."]
    assert reports() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "came_from", ["", "https://elsewhere.example/cms/", "http://testserver/report/", "nonsense"]
)
def test_nobody_is_led_anywhere_but_back_into_the_cms(ask, came_from):
    def view(_request):
        raise Refused(title="Rota")

    response, _told = ask(view, referer=came_from)
    assert response["Location"] == reverse("wagtailadmin_home")


@pytest.mark.django_db
def test_a_window_of_the_workflow_goes_where_the_words_wait(ask):
    def view(_request):
        raise Refused(title="Rota")

    response, told = ask(view, referer="http://testserver/cms/pages/7/", **FETCHED)
    assert response.status_code == 200
    assert response.content == b'{"step": "success", "redirect": "/cms/pages/7/"}'
    assert told == ["“Rota” is not ready."]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (Refused(title="Rota"), 400, "“Rota” is not ready."),
        (Boom(), 500, "This is our fault, not yours. Nothing was changed. Try again in a few"),
    ],
)
def test_scripts_get_the_words_as_json(ask, error, status, words):
    def view(_request):
        raise error

    response, told = ask(view, **JSON)
    found = json.loads(response.content)
    assert (response.status_code, found["success"], found["error_code"]) == (
        status, False, "not_done",
    )  # fmt: skip
    assert found["error_message"].startswith(words)
    assert told == []


# Files


def upload(name="leaflet.pdf"):
    return get_document_model().objects.create(
        title="Leaflet", file=SimpleUploadedFile(name, b"%PDF-1.4")
    )


@pytest.mark.django_db
def test_files_of_an_undone_request_are_taken_back(ask):
    names = []

    def view(_request):
        names.append(upload().file.name)
        raise Boom

    ask(view)
    assert get_document_model().objects.count() == 0
    assert not files.exists(names[0])


@pytest.mark.django_db
def test_files_that_were_there_before_stay(ask):
    kept = upload("kept.pdf")

    def view(_request):
        kept.title = "Another title"
        kept.save()
        raise Boom

    ask(view)
    assert files.exists(kept.file.name)
    kept.refresh_from_db()
    assert kept.title == "Leaflet"


@pytest.mark.django_db
def test_files_of_a_request_that_worked_stay(ask):
    made = []

    def view(_request):
        made.append(upload())
        return HttpResponse()

    ask(view)
    assert files.exists(made[0].file.name)


# In the CMS itself


@pytest.fixture
def admin(client_as):
    return as_admin(client_as)


@pytest.fixture
def page(partnership) -> StandardPage:
    return publish_page(
        page=StandardPage(title="Rota", slug="rota"), parent=partnership.site.root_page
    )


@pytest.mark.django_db
def test_text_that_could_not_be_published_is_kept_as_a_draft_and_said_so(admin, page):
    data = form_of(page, title="Duty rota", edition_note="Clearer.", **{"action-publish": "1"})
    with failing("editions"):
        response = admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    after = StandardPage.objects.get(pk=page.pk)
    draft = after.get_latest_revision_as_object()
    assert (after.title, draft.title, draft.edition_note) == ("Rota", "Duty rota", "Clearer.")
    assert latest_edition(after).number == 1
    answer = admin.get(response["Location"]).content.decode()
    assert "This is our fault, not yours: it could not be published" in answer
    assert "Your text is kept as a draft." in answer
    assert "has been published" not in answer


@pytest.mark.django_db
def test_a_new_page_that_could_not_be_published_is_kept_as_a_draft(admin, partnership):
    home = partnership.site.root_page
    data = form_of(StandardPage(title="New", slug="new"), **{"action-publish": "1"})
    with failing("audit"):
        admin.post(reverse("wagtailadmin_pages:add", args=["core", "standardpage", home.pk]), data)
    made = StandardPage.objects.get(slug="new")
    assert (made.live, made.get_latest_revision().content["title"]) == (False, "New")


@pytest.mark.django_db
def test_what_a_handler_refuses_is_said_in_its_words_beside_the_draft(admin, page, monkeypatch):
    def check(_change):
        raise Refused(title="Rota")

    handler = registry.PublishHandler(handle=lambda _change: None, check=check)
    monkeypatch.setitem(registry.publish_handlers._entries, "refusing", handler)
    data = form_of(page, intro="Who is on duty.", edition_note="It says who.")
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = admin.post(url, {**data, "action-publish": "1"})
    answer = admin.get(response["Location"]).content.decode()
    assert "“Rota” is not ready. Your text is kept as a draft." in answer
    assert StandardPage.objects.get(pk=page.pk).intro == ""


@pytest.mark.django_db
def test_a_draft_that_cannot_be_saved_either_gets_the_page_that_says_so(admin, page, monkeypatch):
    def fail(*_args, **_kwargs):
        raise Boom

    monkeypatch.setattr(Page, "save_revision", fail)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = admin.post(url, form_of(page, **{"action-publish": "1"}))
    answer = response.content.decode()
    assert response.status_code == 500
    assert "Nothing was changed" in answer
    assert "This is our fault, not yours." in answer


@pytest.mark.django_db
def test_an_approval_that_fails_leaves_it_waiting_and_says_so(admin, page):
    with failing("stamp"):
        response = admin.post(
            reverse("wagtailadmin_pages:unpublish", args=[page.pk]),
            headers={"referer": f"http://localhost/cms/pages/{page.pk}/edit/"},
        )
    assert response.status_code == 500
    assert f'href="/cms/pages/{page.pk}/edit/"' in response.content.decode()
    assert StandardPage.objects.get(pk=page.pk).live is True
