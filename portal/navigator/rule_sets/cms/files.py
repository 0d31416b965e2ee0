"""Rules as files: out of the CMS as they stand, and into it as a draft."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View
from pydantic import ValidationError

from portal.core.cms.reach import reach_of
from portal.navigator.rule_sets.actions import import_draft
from portal.navigator.rule_sets.exceptions import RulesFault
from portal.navigator.rule_sets.forms import ImportForm
from portal.navigator.rule_sets.importing import read_files
from portal.navigator.rule_sets.models import RuleSheet
from portal.navigator.rule_sets.queries import draft_of
from portal.navigator.rule_sets.spec.files import CASES, FILE, yaml_text
from portal.navigator.rule_sets.spec.mapping import plain


class FilesView(View):
    """This is what both pages share: who may come here."""

    row_policy: Any
    scoped_row: Any = None
    edit_name = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in whoever writes such rows."""
        if not self.row_policy.user_has_permission(request.user, "change"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ExportView(FilesView):
    """This gives a file of a pack with what editors have in hand: the newest draft."""

    http_method_names = ("get", "head")
    file = FILE
    scoped_row: RuleSheet

    def get(self, _request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Give the file."""
        draft = draft_of(self.scoped_row)
        mapping = draft.scenario_mapping() if self.file == CASES else _rules(draft)
        response = HttpResponse(
            yaml_text(mapping, self.file), content_type="application/yaml; charset=utf-8"
        )
        response["Content-Disposition"] = f'attachment; filename="{self.file}"'
        response["Cache-Control"] = "private, no-store"
        return response


class ImportView(FilesView):
    """This takes the files of a pack as a draft; nothing goes live by it."""

    http_method_names = ("get", "head", "post")
    template_name = "portal/cms/navigator/import.html"

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Ask for the files."""
        return self._page(ImportForm(reach=reach_of(request.user)))

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Keep them as a draft, or say what is wrong."""
        form = ImportForm(request.POST, request.FILES, reach=reach_of(request.user))
        if form.is_valid():
            try:
                row = self._take(form)
            except RulesFault as fault:
                form.add_error(None, _(fault.template) % fault.facts)
            else:
                messages.success(request, _("The file is a draft now. Nothing of it is live yet."))
                return redirect(reverse(self.edit_name, args=[quote(row.pk)]))
        return self._page(form)

    def _take(self, form: ImportForm) -> RuleSheet:
        whose, said = form.cleaned_data["partnership"], form.cleaned_data
        usable = read_files(said["rules"], said["cases"], whose)
        return import_draft(
            partnership=whose,
            rules=usable.rules,
            cases=usable.cases,
            user=self.request.user,
            now=timezone.now(),
        )

    def _page(self, form: ImportForm) -> HttpResponse:
        context = {
            "page_title": _("Take rules from a file"),
            "header_title": _("Take rules from a file"),
            "header_icon": "upload",
            "form": form,
        }
        return TemplateResponse(self.request, self.template_name, context)


def _rules(draft: RuleSheet) -> dict[str, Any]:
    """Give rules as packs carry them, also those that are not finished."""
    rules = draft.mapping()
    try:
        return plain(rules, is_shared=draft.is_shared)
    except ValidationError:
        return rules
