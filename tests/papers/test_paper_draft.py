"""A final paper is refused while errors stand."""

from dataclasses import replace

import pytest

from rag_reports.cli.exits import Outcome, explain
from rag_reports.errors import FinalRefusedError, RagReportsError
from rag_reports.model import Column, Field, Finding, Severity, SkippedRule
from rag_reports.papers import build_appendix, check_final
from tests.papers.paper_trackers import AS_AT, make_findings, make_item, make_report, make_tracker


def test_a_final_paper_is_refused_with_the_rules_that_stand_against_it() -> None:
    with pytest.raises(FinalRefusedError) as caught:
        check_final(make_findings(make_tracker(), 2, warnings=1, accepted=1))
    assert str(caught.value) == (
        "tracker.xlsx: 2 errors still stand (RAG101 2 times). Correct or accept them, or make the draft without --final"
    )


def test_warnings_and_accepted_errors_do_not_stand_in_the_way() -> None:
    check_final(make_findings(make_tracker(), 0, warnings=4, accepted=3))


def test_a_paper_is_a_draft_and_never_final_where_no_item_has_a_status() -> None:
    tracker = make_tracker(make_report(make_item(status=None), make_item("2", status=None, word="40%")))
    findings = make_findings(tracker, 0)
    notice = "DRAFT: the statuses have not been checked, since no status column of the tracker states them."
    assert build_appendix(tracker, as_at=AS_AT, findings=findings).notice == notice
    with pytest.raises(FinalRefusedError) as caught:
        check_final(findings)
    assert str(caught.value) == (
        "tracker.xlsx: no status column states the statuses, so the rules on them could not run. "
        'Give the tracker a column headed "Status" that says how each item stands'
    )


def test_one_status_among_the_items_is_enough() -> None:
    tracker = make_tracker(make_report(make_item(), make_item("2", status=None)))
    check_final(make_findings(tracker, 0))
    assert build_appendix(tracker, as_at=AS_AT, findings=make_findings(tracker, 0)).notice == ""


def test_a_rule_that_failed_stops_a_final_paper_as_our_own_fault_and_not_as_a_finding() -> None:
    crash = Finding("RAG000", "rule-crashed", Severity.ERROR, "why")
    findings = make_findings(make_tracker(), 1)
    with pytest.raises(RagReportsError) as caught:
        check_final(replace(findings, findings=(*findings.findings, crash)))
    assert explain(caught.value) is Outcome.FAILED


def test_statuses_that_no_rule_could_check_make_a_draft() -> None:
    """Such as those that only per cents tell."""
    tracker = make_tracker(make_report(make_item()))
    findings = replace(make_findings(tracker, 0), skipped=(SkippedRule("RAG101", "The tracker has no status column."),))
    assert build_appendix(tracker, as_at=AS_AT, findings=findings).notice.startswith("DRAFT: the statuses")
    with pytest.raises(FinalRefusedError, match="no status column"):
        check_final(findings)
    column = Column(Field.STATUS, "Tracker", 3, "Status", "its label")
    stated = replace(findings, tracker=replace(tracker, layout=replace(tracker.layout, columns=(column,))))
    check_final(stated)
    assert build_appendix(tracker, as_at=AS_AT, findings=stated).notice == ""
