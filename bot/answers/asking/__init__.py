"""Free text: what people type, read into a question and its values."""
