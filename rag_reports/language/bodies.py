"""Names of bodies that are miswritten: "HMCPSi", "College of police"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rag_reports.language.phrases import load_phrases


@dataclass(frozen=True, slots=True)
class Misnaming:
    """A wrong name as its own text has it, and the right one."""

    written: str
    right: str


def find_misnamings(text: str, own: frozenset[str]) -> list[Misnaming]:
    """Each wrong name once; ``own`` are names that are right here, in small letters."""
    found: list[Misnaming] = []
    for letter, beginnings in _wrong_names().items():
        if letter in text:
            for begins, names in beginnings.items():
                if begins in text:
                    matches = ((pattern.search(text), right) for pattern, right in names)
                    found += [Misnaming(match.group(), right) for match, right in matches if match]
    return [one for one in found if one.written != one.right and one.written.lower() not in own]


@cache
def _wrong_names() -> Mapping[str, Mapping[str, list[tuple[re.Pattern[str], str]]]]:
    """The patterns of the wrong names with the right ones, by the first letter and by the first word."""
    names: dict[str, dict[str, list[tuple[re.Pattern[str], str]]]] = {}
    for right, written in load_phrases("bodies").items():
        for wrong in written:
            first = wrong.split()[0]
            names.setdefault(first[0], {}).setdefault(first, []).append((_as_word(wrong), right))
    return names


def _as_word(wrong: str) -> re.Pattern[str]:
    """A pattern for a name: its first word as written, the capitals of the others free."""
    first, _, rest = wrong.partition(" ")
    words = "".join(rf"\s+{re.escape(word)}" for word in rest.split()).replace("'", "['’]")
    ends = r"(?![\w&-])(?!\s+(?:Services|Commissioners)\b)"
    return re.compile(rf"(?<![\w&-]){re.escape(first)}(?i:{words}){ends}")
