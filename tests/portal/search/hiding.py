"""One scene for every source: what everybody may find, what nobody may, what is somebody else's.

A new source needs a scene here; `test_leaks.py` says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from portal.core.cms.text_rows import Voice
from portal.core.models import Audience, StandardPage
from portal.core.publishing import publish_page, save_draft, unpublish
from portal.search.models import DocumentText, ReadState
from tests import factories

NUMBERS = count()
OPEN, HIDDEN, THEIRS, YOUNG = "openword", "hiddenword", "theirword", "youngword"


@dataclass
class Stage:
    """These are two sites, each with its home page."""

    ours: Any
    theirs: Any

    @property
    def home(self) -> Any:
        return self.ours.site.root_page


@dataclass(frozen=True)
class Scene:
    """This sets one source's scene; nothing is set where its `why` says there can be none."""

    show: Callable[[Stage], None]
    hide: Callable[[Stage], None] | None = None
    theirs: Callable[[Stage], None] | None = None
    young: Callable[[Stage], None] | None = None
    why: str = ""


# Pages


def standard(parent: Any, word: str, **values: Any) -> Any:
    return page(StandardPage, parent, word, **values)


def page(model: Any, parent: Any, word: str, **values: Any) -> Any:
    text = {"title": f"About {word}", "intro": f"First {word}.", "body": heading(word)}
    slug = values.pop("slug", f"{word}-{next(NUMBERS)}")
    return publish_page(page=model(slug=slug, **{**text, **values}), parent=fresh(parent))


def fresh(row: Any) -> Any:
    return type(row).objects.get(pk=row.pk)


def heading(word: str) -> list[Any]:
    return [
        ("heading", {"text": f"Heading {word}", "rank": "section"}),
        ("prose", f"<p>{word}</p>"),
    ]


def show_pages(stage: Stage) -> None:
    standard(stage.home, OPEN)


def hide_pages(stage: Stage) -> None:
    home = stage.home
    shown = standard(home, OPEN)
    shown.title = HIDDEN
    save_draft(page=shown)
    unpublish(thing=standard(home, HIDDEN))
    planned = StandardPage(title=HIDDEN, slug="planned")
    planned.go_live_at = timezone.now() + timedelta(days=1)
    publish_page(page=planned, parent=fresh(home))
    for kind in ("login", "password", "groups"):
        private = standard(home, f"{HIDDEN}-{kind}")
        standard(private, f"{HIDDEN}-{kind}")
        PageViewRestriction.objects.create(page=private, restriction_type=kind, password="x")
    nowhere = factories.HomePageFactory(title=HIDDEN)
    standard(nowhere, HIDDEN)
    shown.create_alias(update_slug="alias", parent=nowhere)


def show_knowledge(stage: Stage) -> None:
    index = factories.GuidanceIndexPageFactory(parent=stage.home)
    guide = page(factories.GuidePageFactory._meta.model, index, OPEN)
    page(factories.GuidePartPageFactory._meta.model, guide, OPEN)


def hide_knowledge(stage: Stage) -> None:
    chapters = factories.SharedChaptersPageFactory(parent=factories.root_page(), title=HIDDEN)
    page(factories.SharedChapterPageFactory._meta.model, chapters, HIDDEN)
    index = factories.StrategyIndexPageFactory(parent=stage.home)
    model = factories.StrategyPageFactory._meta.model
    unpublish(thing=page(model, index, HIDDEN))
    private = page(model, index, HIDDEN)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    page(model, private, HIDDEN)


# Rows


def rows(factory: Any, field: str, **usual: Any) -> Scene:
    """Set the scene of a table of words."""

    def show(_stage: Stage) -> None:
        factory(**{field: OPEN}, **usual)

    def hide(_stage: Stage) -> None:
        factory(**{field: HIDDEN}, **usual, draft=True)
        factory(**{field: HIDDEN}, **usual, live=False)
        other = Voice.ADULT if usual.get("voice") == Voice.CHILD else Voice.CHILD
        factory(**{field: HIDDEN}, **{**usual, "voice": other})

    def theirs(stage: Stage) -> None:
        factory(**{field: THEIRS}, **usual, owner__partnership=stage.theirs)

    return Scene(show, hide, theirs)


def show_young(_stage: Stage) -> None:
    factories.HarmTextFactory(name=OPEN, child=True, owner__neutral_slug="kite")


def hide_young(_stage: Stage) -> None:
    """Hide the adult's name and code of what a child may find, and what has no neutral word."""
    owner = factories.HarmFactory(slug=HIDDEN, code=HIDDEN, neutral_slug="pond")
    factories.HarmTextFactory(owner=owner, name="When it hurts", child=True)
    factories.HarmTextFactory(owner=owner, name=HIDDEN, draft=True)
    factories.HarmTextFactory(name=HIDDEN, child=True)
    factories.HarmTextFactory(name=HIDDEN, child=True, draft=True, owner__neutral_slug="leaf")


def theirs_young(stage: Stage) -> None:
    factories.HarmTextFactory(
        name=THEIRS, child=True, owner__neutral_slug="boat", owner__partnership=stage.theirs
    )


