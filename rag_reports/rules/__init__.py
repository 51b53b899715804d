"""The rules that a tracker is checked against; one file for each rule."""

from rag_reports.rules.checker import check_tracker
from rag_reports.rules.manual import build_rules_page, explain_rule
from rag_reports.rules.registry import Rule, load_rules

__all__ = ["Rule", "build_rules_page", "check_tracker", "explain_rule", "load_rules"]
