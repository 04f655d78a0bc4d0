"""What every answer is made of: points, their blocks, citations and words."""
