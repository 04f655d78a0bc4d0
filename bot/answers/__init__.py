"""Questions and their answers: one file per question, no formatting."""
