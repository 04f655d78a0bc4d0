"""The question /search."""
