"""What people type: the words of their questions."""
