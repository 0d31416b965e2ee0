"""The whole site in one encrypted file, and back again, on either database."""
