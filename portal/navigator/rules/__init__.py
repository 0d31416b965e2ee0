"""Where a worry is taken: answers in, ordered steps out. Pure.

Nothing here reads a clock, a database or a setting, and nothing here knows a partnership: steps,
rules, meetings and their words are data that a pack carries. Any answers, complete or not, give
one ordered list of steps.
"""
