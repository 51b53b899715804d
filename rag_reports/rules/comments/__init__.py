"""Rules about the comments."""
