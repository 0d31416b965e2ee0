"""Why search did not answer."""

from __future__ import annotations


class EngineDown(Exception):
    """This engine gave no answer, or not in time; another one is asked."""


class FaultyFindable(Exception):
    """This source gives what cannot be kept; its author has to mend it."""
