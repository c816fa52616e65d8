"""Who may do what: one declared table, and a walk through every address as everybody."""
