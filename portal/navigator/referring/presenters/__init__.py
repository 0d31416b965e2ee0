"""What the page with the steps shows."""
