"""Answers for Discord."""
