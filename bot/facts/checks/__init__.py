"""Rules that find claims which cannot all be right; the build runs all, `trackside check` those of one standing."""
