"""Link cards, cards of a feature, contacts, documents."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.utils import translation
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.models import Document

from portal.core import registry
from portal.core.registry import ContactCardSource, LinkCard, LinkCardSource
from portal.core.strip import DialCard
from tests.factories import StandardPageFactory

HERE = SimpleNamespace(name="North Lincolnshire")


def card(**values: object) -> dict[str, object]:
    return {"title": "Help", "text": "", "page": None, "path": "", **values}


@pytest.fixture
def link(body):
    return body.child_blocks["link_cards"].child_blocks["cards"].child_block


@pytest.fixture
def page(partnership):
    return StandardPageFactory(parent=partnership.site.root_page, slug="about-us", title="About")


def test_a_path_takes_the_readers_language(link):
    value = link.normalize(card(path="/refer/"))

    assert value.url == "/refer/"
    with translation.override("pl"):
        assert value.url == "/pl/refer/"


def test_a_page_takes_the_readers_language(link, page):
    value = link.normalize(card(page=page))

    assert value.url == "/about-us/"
    with translation.override("ar"):
        assert value.url == "/ar/about-us/"


def test_a_page_that_is_not_public_is_no_link(render, page):
    page.unpublish()

    html = render("link_cards", {"cards": [card(page=page.pk)]})

    assert '<h2 class="label">Help</h2>' in html
    assert "href" not in html


def test_cards_stand_below_their_title(render, same):
    html = render(
        "link_cards",
        {"title": "Start", "cards": [card(path="/refer/", text="Who to ring"), card(path="/x/")]},
        level=2,
    )

    assert same(
        html,
        '<div class="links-block"><h2>Start</h2><ul class="list link-cards">'
        '<li class="card"><h3 class="label"><a class="stretch" href="/refer/">Help</a></h3>'
        '<p class="small">Who to ring</p></li>'
        '<li class="card"><h3 class="label"><a class="stretch" href="/x/">Help</a></h3></li>'
        "</ul></div>",
    )


@pytest.mark.parametrize(
    "path", ["//evil.example", "https://evil.example/", "refer/", "/a b/", "/<x>", "/\\evil", ""]
)
def test_a_path_stays_inside_the_portal(link, path):
    with pytest.raises(StructBlockValidationError):
        link.clean(link.normalize(card(path=path)))


def test_a_card_leads_to_one_place(link, page):
    with pytest.raises(StructBlockValidationError) as none:
        link.clean(link.normalize(card()))
    with pytest.raises(StructBlockValidationError) as two:
        link.clean(link.normalize(card(page=page, path="/refer/")))

    assert none.value.block_errors["page"].messages == ["Choose a page or write an address."]
    assert two.value.block_errors["page"].messages == [
        "Choose a page or write an address, not both."
    ]


def test_a_draft_may_lead_nowhere_yet(body, link):
    body.defer_required_validation()
    try:
        assert link.clean(link.normalize(card()))["title"] == "Help"
    finally:
        body.restore_deferred_validation()


@pytest.fixture
def harms():
    source = LinkCardSource(
        "Kinds of harm", lambda partnership: [LinkCard(partnership.name, "/harms/", "All of them")]
    )
    registry.link_cards.register("test-harms", source)
    yield source
    registry.link_cards.unregister("test-harms")


def test_a_feature_keeps_its_cards(render, harms):
    html = render(
        "feature_cards", {"title": "Harms", "source": "test-harms"}, partnership=HERE, level=3
    )

    assert "<h3>Harms</h3>" in html
    assert '<a class="stretch" href="/harms/">North Lincolnshire</a>' in html
    assert '<p class="small">All of them</p>' in html


def test_a_feature_that_is_gone_shows_nothing(render):
    html = render("feature_cards", {"title": "Harms", "source": "gone"}, partnership=HERE)

    assert html.strip() == ""


def test_without_a_partnership_there_are_no_cards(render, harms):
    assert render("feature_cards", {"title": "H", "source": "test-harms"}).strip() == ""


def test_features_are_offered_by_name(body, harms):
    choices = dict(body.child_blocks["feature_cards"].child_blocks["source"].field.choices)

    assert choices["test-harms"] == "Kinds of harm"


@pytest.fixture
def contacts(monkeypatch):
    cards = {
        "front-door": DialCard("Front door", "01632 960 500", "01632960500", hours_words="open"),
        "night": DialCard("At night", "01632 960 555", "", note="not yet checked"),
        "early-help": DialCard("Early help", "", "", note="ask your partnership"),
    }
    source = ContactCardSource(
        lambda: [(key, shown.name) for key, shown in cards.items()],
        lambda partnership, key: cards.get(key) if partnership is HERE else None,
    )
    monkeypatch.setattr(registry, "contact_cards", registry.Registry("contact cards"))
    registry.contact_cards.register("contacts", source)


def test_a_checked_number_can_be_dialled(render, contacts):
    html = render("contact", {"contact": "front-door"}, partnership=HERE, level=3)

    assert '<h3 class="label">Front door</h3>' in html
    assert '<a href="tel:01632960500"><bdi dir="ltr">01632 960 500</bdi></a>' in html
    assert "<p>open</p>" in html


def test_a_number_nobody_checked_is_text(render, contacts):
    html = render("contact", {"contact": "night"}, partnership=HERE)

    assert '<p class="contact-number"><bdi dir="ltr">01632 960 555</bdi></p>' in html
    assert "not yet checked" in html
    assert "href" not in html.replace("icons.svg", "").replace("use href", "")


def test_a_contact_without_a_number_says_whom_to_ask(render, contacts):
    html = render("contact", {"contact": "early-help"}, partnership=HERE)

    assert "ask your partnership" in html
    assert "contact-number" not in html


@pytest.mark.parametrize(("key", "partnership"), [("gone", HERE), ("front-door", None)])
def test_an_unknown_contact_shows_nothing(render, contacts, key, partnership):
    assert render("contact", {"contact": key}, partnership=partnership).strip() == ""


def test_contacts_are_chosen_from_the_list(body, contacts):
    block = body.child_blocks["contact"]

    assert dict(block.child_blocks["contact"].field.choices)["night"] == "At night"
    with pytest.raises(StructBlockValidationError):
        block.clean(block.normalize({"contact": "gone"}))


def test_without_a_source_there_is_no_contact(body, monkeypatch):
    monkeypatch.setattr(registry, "contact_cards", registry.Registry("contact cards"))

    choices = body.child_blocks["contact"].child_blocks["contact"].field.choices

    assert [key for key, _label in choices] == [""]
    assert body.child_blocks["contact"].get_preview_value()["contact"] == ""


@pytest.fixture
def document(db):
    return Document.objects.create(
        title="Neglect toolkit", file=ContentFile(b"x" * 300_000, name="neglect.pdf")
    )


def test_a_document_says_its_type_and_size(render, same, document):
    html = render("document", {"document": document.pk})

    assert f'<a href="{document.url}">Neglect toolkit (PDF, 300 kB)</a>' in html


def test_a_document_may_have_another_name(render, document):
    html = render("document", {"document": document.pk, "title": "Toolkit", "text": "Read me"})

    assert ">Toolkit (PDF, 300 kB)</a>" in html
    assert '<span class="small soft">Read me</span>' in html


def test_a_document_that_was_deleted_shows_nothing(render, document):
    document.delete()

    assert render("document", {"document": None}).strip() == ""


def test_a_document_is_shown_to_editors(body, document):
    assert body.child_blocks["document"].get_preview_value()["document"] == document
