"""Rules about who leads an item."""
