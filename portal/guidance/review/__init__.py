"""Keeping it true: what is due, broken, hard to read, blaming or reported, and who mends it."""
