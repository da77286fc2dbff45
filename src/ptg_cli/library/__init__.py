"""Reads `prompts/` and the person's own guides into model values, and says exactly what is wrong with a bad file."""
