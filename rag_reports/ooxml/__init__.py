"""The workbook package, read part by part: limits, relationships, styles, strings and sheets of cells."""
