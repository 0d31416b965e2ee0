"""The words of each error page: what happened and what to do now."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class ErrorWords:
    """This is one error page."""

    status: int
    title: Words
    paragraphs: tuple[Words, ...]


_PAGES = (
    ErrorWords(
        400,
        _("This request cannot be read"),
        (
            _("Something in the address or in what was sent is not as this site expects it."),
            _("Go back and try again. If you typed the address, check it."),
        ),
    ),
    ErrorWords(
        403,
        _("You cannot open this page"),
        (
            _("This page is for people who have been given access, or the form was open too long."),
            _("Go back, load the page again and send the form once more, or sign in."),
        ),
    ),
    ErrorWords(
        404,
        _("Page not found"),
        (
            _("If you typed the address, check that it is right."),
            _("If you followed a link, the page may have moved. Start again from the home page."),
        ),
    ),
    ErrorWords(
        405,
        _("This page cannot be used in that way"),
        (_("Go back and use the links and buttons on the page."),),
    ),
    ErrorWords(
        410,
        _("This page is no longer here"),
        (
            _("It has been taken away, or its time has run out."),
            _("Start again from the home page."),
        ),
    ),
    ErrorWords(
        413,
        _("This is too large to send"),
        (_("Send a smaller file or a shorter text."),),
    ),
    ErrorWords(
        429,
        _("Too many tries"),
        (
            _("There were many requests from your network in a short time."),
            _("Wait a few minutes, then try again."),
        ),
    ),
    ErrorWords(
        500,
        _("Something went wrong"),
        (
            _("This is our fault, not yours."),
            _("Try again in a few minutes."),
        ),
    ),
    ErrorWords(
        503,
        _("This site is not available just now"),
        (
            _("We are working on it. It should be back soon."),
            _("Try again in a few minutes. You can call 999 and Childline at any time."),
        ),
    ),
)
ERRORS: dict[int, ErrorWords] = {page.status: page for page in _PAGES}
