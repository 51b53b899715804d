"""How rules read English: reasons, unfinished work, organisations, placeholders."""
