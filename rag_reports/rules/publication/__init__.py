"""Rules about what is published."""
