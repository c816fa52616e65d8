"""The search: one engine for any table, alike on SQLite and PostgreSQL. Its page: docs/search.md.

`question` reads what somebody typed, `meaning` gives it synonyms and mends its spelling, `index` finds and orders the
rows, `extracts` shows where the words stand. `indexing` makes the text that the index keeps; `vocabulary` counts its
words; `dialects` says all that in each database's language. `site` is the search over published things.
"""
