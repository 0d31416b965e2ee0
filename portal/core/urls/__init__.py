"""Addresses of the kernel, with and without a language prefix."""
