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
    if not _any_name().search(text):
        return []
    found: list[Misnaming] = []
    for begins, names in _wrong_names().items():
        if begins in text:
            matches = ((pattern.search(text), right) for pattern, right in names)
            found += [Misnaming(match.group(), right) for match, right in matches if match]
    return [one for one in found if one.written != one.right and one.written.lower() not in own]


@cache
def _any_name() -> re.Pattern[str]:
    """Finds every wrong name, and more; quick, as each begins with a letter that is sure."""
    return re.compile("|".join(_letters(wrong) for written in load_phrases("bodies").values() for wrong in written))


@cache
def _wrong_names() -> Mapping[str, list[tuple[re.Pattern[str], str]]]:
    """The patterns of the wrong names with the right ones, by the first word."""
    names: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for right, written in load_phrases("bodies").items():
        for wrong in written:
            names.setdefault(wrong.split()[0], []).append((_as_word(wrong), right))
    return names


def _letters(wrong: str) -> str:
    """A pattern for a name: its first word as written, the capitals of the others free."""
    first, _, rest = wrong.partition(" ")
    words = "".join(rf"\s+{re.escape(word)}" for word in rest.split()).replace("'", "['’]")
    return f"{re.escape(first)}(?i:{words})" if rest else re.escape(first)


def _as_word(wrong: str) -> re.Pattern[str]:
    """A pattern for a name that stands as a word of its own."""
    return re.compile(rf"(?<![\w&-]){_letters(wrong)}(?![\w&-])(?!\s+(?:Services|Commissioners)\b)")
