"""Editing in the CMS."""
