"""What may be offered while somebody types."""
