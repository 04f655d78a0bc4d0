"""The rules that find what cannot be right, by what they are about, and the book of facts that they read."""
