"""Writes of keeping pages true."""
