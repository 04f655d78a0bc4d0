"""What must hold of the articles of a pack: each entry by itself, and whether all is told."""
