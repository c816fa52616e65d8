"""Whole anonymous GETs, answered before session, sign-in and database: docs/page-cache.md says when an answer is kept.

`key` decides what passes by and names the rest, `entry` is one kept answer, `stores` keep entries in files or Redis,
`generation` ends them all at each public change, `instants` says until when they are true, `middleware` is the order of it.
"""
