"""Wagtail's own verbs (publish, move, delete, translate …), the one write path that is not ours, in one transaction each.

`transactions` runs the back office's writing requests whole or not at all, `translations` does the same for what
wagtail-localize puts off, `journal` notes every verb in our journal.
"""
