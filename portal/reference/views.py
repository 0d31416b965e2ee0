"""Views of contacts in the CMS; who may come here is decided by the view set they belong to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import quote
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from portal.core.cms.reach import reach_of
from portal.reference.actions import verify_contact
from portal.reference.exceptions import ReferenceFault
from portal.reference.models import Contact
from portal.reference.presenters.uses import uses_of


class SeenNumberForm(forms.Form):
    """This carries the number that was on the screen when somebody pressed."""

    seen_phone = forms.CharField(required=False, max_length=48)
    seen_textphone = forms.CharField(required=False, max_length=48)


class VerifyView(View):
    """This takes the press that says: I rang it, it is right."""

    http_method_names = ("post",)
    model: Any = None
    edit_url_name = ""
    scoped_row: Contact

    @property
    def _person(self) -> Any:
        """Name who pressed; nobody comes here without having signed in."""
        return self.request.user

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Verify the number that was shown, and no other."""
        seen = SeenNumberForm(request.POST)
        contact = self.scoped_row
        said = seen.cleaned_data if seen.is_valid() else {}
        contact.phone = said.get("seen_phone", "")
        contact.textphone = said.get("seen_textphone", "")
        try:
            verify_contact(contact=contact, verified_by=self._person, now=timezone.now())
        except ReferenceFault as fault:
            messages.error(request, _(fault.template) % fault.facts)
        else:
            messages.success(request, _("Verified. Readers can press the number now."))
        return redirect(reverse(self.edit_url_name, args=[quote(contact.pk)]))


class WhereUsedView(View):
    """This lists what shows a contact."""

    http_method_names = ("get", "head")
    model: Any = None
    edit_url_name = ""
    scoped_row: Contact

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """List pages and rows within this person's reach."""
        contact = self.scoped_row
        context = {
            "page_title": _("Where it is used"),
            "page_subtitle": contact.name,
            "header_icon": "link",
            "contact": contact,
            "edit_url": reverse(self.edit_url_name, args=[quote(contact.pk)]),
            "uses": uses_of(contact, reach_of(request.user)),
        }
        return TemplateResponse(request, "portal/cms/where_used.html", context)
