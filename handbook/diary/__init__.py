"""A person's own record of pain: what an entry is, how it is sealed, the one door to its file."""
