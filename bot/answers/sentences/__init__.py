"""Points in words: one line a point, by the vocabulary's patterns, the same in every answer."""
