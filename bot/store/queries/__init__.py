"""SQL statements, each with the function that turns its rows into objects."""
