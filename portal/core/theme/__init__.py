"""Colours: our own tokens, whether a pair can be read, and a partnership's colours. Pure.

Only `validation` knows Django: it turns a verdict into words for an editor.
"""
