"""What a partnership needs before it goes live: facts in, findings out. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portal.core.cms.offers import LiveFinding, Mender
from portal.core.exceptions import gettext_noop

ENOUGH_APPROVERS = 2  # one alone cannot approve what they wrote themselves


@dataclass(frozen=True)
class SiteFacts:
    """These are the facts of a partnership's site that the kernel knows."""

    has_body_name: bool
    has_contact_email: bool
    has_logo: bool
    has_brand_colour: bool
    approvers: int
    pages: int
    never_reviewed: int
    overdue: int
    edit_path: str  # of the partnership itself
    pages_path: str
    people_path: str  # on the partnership's own host


def site_findings(facts: SiteFacts) -> list[LiveFinding]:
    """Say of each thing whether it is done, and where it is put right."""
    return [*_about_itself(facts), *_about_people(facts), *_about_pages(facts)]


def _about_itself(facts: SiteFacts) -> Iterator[LiveFinding]:
    for is_ok, done, missing in (
        (
            facts.has_body_name,
            gettext_noop("The partnership has its full name."),
            gettext_noop("Give the partnership its full name, as people say it."),
        ),
        (
            facts.has_contact_email,
            gettext_noop("Problems with the site reach somebody by e-mail."),
            gettext_noop("Give an e-mail address for problems with the site."),
        ),
        (
            facts.has_logo,
            gettext_noop("The site carries the partnership’s logo."),
            gettext_noop("Add the partnership’s logo."),
        ),
        (
            facts.has_brand_colour,
            gettext_noop("The site has the partnership’s colour, and it can be read."),
            gettext_noop("Choose the partnership’s colour; the form shows how it reads."),
        ),
    ):
        template = done if is_ok else missing
        yield LiveFinding(is_ok, template, mend=facts.edit_path, mender=Mender.PLATFORM)


def _about_people(facts: SiteFacts) -> Iterator[LiveFinding]:
    is_ok = facts.approvers >= ENOUGH_APPROVERS
    template = (
        gettext_noop("People who may approve: %(count)d.")
        if is_ok
        else gettext_noop(
            "People who may approve: %(count)d. Two are needed: nobody approves what they "
            "wrote themselves."
        )
    )
    count = {"count": facts.approvers}
    yield LiveFinding(is_ok, template, count, mend=facts.people_path, mender=Mender.LEADS)


def _about_pages(facts: SiteFacts) -> Iterator[LiveFinding]:
    yield LiveFinding(
        facts.never_reviewed == 0,
        gettext_noop("Every page says when it was last reviewed.")
        if facts.never_reviewed == 0
        else gettext_noop("Pages without the date of a review: %(count)d of %(pages)d."),
        {"count": facts.never_reviewed, "pages": facts.pages},
        mend=facts.pages_path,
    )
    yield LiveFinding(
        facts.overdue == 0,
        gettext_noop("No review is overdue.")
        if facts.overdue == 0
        else gettext_noop("Pages whose review is overdue: %(count)d."),
        {"count": facts.overdue},
        mend=facts.pages_path,
    )
