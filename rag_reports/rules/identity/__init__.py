"""Rules about which item is which, and the workbook."""
