"""Engines: views of one table of entries. Each finds, none knows what is public."""
