"""Reads that more than one screen shares, one subject a file."""
