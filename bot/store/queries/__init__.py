"""SQL statements, each beside the function that turns its rows into objects."""
