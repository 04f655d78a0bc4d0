"""Curated files, checked facts, and the SQLite file made of them."""
