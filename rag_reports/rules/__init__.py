"""The rules that a tracker is checked against; one file for each rule."""
