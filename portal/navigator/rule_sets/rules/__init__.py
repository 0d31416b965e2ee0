"""What can be said of a rule set without asking anybody. Pure."""