def hide_priorities(_stage: Stage) -> None:
    shown = factories.PriorityTextFactory(title="Listen")
    factories.ActionTextFactory(owner__priority=shown.owner, title=HIDDEN, draft=True)
    factories.PriorityTextFactory(title=HIDDEN, draft=True)


def theirs_priorities(stage: Stage) -> None:
    """Give a national priority an action that is one partnership's own."""
    national = factories.PriorityTextFactory(title="Listen")
    own = factories.ActionTextFactory(
        owner__priority=national.owner, owner__partnership=stage.theirs, title=HIDDEN
    )
    assert own.owner.priority == national.owner
    factories.PriorityTextFactory(title=THEIRS, owner__partnership=stage.theirs)


def plan_lists(stage: Stage) -> None:
    factories.PriorityTextFactory(title=OPEN, owner__partnership=stage.ours)


def show_meetings(stage: Stage) -> None:
    factories.MeetingTextFactory(route_in=OPEN, owner__partnership=stage.ours)


def hide_meetings(stage: Stage) -> None:
    """Hide drafts, what was taken off, and what is said to a child: that is read with them."""
    ours = {"owner__partnership": stage.ours}
    factories.MeetingTextFactory(purpose=HIDDEN, draft=True, **ours)
    factories.MeetingTextFactory(purpose=HIDDEN, live=False, **ours)
    shown = factories.MeetingTextFactory(for_child=HIDDEN, for_parents=HIDDEN, **ours)
    factories.MeetingDateFactory(meeting=shown.owner, place=HIDDEN)


def theirs_meetings(stage: Stage) -> None:
    factories.MeetingTextFactory(purpose=THEIRS, owner__partnership=stage.theirs)


# Documents


def document(word: str, **values: Any) -> Any:
    """Make a document that was read; its title stands on the pages that lead to it."""
    made = get_document_model().objects.create(
        title="A file", file=ContentFile(word.encode(), name="file.txt"), **values
    )
    DocumentText.objects.update_or_create(
        document=made, defaults={"state": ReadState.DONE, "text": word, "digest": made.file_hash}
    )
    return made


def leading_to(parent: Any, made: Any, **values: Any) -> Any:
    body = [("document", {"document": made})]
    return page(StandardPage, parent, f"page-{made.pk}", body=body, **values)


def show_documents(stage: Stage) -> None:
    leading_to(stage.home, document(OPEN))


def hide_documents(stage: Stage) -> None:
    document(HIDDEN)  # nobody is led to it
    unpublish(thing=leading_to(stage.home, document(HIDDEN)))
    private = leading_to(stage.home, document(HIDDEN))
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    inner = Collection.get_first_root_node().add_child(name="Staff").add_child(name="Inner")
    leading_to(stage.home, document(HIDDEN, collection=inner))
    CollectionViewRestriction.objects.create(
        collection=inner.get_parent(), restriction_type="login"
    )
    drafted = standard(stage.home, OPEN)
    drafted.body = [("document", {"document": document(HIDDEN)})]
    save_draft(page=drafted)


SCENES = {
    "pages": Scene(
        show_pages,
        hide_pages,
        lambda stage: standard(stage.theirs.site.root_page, THEIRS),
        lambda stage: standard(stage.home, YOUNG, audience=Audience.TEEN),
    ),
    "notices": Scene(lambda _stage: None, why="everybody’s, and nobody edits them"),
    "lists": Scene(lambda _stage: None, why="everybody’s, and nobody edits them"),
    "refer": Scene(lambda _stage: None, why="everybody’s, and nobody edits it"),
    "knowledge": Scene(
        show_knowledge,
        hide_knowledge,
        lambda stage: page(
            factories.GuidePageFactory._meta.model,
            factories.GuidanceIndexPageFactory(parent=stage.theirs.site.root_page),
            THEIRS,
        ),
    ),
    "harms": rows(factories.HarmTextFactory, "definition"),
    "young": Scene(show_young, hide_young, theirs_young),
    "signs": rows(factories.SignTextFactory, "looks_like"),
    "terms": rows(factories.TermTextFactory, "street_words"),
    "laws": rows(factories.LawTextFactory, "summary"),
    "advice": rows(factories.LanguageAdviceTextFactory, "say"),
    "priorities": Scene(
        rows(factories.PriorityTextFactory, "summary").show, hide_priorities, theirs_priorities
    ),
    "measures": rows(factories.MeasureTextFactory, "rationale"),
    "plan-lists": Scene(plan_lists, why="names of pages, where there is something to list"),
    "meetings": Scene(show_meetings, hide_meetings, theirs_meetings),
    "meeting-list": Scene(
        show_meetings, why="the name of a page, where there is something to list"
    ),
    "documents": Scene(
        show_documents,
        hide_documents,
        lambda stage: leading_to(stage.theirs.site.root_page, document(THEIRS)),
        lambda stage: leading_to(stage.home, document(YOUNG), audience=Audience.CHILD),
    ),
}
