"""What answers at the addresses of plan and measures."""
