"""The question /recap."""
