"""The SQLite file made of the facts: written whole by `build`, read by `store`."""
