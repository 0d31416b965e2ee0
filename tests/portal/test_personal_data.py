"""Every column that can hold something of a person is named in the privacy notice's register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import models
from django.test.utils import isolate_apps

from portal.core import registry
from portal.core.actions import REPORTS_KEPT
from portal.core.audit import sealing
from portal.core.backup.tables import all_models
from portal.core.outbox import upkeep
from portal.core.personal_data import ANYWHERE, kept_data, told_columns
from portal.core.vault import lifetime
from portal.guidance.alerts.models import UNCONFIRMED_FOR
from portal.guidance.review.actions.reports import HANDLED_KEPT
from portal.search.counting.rules.weeks import MONTHS_KEPT
from portal.users.actions.people import UNUSED_FOR
from portal.users.actions.security import KEPT_FOR

# What editors publish or machines derive from it. An address, a link to an account and locked
# columns count in these tables too.
OF_NOBODY = re.compile(
    r"""
    core\.(HomePage|StandardPage|Partnership|WithdrawnAddress)
    | audit\.AuditSegment | vault\.LastPurge | editions\.\w+ | reference\.\w+ | portal_search\.\w+
    | search_editors\.\w+ | search_elastic\.\w+ | guidance\.\w+ | amendments\.\w+ | plan\.\w+
    | review\.(Subject|Finding|Address) | meetings\.\w+ | rule_sets\.\w+ | packs\.\w+
    | wagtail_localize\.\w+ | wagtailembeds\.\w+ | wagtaildocs\.\w+ | wagtailimages\.\w+
    | wagtailsearch\.\w+ | wagtailredirects\.\w+ | taggit\.\w+ | auth\.\w+ | contenttypes\.\w+
    | wagtailcore\.(Site|Collection|Workflow|Task|ReferenceIndex|Page|Locale|UploadedFile)
    | wagtailcore\.(Page|Collection)ViewRestriction  # a password shared by all who may read
    """,
    re.VERBOSE,
)
TELLING = re.compile(
    r"e?mail|phone|address|name$|^ip|person|account|actor|network|post$|token|session|message"
    r"|comment|note|payload|content|data|detail|recipient|look_up|query|secret|password"
)
WORDS = (models.CharField, models.TextField, models.JSONField)
ALWAYS = (models.EmailField, models.GenericIPAddressField, models.BinaryField)
NAMES_OF_CODE = {
    "django_tasks_database.DBTaskResult": {
        *("queue_name", "backend_name", "task_path", "worker_ids", "exception_class_path")
    },
    "outbox.OutboxEvent": {"name"},
    "review.Finding": {"hint"},
    "wagtailcore.Comment": {"contentpath", "position"},
}


def can_be_somebodys(model: type[models.Model], field: models.Field) -> bool:
    """Say whether a column may hold something of a person."""
    if field.is_relation:
        return _leads_to(field) == settings.AUTH_USER_MODEL
    if isinstance(field, ALWAYS):
        return True
    is_code = field.name in NAMES_OF_CODE.get(model._meta.label, ())
    if is_code or OF_NOBODY.fullmatch(model._meta.label):
        return False
    if isinstance(field, models.CharField) and field.choices:
        return False
    is_long = isinstance(field, models.TextField | models.JSONField)
    is_number = isinstance(field, models.BigIntegerField) and not field.primary_key
    return is_long or bool(TELLING.search(field.name) and (isinstance(field, WORDS) or is_number))


def _leads_to(field: models.Field) -> str:
    there = field.remote_field.model
    return there if isinstance(there, str) else there._meta.label


def untold(tables: list[type[models.Model]]) -> Iterator[tuple[str, str]]:
    """Walk the columns of people's that no reader is told of."""
    told = set(told_columns())
    for model in tables:
        for field in model._meta.local_concrete_fields:
            place = (model._meta.label, field.name)
            if can_be_somebodys(model, field) and not told & {place, (ANYWHERE, field.name)}:
                yield place


def test_readers_are_told_of_every_column():
    assert list(untold(all_models())) == []


def test_no_reader_is_told_of_what_is_not_there():
    there = {
        (model._meta.label, field.name)
        for model in all_models()
        for field in model._meta.local_concrete_fields
    }
    names = {name for _label, name in there}
    wrong = [
        place
        for place in told_columns()
        if place not in there and not (place[0] == ANYWHERE and place[1] in names)
    ]
    assert wrong == []


@isolate_apps("training")
def test_a_new_table_would_be_noticed():
    class Booking(models.Model):
        person_name = models.CharField(max_length=100)
        contact = models.EmailField()
        needs = models.TextField()
        owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
        places = models.IntegerField()

        class Meta:
            app_label = "training"

        def __str__(self):
            return self.person_name

    found = [name for _label, name in untold([Booking])]
    assert found == ["person_name", "contact", "needs", "owner"]


def test_each_entry_says_something_in_its_own_place():
    orders = [kept.order for kept in kept_data()]
    assert len(set(orders)) == len(orders) == len(list(registry.personal_data))
    assert all(kept.says and kept.heading for kept in kept_data())
    assert all(len(kept.says) == 1 for kept in kept_data() if kept.url_name)


def test_the_notice_is_drawn_from_the_register(partnership, client):
    html = client.get("/privacy/").content.decode()
    places = [html.index(f"<h2>{kept.heading}</h2>") for kept in kept_data()]
    assert places == sorted(places)
    for kept in kept_data():
        assert all(str(said) in html for said in kept.says)
    assert 'href="/guidance/alerts/"' in html


@pytest.mark.parametrize(
    ("name", "words", "held"),
    [
        ("reports", "three months", timedelta(days=90) == HANDLED_KEPT),
        ("reports", "a year at most", timedelta(days=365) == REPORTS_KEPT),
        ("steps", "half an hour", timedelta(minutes=30) == lifetime.IDLE),
        ("steps", "eight hours", timedelta(hours=8) == lifetime.LONGEST),
        ("steps", "seven days", timedelta(days=7) == lifetime.WITH_CODE),
        ("alerts", "seven days", timedelta(days=7) == UNCONFIRMED_FOR),
        ("searches", "13 months", MONTHS_KEPT == 13),
        ("letters", "30 days", timedelta(days=30) == upkeep.KEPT),
        ("accounts", "12 months", timedelta(days=365) == KEPT_FOR),
        ("accounts", "for a year is", timedelta(days=365) == UNUSED_FOR),
        ("work", "12 months", timedelta(days=365) == sealing.KEPT_FOR),
    ],
)
def test_a_time_that_is_named_is_the_time_it_is_kept(name, words, held):
    said = " ".join(map(str, registry.personal_data.get(name).says))
    assert words in said
    assert held
