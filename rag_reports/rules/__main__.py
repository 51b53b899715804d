"""Writes the manual page of every rule: ``python -m rag_reports.rules docs/rules.md``."""

import sys
from pathlib import Path

from rag_reports.rules.manual import build_rules_page

if __name__ == "__main__":
    Path(sys.argv[1]).write_text(build_rules_page(), encoding="utf-8", newline="\n")
