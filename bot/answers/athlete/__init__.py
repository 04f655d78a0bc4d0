"""The question /athlete."""
