"""``python -m rag_reports`` is ``rag-reports``."""

from rag_reports.cli import main

main()
