"""Every write that matters, one verb a function, one noun a file."""
