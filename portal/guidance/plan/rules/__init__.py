"""Rules of plan and measures: plain Python."""
