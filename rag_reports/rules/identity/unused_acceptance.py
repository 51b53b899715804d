"""A line of the sheet *Accepted findings* accepts nothing.

Why:
A line on the sheet *Accepted findings* takes a finding out of the way of a paper, on somebody's word and until a day. A
line with no reason or no name, or whose day is past, accepts nothing, though it looks as if it did. One that nothing
answers to any more would quietly accept the next fault at that item. A line whose rule did not run is left alone.

Flagged:
Item 4 is RED with no reason given, and the check is made as at 31 January 2019.

Rule | Report | Number | Reason | Accepted by | Until
RAG101 | Roads policing in Northshire | 4 | The board has been told. | Deputy chief constable | 30 January 2019
RAG101 | Roads policing in Northshire | 4 | | Deputy chief constable | 30 June 2019
RAG101 | Roads policing in Northshire | 4 | The board has been told. | | 30 June 2019
RAG101 | Roads policing in Northshire | 4 | The board has been told. | Deputy chief constable | next review
RAG101 | Roads policing in Northshire | 5 | The board has been told. | Deputy chief constable | 30 June 2019
RAG101 | Roads policing in Southshire | 4 | The board has been told. | Deputy chief constable | 30 June 2019
RAG999 | Roads policing in Northshire | 4 | The board has been told. | Deputy chief constable | 30 June 2019
RAG000 | | | The board has been told. | Deputy chief constable | 30 June 2019

Accepted:

Rule | Report | Number | Reason | Accepted by | Until
RAG101 | Roads policing in Northshire | 4 | The board has been told. | Deputy chief constable | 30 June 2019
RAG101 | Roads policing | 4 | The board has been told. | Deputy chief constable | 31 January 2019
rag101 | | | The board has been told. | Deputy chief constable | end of June 2019
red-without-rationale | Roads policing in Northshire | | The board has been told. | Head of Crime | 30/06/2019

Options:
None.

How to fix:
Fill in what the line lacks, write a later day after a fresh look at the finding, or delete the line.
"""

from collections.abc import Iterator

from rag_reports.model import Findings, Severity
from rag_reports.rules.acceptance import WATCHER, AcceptedFindings, Fault, describe_reach, reaches_of
from rag_reports.rules.problem import Check, Problem

CODE = WATCHER
NAME = "unused-acceptance"
SEVERITY = Severity.WARNING


def check_findings(findings: Findings, check: Check) -> Iterator[Problem]:
    """At the line's rule cell."""
    lines = check.tracker.acceptances
    if not lines:
        return
    accepted = AcceptedFindings(check.tracker, check.as_at)
    covered = {reach for finding in findings.findings for reach in reaches_of(finding)}
    for line in lines:
        reach = accepted.reach(line)
        if isinstance(reach, Fault):
            yield Problem(line.cell, f"{reach.seen}. {reach.remedy}")
        elif reach.code in findings.ran and reach not in covered:
            where = describe_reach(line.report, line.number)
            yield Problem(line.cell, f"{reach.code} finds nothing {where}. Delete the line.")
