"""What can go wrong when a paper is made."""

from __future__ import annotations

from portal.core.exceptions import ExpectedFault, gettext_noop


class PdfUnavailable(ExpectedFault):
    """This machine lacks the libraries that set the type of a PDF."""

    template = gettext_noop(
        "PDFs cannot be made here just now. Open the page and print it instead."
    )


class PdfBusy(ExpectedFault):
    """Another paper is being made by this process, and it takes its time."""

    template = gettext_noop(
        "Another document is being made just now. Wait half a minute, then try again."
    )
