"""What cannot be done to a tracker, by name: where, what was seen, and one remedy."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """A change or fix that is refused before anything is written."""

    where: str
    seen: str
    remedy: str

    def __str__(self) -> str:
        """One line, as an error says it."""
        return f"{self.where}: {self.seen}. {self.remedy}"


class RefusedError(Exception):
    """Carries a refusal from where it is found to where refusals are gathered."""

    def __init__(self, where: str, seen: str, remedy: str) -> None:
        self.refusal = Refusal(where, seen, remedy)
        super().__init__(str(self.refusal))
