"""The form in which rule sets are stored, and the form in which packs carry them. Pure."""
