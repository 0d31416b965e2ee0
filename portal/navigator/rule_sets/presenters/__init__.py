"""What editors see of a rule set, in plain words."""
