"""Partnerships in the CMS: for those who look after the whole portal."""

from __future__ import annotations

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import permissions
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from portal.core.cms.ratio_panel import RatioPanel
from portal.core.models import Partnership


class PlatformPolicy(ModelPermissionPolicy):
    """This lets superusers add and change; nobody deletes a partnership with all it has said."""

    ALLOWED = frozenset({"add", "change", "view"})

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Say whether this person may do this to every partnership."""
        return bool(user.is_active and user.is_superuser and action in self.ALLOWED)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Say whether this person may do at least one of these."""
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Say the same for one partnership."""
        return self.user_has_permission(user, action)


PLATFORM_POLICY = PlatformPolicy(Partnership)


def register_policy() -> None:
    """Tell Wagtail 8 and later; Wagtail 7 asks the view set."""
    register_with_wagtail = getattr(permissions, "register_permission_policy", None)
    if register_with_wagtail:
        register_with_wagtail(Partnership, PLATFORM_POLICY)


class PartnershipForm(WagtailAdminModelForm):
    """This keeps the code of a partnership as it was given: rules and clients know it by that."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "code" in self.fields:
            self.fields["code"].disabled = True


PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("name"),
            FieldPanel("body_name"),
            FieldPanel("product_name"),
            FieldRowPanel([FieldPanel("slug"), FieldPanel("code")]),
            FieldPanel("site"),
        ],
        heading=_("Partnership"),
    ),
    MultiFieldPanel([FieldPanel("exit_url"), FieldPanel("contact_email")], heading=_("Visitors")),
    MultiFieldPanel(
        [
            FieldPanel("logo"),
            FieldRowPanel([FieldPanel("brand_colour"), FieldPanel("accent_colour")]),
        ],
        heading=_("Look"),
    ),
    RatioPanel(heading=_("How the colours can be read")),
]


class PartnershipViewSet(ModelViewSet):
    """This lists partnerships and edits one."""

    model = Partnership
    name = "partnerships"
    menu_label = _("Partnerships")
    icon = "site"
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display = ("name", "code", "body_name", "site")
    ordering = ("name", "pk")
    edit_handler = ObjectList(PANELS, base_form_class=PartnershipForm)

    @cached_property
    def permission_policy(self) -> PlatformPolicy:
        """Give the rules of who may do what."""
        return PLATFORM_POLICY


partnerships = PartnershipViewSet()
