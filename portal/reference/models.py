"""Reference rows: contacts."""
