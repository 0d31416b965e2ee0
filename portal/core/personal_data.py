"""What is kept of people, said once: the privacy notice is drawn from it.

Whoever adds a column that can hold something of a person registers here what readers are told of
it, in `registry.personal_data`. A test walks every table and finds what nobody said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.core import registry

Words = str | Promise
ANYWHERE = "*"  # stands for every table that has a column of this name


@dataclass(frozen=True)
class KeptData:
    """This is what is kept of people in one respect, in the words of the privacy notice."""

    order: int  # where it stands in the notice
    heading: Words
    says: tuple[Words, ...]  # what, why, how long: a paragraph, or several points
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by table's label
    url_name: str = ""  # a page of ours that readers may want next
    url_words: Words = ""


READING = KeptData(
    order=10,
    heading=_("When you read"),
    says=(
        _("No cookies, and nothing stored on your phone or computer."),
        _(
            "No trackers, no statistics by other companies, no maps, fonts or videos from "
            "elsewhere."
        ),
        _(
            "Our log says which kind of page was asked for, when, and how long the answer took. "
            "It does not say who asked, from where, or what they typed."
        ),
        _(
            "Where something may be done only so often, we count tries under a code made from the "
            "network address. Nobody can read the address from it. It is deleted within two hours."
        ),
    ),
)
REPORTS = KeptData(
    order=30,
    heading=_("When you report a problem with a page"),
    says=(
        _(
            "We keep what you write and the address of the page, for three months after it was "
            "dealt with and for a year at most. We do not ask who you are. We use it to put the "
            "page right."
        ),
    ),
    columns={"core.ProblemReport": ("message", "path")},
)
STEPS = KeptData(
    order=50,
    heading=_("When you answer questions step by step"),
    says=(
        _(
            "A form with several steps keeps your answers locked until you finish. The key is in "
            "a cookie that your browser gets when you begin; we do not keep it, so nobody can "
            "read your answers in our records. Answers are deleted when you say so, after half "
            "an hour without use, and after eight hours at the latest. If you ask for four words "
            "to come back with, they are kept for seven days."
        ),
    ),
    columns={
        "vault.Run": ("ciphertext",),
        "vault.RunOpener": ("look_up", "wrapped"),
        "vault.PartnershipKey": ("key",),
    },
)
LETTERS = KeptData(
    order=80,
    heading=_("When we write to you"),
    says=(
        _(
            "A letter and the address it goes to lie locked until it is sent; then both are "
            "deleted. That a letter was sent is kept for 30 days, without saying to whom it went."
        ),
    ),
    columns={
        "outbox.OutboxMail": ("key", "recipient", "content"),
        "outbox.OutboxEvent": ("key", "payload"),
        "django_tasks_database.DBTaskResult": ("args_kwargs", "return_value", "traceback"),
    },
)
COPIES = KeptData(
    order=90,
    heading=_("In copies"),
    says=(
        _(
            "We keep copies in case the site breaks. They hold what is named here, but no answers "
            "given step by step, and nothing that would keep somebody signed in."
        ),
    ),
)
KERNEL = {
    "reading": READING, "reports": REPORTS, "steps": STEPS, "letters": LETTERS, "copies": COPIES,
}  # fmt: skip


def register() -> None:
    """Register what the kernel keeps."""
    for name, kept in KERNEL.items():
        registry.personal_data.register(name, kept)


def kept_data() -> list[KeptData]:
    """List everything that is kept of people, in the order of the notice."""
    return sorted(registry.personal_data, key=lambda kept: kept.order)


def told_columns() -> Iterator[tuple[str, str]]:
    """Walk the columns that readers are told of: a table's label, or any, and a name."""
    for kept in registry.personal_data:
        for table, names in kept.columns.items():
            yield from ((table, name) for name in names)
