"""What an article's file says, sentence by sentence, and which words of the text show it."""
