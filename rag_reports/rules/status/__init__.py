"""Rules about the status of an item."""
