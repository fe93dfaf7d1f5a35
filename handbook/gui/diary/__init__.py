"""The pain diary: one question, one press to answer it, and the list of what was kept."""
