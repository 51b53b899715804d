"""What a check found."""

import datetime as dt
from dataclasses import dataclass

from rag_reports.model.cells import CellRef
from rag_reports.model.edits import Fix
from rag_reports.model.tracker import Acceptance, Tracker
from rag_reports.model.words import Severity
from rag_reports.text import sentences


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in the tracker: ``message`` says what stands there and what is wrong, then one remedy.

    ``acceptance`` is the line of the tracker's sheet of accepted findings that covers an accepted one.
    """

    code: str
    name: str
    severity: Severity
    message: str
    cell: CellRef | None = None
    report: str = ""
    number: str = ""
    fix: Fix | None = None
    accepted: bool = False
    acceptance: Acceptance | None = None

    @property
    def fault(self) -> str:
        """What stands there and what is wrong with it: the message without its last sentence."""
        return self.message[: -len(self.remedy)].rstrip() if self.remedy else self.message

    @property
    def remedy(self) -> str:
        """What to do: the message's last sentence, "" where it has but one."""
        said = sentences(self.message)
        return said[-1] if len(said) > 1 and self.message.endswith(said[-1]) else ""

    @property
    def fixable(self) -> bool:
        """Whether a safe cell edit is offered."""
        return self.fix is not None


@dataclass(frozen=True, slots=True)
class SkippedRule:
    """A rule that could not run on this tracker, and why."""

    code: str
    why: str


@dataclass(frozen=True)
class Findings:
    """The result of a check: findings in the order of the workbook's cells, and the rules that were skipped.

    ``ran`` are the codes of the rules that ran, those that found nothing included.
    ``crashed`` is true where a rule failed by our own fault (RAG000).
    """

    tracker: Tracker
    as_at: dt.date
    findings: tuple[Finding, ...]
    skipped: tuple[SkippedRule, ...] = ()
    ran: frozenset[str] = frozenset()

    @property
    def crashed(self) -> bool:
        """Whether a rule failed by our own fault."""
        return any(finding.code == "RAG000" for finding in self.findings)
