"""The question /quote."""
