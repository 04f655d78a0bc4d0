"""The evidence itself: an article as it was supplied, with what stands on its words."""
