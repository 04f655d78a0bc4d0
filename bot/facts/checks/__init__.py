"""Rules that find claims which cannot all be right; the build runs them, and `trackside check` does not."""
