"""Rules that compare the tracker with the one that the last meeting saw."""
