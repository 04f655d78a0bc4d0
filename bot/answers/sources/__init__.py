"""The question /sources."""
