"""Pages of the CMS about a rule set, besides its form."""
