"""Views of guided forms: each parses, calls one action or query, and answers."""
