"""Values as people write them, read in prose."""
