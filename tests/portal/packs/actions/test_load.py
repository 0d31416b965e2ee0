"""Loading writes a whole pack or nothing, and never over somebody's work."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.db.models import Model
from wagtail.models import Locale, Page, Site

from portal.core import registry
from portal.core.models import HomePage, Partnership, StandardPage
from portal.core.packing.exceptions import BadPack, UnknownPack
from portal.core.packing.kind import Kind
from portal.core.stamp import current_stamp
from portal.packs.actions import load_packs, load_together, read_packs
from portal.packs.models import PackedRow
from portal.packs.queries import pack_folder, shipped_packs
from portal.reference.models import Contact

CREATED = {"created": 1}
PARENTS = "pages/parents.md"


def page(slug):
    return StandardPage.objects.get(slug=slug)


# The first load


def test_a_pack_is_loaded_whole(packs, counts):
    report = packs.load()
    assert counts(report) == {
        "partnership": {"created": 1},
        "contacts": {"created": 2},
        "pages": {"created": 3},
    }
    assert report.notes == []
    area = Partnership.objects.get(slug="new-area")
    home = area.site.root_page.specific
    assert isinstance(home, HomePage)
    assert (home.title, home.slug, home.live, home.url_path) == (
        "Welcome",
        "new-area",
        True,
        "/new-area/",
    )
    parents = page("parents")
    assert parents.url_path == "/new-area/parents/"
    assert (parents.audience, parents.discreet_title, parents.show_in_menus) == (
        "family",
        "Family",
        True,
    )
    assert page("more").get_parent().pk == parents.pk
    assert {p.locale.language_code for p in (home, parents, page("more"))} == {"en"}


def test_pages_may_point_to_pages_that_come_later(packs):
    packs.load()
    door = HomePage.objects.get().doors[0]
    assert door.value["page"].specific == page("parents")
    prose, back = page("parents").body[1].value, page("more").body[0].value
    assert f'<a linktype="page" id="{page("more").pk}">more</a>' in prose.source
    assert f'<a linktype="page" id="{page("parents").pk}">parents</a>' in back.source


def test_contacts_know_how_far_they_may_be_trusted(packs):
    packs.load()
    sure = Contact.objects.get(key="childline")
    assert (sure.partnership, sure.number_state, sure.phone) == (None, "sure", "0800 1111")
    assert sure.verified_at == datetime(2026, 11, 20, 12, tzinfo=UTC)
    assert sure.review_date == date(2027, 5, 20)
    check = Contact.objects.get(key="front-door")
    assert (check.number_state, check.phone, check.verified_at) == ("check", "01724 296 500", None)
    blank = Contact.objects.get(key="team")
    assert (blank.number_state, blank.phone, blank.note) == (
        "blank",
        "",
        "Ask for the duty worker.",
    )


def test_what_was_loaded_is_remembered_with_its_facts(packs):
    packs.load()
    rows = PackedRow.objects.order_by("pk")
    assert [(row.kind, row.key, row.facts) for row in rows] == [
        ("contacts", "childline", ["N02"]),
        ("partnership", "new-area", ["NL-001"]),
        ("contacts", "front-door", []),
        ("contacts", "team", []),
        ("pages", "home", []),
        ("pages", "parents", ["N03"]),
        ("pages", "parents/more", []),
    ]
    assert rows[5].row == page("parents")
    assert {len(row.digest) for row in rows} == {64}


def test_the_stock_site_and_its_welcome_page_make_room(packs):
    assert Page.objects.filter(depth=2).count() == 1
    packs.load()
    site = Site.objects.get()
    assert (site.hostname, site.port, site.is_default_site) == ("localhost", 8000, True)
    assert site.root_page.title == "Welcome"
    assert list(Page.objects.filter(depth=2).values_list("slug", flat=True)) == ["new-area"]


def test_every_language_gets_a_locale(packs):
    packs.load()
    codes = set(Locale.objects.values_list("language_code", flat=True))
    assert codes == {code for code, _name in settings.LANGUAGES}


def test_cached_pages_are_stale_after_a_load_and_not_after_an_idle_one(
    packs, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        packs.load()
    loaded = current_stamp()
    with django_capture_on_commit_callbacks(execute=True) as waiting:
        packs.load(update=True)
    assert (current_stamp(), waiting) == (loaded, [])


# The second load


def test_the_second_load_changes_nothing(packs, counts):
    packs.load()
    revisions = page("parents").revisions.count()
    for update in (False, True):
        report = packs.load(update=update)
        assert counts(report) == {
            "partnership": {"unchanged": 1},
            "contacts": {"unchanged": 2},
            "pages": {"unchanged": 3},
        }
    assert page("parents").revisions.count() == revisions == 1


def test_a_newer_version_waits_until_somebody_asks(packs, counts):
    packs.load()
    packs.change(PARENTS, "You are not to blame.", "You are not alone.")
    report = packs.load()
    assert counts(report)["pages"] == {"unchanged": 2, "kept": 1}
    assert report.notes == ["pages parents: the pack has a newer version; load it with --update"]
    assert page("parents").intro == "You are not to blame."


def test_what_nobody_edited_is_updated(packs, counts):
    packs.load()
    packs.change(PARENTS, "You are not to blame.", "You are not alone.")
    packs.change("partnership.yaml", "name: New Area", "name: Newer Area")
    report = packs.load(update=True)
    assert counts(report) == {
        "partnership": {"updated": 1},
        "contacts": {"unchanged": 2},
        "pages": {"updated": 1, "unchanged": 2},
    }
    assert (page("parents").intro, page("parents").has_unpublished_changes) == (
        "You are not alone.",
        False,
    )
    assert Partnership.objects.get().name == "Newer Area"
    assert counts(packs.load(update=True))["pages"] == {"unchanged": 3}


def test_a_new_page_is_added_by_an_ordinary_load(packs, counts):
    packs.load()
    packs.write(
        "pages/new.md", "---\ntitle: New\nslug: new\nintro: A.\n---\nSee [more](page:parents).\n"
    )
    assert counts(packs.load())["pages"] == {"created": 1, "unchanged": 3}
    assert page("new").live


def edit(found, **values):
    for name, value in values.items():
        setattr(found, name, value)
    found.edition_note = "We know better here."
    found.save_revision().publish()


def test_a_page_edited_here_is_kept_and_the_packs_version_laid_beside_it(packs, counts):
    packs.load()
    edit(page("parents"), intro="Ours.")
    packs.change(PARENTS, "You are not to blame.", "You are not alone.")
    report = packs.load(update=True)
    assert counts(report)["pages"] == {"kept": 1, "unchanged": 2}
    assert report.notes == [
        "pages parents: edited here; the pack’s new version is saved as a draft"
    ]
    kept = page("parents")
    assert (kept.intro, kept.live, kept.has_unpublished_changes) == ("Ours.", True, True)
    assert kept.get_latest_revision_as_object().intro == "You are not alone."


def test_the_same_draft_is_laid_out_once(packs, counts):
    packs.load()
    edit(page("parents"), intro="Ours.")
    packs.change(PARENTS, "You are not to blame.", "You are not alone.")
    packs.load(update=True)
    revisions = page("parents").revisions.count()
    report = packs.load(update=True)
    assert (counts(report)["pages"], report.notes) == ({"kept": 1, "unchanged": 2}, [])
    assert page("parents").revisions.count() == revisions


def test_the_packs_draft_once_published_belongs_to_the_pack_again(packs, counts):
    packs.load()
    edit(page("parents"), intro="Ours.")
    packs.change(PARENTS, "You are not to blame.", "You are not alone.")
    packs.load(update=True)
    page("parents").latest_revision.publish()
    assert counts(packs.load())["pages"] == {"unchanged": 3}
    packs.change(PARENTS, "You are not alone.", "We can help.")
    assert counts(packs.load(update=True))["pages"] == {"updated": 1, "unchanged": 2}


def test_a_page_edited_here_is_left_alone_while_the_pack_says_nothing_new(packs, counts):
    packs.load()
    edit(page("parents"), intro="Ours.")
    report = packs.load(update=True)
    assert (counts(report)["pages"], report.notes) == ({"kept": 1, "unchanged": 2}, [])
    assert not page("parents").has_unpublished_changes


def test_an_editors_draft_is_not_buried_without_a_word(packs, counts):
    packs.load()
    draft = page("parents")
    draft.intro = "Half-way."
    draft.save_revision()
    packs.change(PARENTS, "You are not to blame.", "You are not alone.")
    assert counts(packs.load(update=True))["pages"] == {"kept": 1, "unchanged": 2}
    assert page("parents").intro == "You are not to blame."
    assert page("parents").revisions.count() == 3


def test_a_page_taken_off_the_site_stays_off(packs, counts):
    packs.load()
    page("parents").unpublish()
    packs.change(PARENTS, "You are not to blame.", "You are not alone.")
    assert counts(packs.load(update=True))["pages"]["kept"] == 1
    assert not page("parents").live


def test_a_page_that_was_moved_is_still_known(packs, counts):
    packs.load()
    page("more").move(HomePage.objects.get(), pos="last-child")
    assert counts(packs.load(update=True))["pages"] == {"unchanged": 3}
    assert StandardPage.objects.filter(slug="more").count() == 1


def test_what_was_deleted_here_stays_deleted_with_all_below_it(packs, counts):
    packs.load()
    page("parents").delete()
    packs.write("pages/parents/new.md", "---\ntitle: New\nslug: new\nintro: A.\n---\nWords.\n")
    report = packs.load(update=True)
    assert counts(report)["pages"] == {"unchanged": 1, "kept": 3}
    assert report.notes == [
        f"pages {key}: deleted here; it stays deleted"
        for key in ("parents", "parents/more", "parents/new")
    ]
    assert StandardPage.objects.count() == 0


def test_a_page_that_was_there_before_the_pack_is_kept(packs, counts):
    packs.load()
    home = HomePage.objects.get()
    own = home.add_child(instance=StandardPage(title="Ours", slug="news", intro="Ours."))
    packs.write("pages/news.md", "---\ntitle: News\nslug: news\nintro: Theirs.\n---\n")
    report = packs.load(update=True)
    assert counts(report)["pages"] == {"kept": 1, "unchanged": 3}
    assert (page("news").pk, page("news").title) == (own.pk, "Ours")
    assert counts(packs.load(update=True))["pages"] == {"kept": 1, "unchanged": 3}


def test_a_contact_that_exists_is_never_changed(packs, counts):
    packs.load()
    packs.change("contacts.yaml", "01724 296500", "01724 296555")
    report = packs.load(update=True)
    assert counts(report)["contacts"] == {"kept": 1, "unchanged": 1}
    assert report.notes == [
        "contacts front-door: edited here; the pack says something else, see its file"
    ]
    assert Contact.objects.get(key="front-door").phone == "01724 296 500"


def test_a_contact_that_somebody_verified_is_kept_without_a_word(packs, counts):
    packs.load()
    Contact.objects.filter(key="front-door").update(
        number_state="sure", verified_at=datetime(2026, 12, 1, tzinfo=UTC)
    )
    report = packs.load(update=True)
    assert (counts(report)["contacts"], report.notes) == ({"kept": 1, "unchanged": 1}, [])


def test_a_contact_checked_again_has_not_been_edited(packs, counts):
    packs.load()
    Contact.objects.filter(key="childline").update(
        verified_at=datetime(2026, 12, 1, tzinfo=UTC), review_date=date(2027, 12, 1)
    )
    report = load_together(folders=packs.folders(), base_url="http://localhost:8000/")[0]
    assert counts(report)["contacts"] == {"unchanged": 1}


def test_facts_follow_the_pack_without_touching_the_row(packs, counts):
    packs.load()
    packs.change(PARENTS, "facts: [N03]", "facts: [N03, N40]")
    assert counts(packs.load())["pages"] == {"unchanged": 3}
    assert PackedRow.objects.get(key="parents").facts == ["N03", "N40"]
    assert page("parents").revisions.count() == 1


# Nothing or all


class Failing(Kind):
    """This fails in the middle of a pack, after it wrote something."""

    name = "failing"
    after = ("contacts",)

    def read(self, folder):
        return [] if folder.is_national else self.items

    def find(self, item, loading):
        return None

    def content_of(self, row):
        return {}

    def create(self, item, content, loading) -> Model:
        assert Contact.objects.filter(key="front-door").exists()
        assert not StandardPage.objects.exists()
        raise RuntimeError("The disk is full")

    def update(self, row, content, loading):
        raise AssertionError


@pytest.fixture
def failing(monkeypatch, packs):
    pack = read_packs(packs.folders())[1]
    kind = Failing()
    contact = next(items[0] for kind_, items in pack.items if kind_.name == "contacts")
    kind.items = [replace(contact, kind="failing", content={})]
    entries = dict(registry.pack_kinds.items())
    order = ("partnership", "contacts", "failing", "pages")
    monkeypatch.setattr(registry.pack_kinds, "_entries", {n: entries.get(n, kind) for n in order})


@pytest.mark.usefixtures("failing")
def test_when_a_kind_fails_in_the_middle_nothing_is_there(packs):
    before = Site.objects.get().pk, Page.objects.count()
    with pytest.raises(RuntimeError, match="The disk is full"):
        packs.load()
    assert (Site.objects.get().pk, Page.objects.count()) == before
    assert Site.objects.get().root_page.slug == "home"
    ours = {"partnership__isnull": False}
    assert (Partnership.objects.count(), Contact.objects.filter(**ours).count()) == (0, 0)
    assert PackedRow.objects.filter(**ours).count() == 0


@pytest.mark.usefixtures("failing")
def test_the_national_pack_is_whole_by_itself(packs):
    """Each pack is a transaction of its own, so that editors can save between two."""
    with pytest.raises(RuntimeError):
        packs.load()
    national = {"partnership__isnull": True}
    assert Contact.objects.filter(**national).count() == 1
    assert PackedRow.objects.filter(**national).count() == 1


def test_a_bad_pack_changes_nothing(packs):
    packs.load()
    packs.change(PARENTS, "You are not to blame.", "You are not alone.")
    packs.change("contacts.yaml", "state: check", "state: sure-ish")
    with pytest.raises(BadPack) as refused:
        packs.load(update=True)
    assert str(refused.value) == (
        "new_area/contacts.yaml:8: “state”: Input should be 'sure', 'check' or 'blank'."
    )
    assert page("parents").intro == "You are not to blame."


def test_a_bad_national_pack_keeps_the_others_out(packs):
    packs.change("national/contacts.yaml", "state: sure", "state: certain")
    with pytest.raises(BadPack):
        packs.load()
    assert not Partnership.objects.exists()


# Which partnership has the host itself


def other(packs, *, is_default):
    packs.change("partnership.yaml", "slug: new-area", "slug: other")
    packs.change(
        "partnership.yaml", "code: NEW", f"code: OTH\nis_default: {str(is_default).lower()}"
    )
    folders = packs.folders()
    folders[1].slug = "other"
    load_together(folders=folders, base_url="http://localhost:8000/")


@pytest.mark.parametrize(
    ("is_default", "hosts"),
    [
        (False, {"new-area": "localhost", "other": "other.localhost"}),
        (True, {"new-area": "new-area.localhost", "other": "localhost"}),
    ],
)
def test_the_first_has_the_host_until_one_comes_that_is_the_default(packs, is_default, hosts):
    packs.load()
    other(packs, is_default=is_default)
    sites = Site.objects.select_related("partnership")
    assert {site.partnership.slug: site.hostname for site in sites} == hosts
    assert [site.hostname for site in sites if site.is_default_site] == ["localhost"]


# What is shipped


def test_the_packs_that_are_shipped_are_found():
    assert shipped_packs() == ["cheshire-east", "gloucestershire", "north-lincolnshire", "tees"]


@pytest.mark.parametrize("slug", ["rutland", "packs", "../core", "spec"])
def test_an_unknown_pack_is_refused_with_those_there_are(slug):
    with pytest.raises(UnknownPack) as refused:
        pack_folder(slug)
    assert str(refused.value) == (
        f"There is no pack “{slug}”. There are: cheshire-east, gloucestershire, "
        "north-lincolnshire, tees."
    )


@pytest.mark.django_db
def test_all_shipped_packs_load_and_the_second_time_nothing_changes():
    first = load_packs(base_url="http://localhost:8000/")
    assert [report.slug for report in first] == ["national", *shipped_packs()]
    assert {name for report in first for c in report.counts.values() for name in c} == {"created"}
    assert all(report.lock_seconds > 0 for report in first)
    second = load_packs(base_url="http://localhost:8000/", may_update=True)
    counted = {name for report in second for c in report.counts.values() for name in c}
    assert counted == {"unchanged"}
    hosts = {site.partnership.slug: site.hostname for site in Site.objects.all()}
    assert hosts == {
        "north-lincolnshire": "localhost",
        "cheshire-east": "cheshire-east.localhost",
        "tees": "tees.localhost",
        "gloucestershire": "gloucestershire.localhost",
    }
