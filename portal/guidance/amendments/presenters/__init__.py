"""Editions as readers see them."""
