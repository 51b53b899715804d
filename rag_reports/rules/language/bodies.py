"""Names of bodies that are miswritten: "HMCPSi", "College of police"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from rag_reports.rules.language.phrases import load_phrases


@dataclass(frozen=True, slots=True)
class Misnaming:
    """A wrong name as its own text has it, and the right one."""

    written: str
    right: str


class BodyNames:
    """Finds the wrong names in texts, of which only those are sought in each that stand in any."""

    def __init__(self, texts: Iterable[str], own: Iterable[str]) -> None:
        whole = "\n".join(texts)
        self._any_case, self._exact = whole.lower(), whole
        kept = {name.lower() for name in own}
        self._sought = [
            (_as_word(wrong), right)
            for wrong, right in _wrong_names().items()
            if self._stands(wrong) and wrong.lower() not in kept
        ]

    def _stands(self, wrong: str) -> bool:
        return wrong.lower() in self._any_case if " " in wrong else wrong in self._exact

    def find(self, text: str) -> Iterator[Misnaming]:
        """Each wrong name once."""
        for pattern, right in self._sought:
            match = pattern.search(text)
            if match and match.group() != right:
                yield Misnaming(match.group(), right)


def _as_word(wrong: str) -> re.Pattern[str]:
    words = re.escape(wrong.strip()).replace(r"\ ", r"\s+").replace("'", "['’]")
    ends = r"(?![\w&-])(?!\s+(?:Services|Commissioners)\b)"
    return re.compile(rf"(?<![\w&-]){words}{ends}", re.I if " " in wrong else re.NOFLAG)


@cache
def _wrong_names() -> Mapping[str, str]:
    return {wrong: right for right, written in load_phrases("bodies").items() for wrong in written}
