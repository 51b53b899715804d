"""How a force lays out its workbook: profiles, and inference with its evidence."""
