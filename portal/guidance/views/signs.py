"""Signs; pages and addresses call them indicators."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from portal.core.presenters import Crumb
from portal.core.requests import PortalRequest
from portal.guidance import presenters, queries
from portal.guidance.views.pages import page, reader_language
from portal.reference.models.signs import GROUP_NAMES
from portal.reference.sign_groups import group_of_slug


@require_safe
def signs(request: PortalRequest) -> HttpResponse:
    """List all signs in their eight groups."""
    found = queries.signs_of(request.partnership, reader_language())
    return page(
        request, "signs", found.language,
        title=_("Indicators"), groups=presenters.in_groups(found.texts), count=len(found.texts),
    )  # fmt: skip


@require_safe
def group(request: PortalRequest, group: str) -> HttpResponse:
    """List the signs of one group."""
    found_group = group_of_slug(group)
    if found_group is None:
        raise Http404
    found = queries.signs_of(
        request.partnership, reader_language(), owner__group_code=found_group.code
    )
    return page(
        request, "signs", found.language,
        crumbs=(Crumb(_("Indicators"), presenters.signs_address()),),
        title=GROUP_NAMES[found_group.code], groups=presenters.in_groups(found.texts),
        count=len(found.texts), is_one_group=True,
    )  # fmt: skip


@require_safe
def sign(request: PortalRequest, group: str, slug: str) -> HttpResponse:
    """Show one sign: what it looks like, why it matters, what often comes with it."""
    found_group = group_of_slug(group)
    if found_group is None:
        raise Http404
    language = reader_language()
    found = queries.signs_of(
        request.partnership, language, owner__group_code=found_group.code, owner__slug=slug
    )
    if not found.texts:
        raise Http404
    text = found.texts[0]
    harm_rows = {link.harm_id for link in text.owner.harms.all()}
    harms = queries.harms_of(request.partnership, found.language)
    related = queries.related_signs(request.partnership, found.language, text.owner_id)
    name = GROUP_NAMES[found_group.code]
    shown = [each for each in harms.texts if each.owner_id in harm_rows]
    codes = [each.owner.code for each in shown]
    return page(
        request, "sign", found.language,
        crumbs=(
            Crumb(_("Indicators"), presenters.signs_address()),
            Crumb(name, presenters.signs_address(group)),
        ),
        title=text.name, text=text, group=name,
        harms=presenters.cards(shown),
        signs=[presenters.sign_line(each) for each in related.texts],
        related=presenters.related_lists(request.partnership, codes, text.owner.code),
    )  # fmt: skip
