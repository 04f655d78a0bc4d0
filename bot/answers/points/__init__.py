"""What every answer is made of: points and findings in words, tallies, citations, and the races and people meant."""
