"""A pack's files: read, located, checked."""
