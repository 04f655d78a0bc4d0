"""Curated files, read, checked and compared: no database, no platform."""
