"""Papers as a browser gets them: /components/ hands out one of each."""

from __future__ import annotations

import io

import pikepdf
import pytest

from portal.core.pdf import maker, public
from portal.core.pdf.kept import folder
from tests.portal.core.pdf.tags import misplaced, roles, tree_of

pytestmark = pytest.mark.django_db
PUBLIC = "/components/paper.pdf"
PERSONAL = "/components/personal/notes.pdf"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, settings):
    settings.VAR = tmp_path


def test_everybody_gets_the_same_kept_file(client, partnership):
    response = client.get(PUBLIC)
    content = b"".join(response.streaming_content)
    response.close()
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'inline; filename="every-block.pdf"'
    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert [file.read_bytes() for file in folder().iterdir()] == [content]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert misplaced(pdf) == []
        found = roles(tree_of(pdf))
        assert (found.count("H1"), found.count("Table"), found.count("Figure")) == (1, 2, 1)


def test_a_personal_one_is_kept_nowhere(client, partnership):
    response = client.get(PERSONAL)
    assert response.content.startswith(b"%PDF-1.7")
    assert response.headers["Content-Disposition"] == 'attachment; filename="notes.pdf"'
    assert response.headers["Cache-Control"] == "no-store"
    assert not folder().exists()


def test_while_the_worker_is_at_it_the_browser_asks_again(client, partnership, monkeypatch):
    monkeypatch.setattr(public, "claim", lambda digest, now: False)
    response = client.get(PUBLIC)
    assert response.status_code == 202
    assert response.headers["Refresh"] == "2"
    assert response.headers["Cache-Control"] == "no-store"
    assert "You need not do anything" in response.content.decode()


@pytest.mark.parametrize("address", [PUBLIC, PERSONAL])
def test_without_pango_a_page_says_what_to_do(client, partnership, monkeypatch, address):
    def no_pango(name):
        raise OSError("cannot load library")

    monkeypatch.setattr(maker, "import_module", no_pango)
    response = client.get(address)
    page = response.content.decode()
    assert response.status_code == 503
    assert "PDFs cannot be made here just now. Open the page and print it instead." in page
    assert "Nothing you wrote is lost" in page
    assert "999" in page


def test_somebody_who_comes_while_another_is_made_is_told_to_wait(client, partnership, monkeypatch):
    monkeypatch.setattr(maker, "LONGEST_WAIT_SECONDS", 0)
    monkeypatch.setattr(maker.make_pdf, "__kwdefaults__", {"wait_seconds": 0})
    with maker.ONE_AT_A_TIME:
        response = client.get(PERSONAL)
    assert response.status_code == 503
    assert "Wait half a minute, then try again." in response.content.decode()


@pytest.mark.parametrize("address", [PUBLIC, PERSONAL])
def test_only_demonstrations_have_them(client, partnership, settings, address):
    settings.DEMO = False
    assert client.get(address).status_code == 404


def test_words_follow_the_address(client, partnership):
    response = client.get("/pl" + PUBLIC)
    with pikepdf.open(io.BytesIO(b"".join(response.streaming_content))) as pdf:
        assert str(pdf.Root.Lang) == "pl"
    response.close()
