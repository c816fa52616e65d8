"""Brings an old WordPress site in, from its own export file (WXR 1.0 to 1.2)."""
