"""Committee papers in Word."""
