"""The SQLite file: its schema, how it is written, and what is asked of it."""
