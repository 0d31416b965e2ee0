"""A fifth partnership, as somebody who follows the page adds it: no code, one command, one load."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from portal.core.models import Partnership, StandardPage
from portal.core.publishing import publish_page
from portal.packs.models import PackedRow

pytestmark = pytest.mark.django_db
SLUG, NAME, HOST = "fenland-coast", "Fenland Coast", "fenland-coast.localhost"
PAGES = (
    "/", "/for-practitioners/", "/for-parents/", "/for-young-people/",
    "/for-young-people/under-11/", "/about-us/", "/contacts/",
    "/guidance/", "/strategy/",
)  # fmt: skip


def run(*arguments):
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue().splitlines()


@pytest.fixture
def folder(tmp_path):
    where = tmp_path / "fenland_coast"
    run("new_pack", SLUG, "--name", NAME, "--folder", str(where))
    return where


@pytest.fixture
def load(folder):
    return lambda *more: run("load_pack", SLUG, "--folder", str(folder), *more)


def test_it_says_what_it_wrote_and_how_to_load_it(tmp_path):
    where = tmp_path / "new"
    *files, last = run("new_pack", SLUG, "--name", NAME, "--folder", str(where))
    assert len(files) == 11
    assert last == f"Load it: python manage.py load_pack {SLUG} --folder {where}"


def test_it_loads_as_it_is_and_the_site_answers(load, client):
    assert load()[-4:-1] == [
        "fenland-coast: partnership: 1 created",
        "fenland-coast: contacts: 2 created",
        "fenland-coast: pages: 9 created",
    ]
    assert Partnership.objects.get(slug=SLUG).code == "FC"
    for address in PAGES:
        response = client.get(address, headers={"host": HOST})
        assert (address, response.status_code) == (address, 200)
        assert NAME in response.content.decode()


def test_a_second_load_changes_nothing(load):
    load()
    assert load("--update")[-4:-1] == [
        "fenland-coast: partnership: 1 unchanged",
        "fenland-coast: contacts: 2 unchanged",
        "fenland-coast: pages: 9 unchanged",
    ]


def test_an_edited_page_is_kept_on_update(load, folder):
    load()
    page = StandardPage.objects.get(slug="about-us")
    page.intro = "Written here."
    publish_page(page=page, note="We said it ourselves.")
    file = folder / "pages" / "about-us.md"
    file.write_text(file.read_text().replace("Who looks after", "People who look after"))
    lines = load("--update")
    assert "fenland-coast: pages: 8 unchanged, 1 kept" in lines
    page.refresh_from_db()
    assert page.intro == "Written here."
    assert page.get_latest_revision_as_object().intro.startswith("People who look after")


def test_a_dry_run_says_the_same_and_changes_nothing(load):
    before = Partnership.objects.count(), StandardPage.objects.count(), PackedRow.objects.count()
    lines = load("--dry-run")
    assert "fenland-coast: pages: 9 created" in lines
    assert lines[-1] == "Nothing was changed: this was a dry run."
    after = Partnership.objects.count(), StandardPage.objects.count(), PackedRow.objects.count()
    assert after == before
    assert load()[-2] == "fenland-coast: pages: 9 created"


def test_what_cannot_be_begun_is_told(folder):
    with pytest.raises(CommandError) as refused:
        run("new_pack", SLUG, "--name", NAME, "--folder", str(folder))
    assert str(refused.value) == (
        f"Nothing was written.\n{folder} holds something already; choose another folder."
    )
