"""Synonyms and promoted results in the CMS."""
