"""Faults of our own."""
