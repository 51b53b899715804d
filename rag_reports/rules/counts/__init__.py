"""Rules about the counts and sentences of a report."""
