"""Editions: what a published text said, when, and why it changed; kept for good."""
