"""Rules about due dates."""
