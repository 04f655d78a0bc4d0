"""Answers as a place shows them: pure functions, no queries."""
