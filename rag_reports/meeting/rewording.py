"""Where two wordings of one recommendation part."""

from difflib import SequenceMatcher

from rag_reports.text import words


def first_difference(before: str, after: str) -> tuple[str, str, int]:
    """The first words that differ in two texts whose words differ, each with the word before them; "" of a blank.

    The number is how many more places differ.
    """
    old, new = words(before), words(after)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    (_, i1, i2, j1, j2), *others = (step for step in steps if step[0] != "equal")
    return _with_neighbours(old, i1, i2), _with_neighbours(new, j1, j2), len(others)


def _with_neighbours(said: list[str], first: int, last: int) -> str:
    return " ".join(said[max(0, first - 1) : max(last, first + 1)])
