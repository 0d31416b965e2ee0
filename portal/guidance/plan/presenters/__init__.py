"""What templates of plan and measures show."""
