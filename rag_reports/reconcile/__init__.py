"""The tracker against the inspectorate's own list."""
