"""The command line: each command parses, makes one call and prints once."""

from rag_reports.cli.program import main

__all__ = ["main"]
