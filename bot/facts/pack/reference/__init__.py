"""What the articles of a pack may refer to: its vocabulary and its registers."""
