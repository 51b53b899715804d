"""What a committee meeting is told: figures and sentences."""
