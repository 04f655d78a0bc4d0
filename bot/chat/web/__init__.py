"""The local page: a chat in the browser, and the evidence behind its answers."""
