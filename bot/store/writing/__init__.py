"""A pack becomes a database."""
