"""Every type of page of knowledge can be reached, shown, edited and previewed."""

from __future__ import annotations

from django.test import Client
from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from portal.core import registry
from portal.core.blocks import BodyBlock
from tests import factories

WORDS = [
    ("heading", {"text": "Who decides", "rank": "section", "anchor": ""}),
    ("paragraph", {"number": "1.1", "duty": "must", "text": rich_text("<p>Tell them.</p>")}),
    ("local_note", {"number": "1.1", "text": rich_text("<p>Here, ring.</p>")}),
    ("quote", {"text": "Put children first.", "source": "Principles"}),
]


class TestPagesOfKnowledge(WagtailPageTestCase):
    """Pages as editors and readers meet them."""

    def setUp(self):
        partnership = factories.PartnershipFactory(slug="north-lincolnshire", default=True)
        home = partnership.site.root_page
        guides = factories.GuidanceIndexPageFactory(parent=home)
        guide = factories.GuidePageFactory(parent=guides, slug="hoth")
        part = factories.GuidePartPageFactory(parent=guide, slug="who")
        strategies = factories.StrategyIndexPageFactory(parent=home)
        strategy = factories.StrategyPageFactory(parent=strategies, slug="ours")
        objective = factories.StrategyPageFactory(parent=strategy, slug="prevent")
        self.on_site = [guides, guide, part, strategies, strategy, objective]
        shared = factories.SharedChaptersPageFactory(parent=Page.get_first_root_node())
        self.chapter = factories.SharedChapterPageFactory(parent=shared, slug="referral")
        self.elsewhere = [shared, self.chapter]
        self.user = factories.user_with_role(
            "admin", is_demo=True, is_superuser=True
        )  # no second step
        self.client.defaults["HTTP_HOST"] = partnership.site.hostname
        self.dummy_request.META["HTTP_HOST"] = partnership.site.hostname

    def form_of(self, page):
        fields = {
            "title": page.title, "slug": page.slug, "intro": "Why.", "audience": "practitioner",
            "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0, "comments-MIN_NUM_FORMS": 0,
            "comments-MAX_NUM_FORMS": "", "edition_note": "It is clearer.", "source": "A guide.",
        }  # fmt: skip
        if hasattr(page, "body"):
            fields["body"] = streamfield(WORDS)
        return nested_form_data(fields)

    def test_each_is_reached_and_shown(self):
        for page in self.on_site:
            with self.subTest(page):
                self.assertPageIsRoutable(page)
                self.assertPageIsRenderable(page)

    def test_each_can_be_edited_and_previewed(self):
        for page in (*self.on_site, *self.elsewhere):
            with self.subTest(page):
                form = self.form_of(page)
                self.assertPageIsEditable(page, post_data=form, user=self.user)
                self.assertPageIsPreviewable(page, post_data=form, user=self.user)

    def test_a_part_with_a_chapter_can_be_edited_and_previewed(self):
        part = self.on_site[2]
        form = {**self.form_of(part), "chapter": self.chapter.pk}
        self.assertPageIsEditable(part, post_data=form, user=self.user)
        self.assertPageIsPreviewable(part, post_data=form, user=self.user)
        self.client.force_login(self.user)
        self.client.post(f"/cms/pages/{part.pk}/edit/", form)
        part.refresh_from_db()
        assert part.get_latest_revision_as_object().chapter == self.chapter

    def test_every_type_is_among_them(self):
        tested = {type(page)._meta.label for page in (*self.on_site, *self.elsewhere)}
        ours = {label for label, _view in registry.page_views.items() if "guidance." in label}
        assert tested == ours

    def test_a_chapter_is_on_no_site(self):
        for page in self.elsewhere:
            assert page.get_url() is None
        assert Client(headers={"host": "localhost"}).get("/referral/").status_code == 404

    def test_every_block_shows_editors_what_it_looks_like(self):
        for name, block in BodyBlock().child_blocks.items():
            with self.subTest(name):
                assert block.is_previewable, name
