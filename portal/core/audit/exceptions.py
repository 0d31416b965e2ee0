"""What the audit log refuses. These are faults of a program, never of a visitor."""

from __future__ import annotations


class LogIsAppendOnly(Exception):
    """A row of the audit log was about to be changed or taken out."""


class KindUnclear(Exception):
    """A kind is a short name in small letters with hyphens, such as page-published."""


class DetailRefused(Exception):
    """A detail holds short codes, numbers and yes or no: neither content nor anything personal."""


class ReadUnexplained(Exception):
    """Whoever reads a sensitive record is somebody, reads one record, and says why."""


class SealingOvertaken(Exception):
    """Somebody else sealed at the same moment; the next turn takes up what is left."""
