"""What the articles say, counted point by point."""
