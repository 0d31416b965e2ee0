"""Time as people in England live it: London's clock, working days, opening hours. Pure.

Nothing here reads a clock, a database or a setting: the moment is always an argument, aware,
in any zone. Nothing here has words for readers either, only codes; faults that an editor may
see carry a template that the caller translates.
"""
