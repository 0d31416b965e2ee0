"""The report on searches in the CMS."""
