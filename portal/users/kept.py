"""What is kept of people who sign in, as the privacy notice says it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import VERSION

from portal.core.personal_data import ANYWHERE, KeptData

# Wagtail 8 lets an admin make keys for programs; here no address takes one.
KEYS_FOR_PROGRAMS = {"wagtailcore.APIToken": ("user", "name")} if VERSION >= (8, 0) else {}

ACCOUNTS = KeptData(
    order=60,
    heading=_("When you sign in"),
    says=(
        _(
            "Only people who work with the partnership have an account. We keep your work e-mail, "
            "your post and what you may do here. We do not ask for your name."
        ),
        _(
            "Your password is kept in a form that nobody can read, and what your second step needs "
            "is locked. How you like to use the editing pages is kept with your account."
        ),
        _(
            "While you are signed in your browser holds one cookie for that and one that protects "
            "forms. The first ends after half an hour without use, or when you sign out."
        ),
        _(
            "A log says when an account was opened or tried and from which network, never from "
            "which address. It is kept for 12 months. An account that nobody used for a year is "
            "closed."
        ),
    ),
    columns={
        "users.User": ("username", "email", "post", "password"),
        "users.User_groups": ("user",),
        "users.User_user_permissions": ("user",),
        "users.Membership": ("user",),
        "users.SecurityEvent": ("account_id", "by_account_id", "network"),
        "account.EmailAddress": ("user", "email"),
        "mfa.Authenticator": ("user", "data"),
        "sessions.Session": ("session_key", "session_data"),
        "wagtailusers.UserProfile": ("user", "dismissibles"),
        "wagtailadmin.EditingSession": ("user",),
        "wagtailcore.PageSubscription": ("user",),
        **KEYS_FOR_PROGRAMS,
    },
)
WORK = KeptData(
    order=70,
    heading=_("When you work on pages"),
    says=(
        _(
            "We keep which account wrote, checked, approved, put up or locked something, and the "
            "comments people leave for each other. It stays with the history of the page."
        ),
        _(
            "A log of what was changed, and of who opened sensitive records, is kept for 12 "
            "months. What readers see names posts and groups, never an account."
        ),
    ),
    columns={
        "audit.AuditEvent": ("actor_id", "detail"),
        "review.PageReview": ("reviewed_by", "note"),
        "review.ReportHandling": ("handled_by", "note"),
        "reference.Contact": ("verified_by", "number_changed_by"),
        "wagtailadmin.FormState": ("user", "data"),
        "wagtailcore.Comment": ("user", "resolved_by", "text"),
        "wagtailcore.CommentReply": ("user", "text"),
        "wagtailcore.ModelLogEntry": ("user", "label", "data"),
        "wagtailcore.Page": ("owner",),
        "wagtailcore.PageLogEntry": ("user", "label", "data"),
        "wagtailcore.Revision": ("user", "object_str", "content"),
        "wagtailcore.TaskState": ("finished_by", "comment"),
        "wagtailcore.WorkflowState": ("requested_by",),
        ANYWHERE: ("locked_by", "approved_by", "last_translated_by", "uploaded_by_user"),
    },
)
