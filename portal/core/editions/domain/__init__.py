"""Freezing a text: plain Python, no database."""
