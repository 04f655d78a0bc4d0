"""What cannot be right."""
