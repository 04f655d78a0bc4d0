"""The local page: an answer, an article, a story and a person as HTML."""
