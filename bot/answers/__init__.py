"""Questions and their answers: a file or folder for each question, no formatting."""
