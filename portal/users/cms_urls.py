"""Doors of the CMS that lead to the one sign-in; they stand before the CMS's own addresses."""

from __future__ import annotations

from django.urls import path, re_path
from django.views.generic import RedirectView
from wagtail.admin.auth import require_admin_access

from portal.users.views.account import SignOutView, door
from portal.users.views.cms import PreferencesView

reset = RedirectView.as_view(pattern_name="account_reset_password")
people = require_admin_access(RedirectView.as_view(pattern_name="users:people"))

# Below /cms/.
cms = [
    path("login/", door, name="people_sign_in"),
    path("logout/", SignOutView.as_view(), name="people_sign_out"),
    re_path(r"^password_reset/", reset, name="people_reset"),
    path("account/", require_admin_access(PreferencesView.as_view()), name="people_preferences"),
    # People and their groups follow from roles, which are given in one place.
    re_path(r"^users/", people, name="people_roles"),
    re_path(r"^groups/", people, name="people_groups"),
]

# Wagtail asks for these names when it guards a private page.
front = [
    path("_util/login/", door, name="wagtailcore_login"),
]
