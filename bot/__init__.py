"""Trackside: race facts from news articles, each answer with its receipts."""
