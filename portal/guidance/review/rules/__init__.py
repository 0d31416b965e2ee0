"""Rules of keeping pages true. Pure."""
