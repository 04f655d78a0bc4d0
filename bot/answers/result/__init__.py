"""The question /result."""
