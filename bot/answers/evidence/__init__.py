"""The evidence itself: a race, an article and a person, with what stands on their words."""
