"""The people of a partnership: who may do what, inviting, ending a role."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.core.models import Partnership
from portal.core.requests import PortalRequest
from portal.users.actions.people import end_role, invite_person
from portal.users.exceptions import PeopleProblem
from portal.users.forms import InviteForm
from portal.users.presenters import people_rows
from portal.users.queries import membership_in
from portal.users.rules import Role, can_manage_people, grantable_roles
from portal.users.tasks import send_reset_links
from portal.users.views.person import person_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def people(request: PortalRequest) -> HttpResponse:
    """List the people of this partnership and invite another."""
    here = _partnership_they_manage(request)
    person = person_of(request)
    form = InviteForm(request.POST or None, roles=grantable_roles(person, here))
    if request.method == "POST" and form.is_valid() and _invite(request, form, here):
        return HttpResponseRedirect(reverse("users:people"))
    rows = people_rows(here, reader=person, now=timezone.now())
    return TemplateResponse(request, "portal/users/people.html", {"rows": rows, "form": form})


@require_POST
@login_required
def role_end(request: PortalRequest, pk: int) -> HttpResponse:
    """End a role."""
    membership = membership_in(_partnership_they_manage(request), pk)
    if membership is None:
        raise Http404
    try:
        end_role(membership=membership, by=person_of(request), now=timezone.now())
    except PeopleProblem as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("The role has ended, and every session with it."))
    return HttpResponseRedirect(reverse("users:people"))


def _partnership_they_manage(request: PortalRequest) -> Partnership:
    """Answer 404 to everybody else: that there is a list is not theirs to know."""
    if request.partnership is None or not can_manage_people(request.user, request.partnership):
        raise Http404
    return request.partnership


def _invite(request: PortalRequest, form: InviteForm, here: Partnership) -> bool:
    """Invite; say whether it was done."""
    try:
        user = invite_person(
            email=form.cleaned_data["email"],
            post=form.cleaned_data["post"],
            role=Role(form.cleaned_data["role"]),
            partnership=here,
            by=person_of(request),
            now=timezone.now(),
        )
    except PeopleProblem as problem:
        form.add_error(None, str(problem))
        return False
    if not user.has_usable_password():
        send_reset_links.enqueue([user.pk], here.site.root_url)
    messages.success(request, _("The invitation is on its way."))
    return True
