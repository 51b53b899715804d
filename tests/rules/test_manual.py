"""The manual: one rule explained, all of them in docs/rules.md."""

from pathlib import Path

import pytest

from rag_reports.errors import UsageError
from rag_reports.rules import build_rules_page, explain_rule, load_rules

ROOT = Path(__file__).parents[2]


def test_a_rule_is_explained_by_code_and_by_name() -> None:
    page = explain_rule("rag101")
    assert page == explain_rule("red-without-rationale")
    assert page.startswith("RAG101 red-without-rationale (error)\n\nRED, and no reason is given for it.\n\nWhy:\n")
    assert "  Number | Status  | Comment\n  1      | RED     | 120 of the 200 response officers" in page


def test_the_page_says_which_rules_can_mend_a_cell() -> None:
    fixing = [line.split("]")[0].removeprefix("| [") for line in build_rules_page().split("\n") if "| yes |" in line]
    assert fixing == ["RAG105", "RAG115", "RAG116", "RAG303", "RAG407", "RAG601", "RAG602", "RAG707"]


def test_an_unknown_rule_names_what_is_near() -> None:
    with pytest.raises(UsageError, match=r"Did you mean .*RAG101 red-without-rationale"):
        explain_rule("red-without-reason")


def test_the_page_has_every_rule_with_its_tables() -> None:
    page = build_rules_page()
    for rule in load_rules():
        assert f"\n### {rule.code} {rule.name}\n" in page
    assert "| 1 | AMBER | December 2018 | The new policy is in force. |" in page


def test_docs_rules_md_is_fresh() -> None:
    written = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert written == build_rules_page(), "make it afresh: python -m rag_reports.rules docs/rules.md"
