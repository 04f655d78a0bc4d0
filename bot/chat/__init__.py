"""Where people ask: the only code that knows a platform."""
