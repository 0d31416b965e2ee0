"""What a worker is asked: only what can still change where this partnership's rules lead. Pure.

Which page a question stands on and in which words is declared; whether it is asked is derived
from the rules, so that an input which a rule begins to look at is asked by itself.
"""
