"""The question /compare."""
