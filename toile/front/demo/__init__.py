"""The demonstration content: the network's public facts, and a fictional season relative to the day of loading.

Words stand in `content/` (YAML, one file a page). Loading calls actions with a given clock; it can be stopped and
started again: each thing has a fixed identifier, and what is there already is left alone.
"""
