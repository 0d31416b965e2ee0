"""What waits to be sent, for those who look after the whole portal."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem

from portal.core.access import access
from portal.core.outbox.queries import letters_to_show, mail_backlog


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List letters that wait or were given up; nobody sees to whom, nor what they say."""
    if not access().is_platform_admin(request.user):
        raise Http404
    return TemplateResponse(
        request,
        "portal/cms/messages_waiting.html",
        {
            "page_title": _("Messages waiting"),
            "header_icon": "mail",
            "backlog": mail_backlog(now=timezone.now()),
            "letters": letters_to_show(),
        },
    )


urlpatterns = [path("messages-waiting/", index, name="messages_waiting")]


class MessagesMenuItem(MenuItem):
    """This leads to what waits to be sent."""

    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("Messages waiting"),
            reverse_lazy("messages_waiting"),
            icon_name="mail",
            order=60,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who look after the whole portal."""
        return access().is_platform_admin(request.user)
