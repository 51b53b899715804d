"""What is wrong in a Word file that is to be published."""

from dataclasses import dataclass

from rag_reports.model.words import Severity


@dataclass(frozen=True, slots=True)
class DocumentFault:
    """A point that is missed: what is wrong, what to do in Word, how often, and the first places in words."""

    point: str
    severity: Severity
    fault: str
    remedy: str
    count: int
    places: tuple[str, ...]

    @property
    def message(self) -> str:
        """What is wrong and what to do, in two sentences."""
        return f"{self.fault}. {self.remedy}."
