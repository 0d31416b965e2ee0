"""Writes of alerts: asking for them and ending them, and sending."""
