"""What answers at the addresses of knowledge."""
