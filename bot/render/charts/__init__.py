"""Pictures of an answer: SVG by hand, with a data table and words for whoever cannot see them; PNG by a library."""
