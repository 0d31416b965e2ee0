"""Limits that hold across every process: how often something may be tried."""

from portal.core.limits.hits import Verdict, hit

__all__ = ["Verdict", "hit"]
