"""What editors teach search: words that mean the same, and answers that come first."""
