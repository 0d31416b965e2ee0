"""What changed in the partnership's knowledge, and what it said on any day, for readers."""
