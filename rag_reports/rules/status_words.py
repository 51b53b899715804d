"""The words that a tracker uses for its statuses, and how each is usually written there."""

import re
from collections import Counter
from collections.abc import Mapping

from rag_reports.model import Status, Tracker
from rag_reports.text import closest, fold, squash


class StatusWords:
    """The scheme of one tracker; built once for a check, as it counts every status cell."""

    def __init__(self, tracker: Tracker) -> None:
        self._statuses: Mapping[str, Status] = tracker.layout.statuses
        self._respelt: dict[tuple[str, str], str | None] = {}
        self._key = {fold(entry.word): squash(entry.word) for entry in tracker.key if entry.status}
        self._key_by_status = {entry.status: squash(entry.word) for entry in reversed(tracker.key) if entry.status}
        printed = Counter(
            squash(item.status_text) for _, item in tracker.items if fold(item.status_text) in self._statuses
        )
        self._usual: dict[str, str] = {}
        for word, _ in sorted(printed.items(), key=lambda pair: (-pair[1], pair[0] not in self._key.values())):
            self._usual.setdefault(fold(word), word)
        self._commonest = {
            self._statuses[folded]: word for folded, word in reversed(self._usual.items())
        }  # later entries win, and the commonest words come first in _usual
        self._writes_title_case = sum(printed[word] for word in printed if word.istitle()) * 2 > printed.total()

    def allowed(self) -> list[str]:
        """The words that may stand in a status cell: the key's, else those in use, else the five statuses."""
        return list(self._key.values() or self._usual.values()) or [status.value for status in Status]

    def usual(self, word: str) -> str:
        """A known word as it is mostly written here, else as the key has it, else in the style of the others."""
        folded = fold(word)
        return self._usual.get(folded) or self._key.get(folded) or self._styled(folded)

    def intended(self, word: str) -> str | None:
        """The word in use, in the key or of a colour that an unknown one must be; None where known or none is near."""
        if fold(word) in self._statuses:
            return None
        colours = [status.value.lower() for status in Status if status.value.lower() in self._statuses]
        near = closest(word, {*self._key, *self._usual, *colours})
        return self.usual(near) if near else None

    def respelt(self, printed: str, word: str) -> str | None:
        """A cell's text with its status word spelt as usual; None where the word is not in the scheme."""
        if (printed, word) not in self._respelt:
            self._respelt[printed, word] = self._respell(printed, squash(word))
        return self._respelt[printed, word]

    def _respell(self, printed: str, word: str) -> str | None:
        right = self.intended(word)
        if right is None:
            if fold(word) not in self._statuses:
                return None
            right = self.usual(word)
        lines = [squash(line) for line in printed.split("\n")]
        text = "\n".join(line for line in lines if line)
        return re.sub(re.escape(word).replace(r"\ ", r"\s+"), lambda _: right, text, count=1)

    def word_for(self, status: Status) -> str:
        """The word to write for a status: the commonest in use, else the key's, else the status itself."""
        return self._commonest.get(status) or self._key_by_status.get(status) or self._styled(status.value)

    def _styled(self, word: str) -> str:
        return word.title() if self._writes_title_case else word.upper()
