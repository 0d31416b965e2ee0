"""Guided forms on the web: django-formtools drives the steps that `portal.core.flow` names.

A feature brings a `Guide`: its flow, what a finished run concludes, and how its result looks. The
answers of a run lie in the vault; nothing about them is in a session, an address or a log.
"""
