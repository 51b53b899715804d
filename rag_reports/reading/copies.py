"""Sheets that hold the same items twice, and hidden ones: what is left out, and what the user must be told."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from rag_reports.layouts.grid import Grid
from rag_reports.layouts.profile import LayoutProfile
from rag_reports.model import Field
from rag_reports.reading.sections import Section
from rag_reports.text import fold, plural

_SHORTEST = 20
"""Characters of a text that is long enough to be known again."""
_FEWEST = 3
"""Items in common below which two visible sheets are not called copies: national recommendations recur."""
_TRACKER_LABELS = 0.7


def leave_out_copies(sections: Sequence[Section]) -> tuple[list[Section], list[str]]:
    """The sections without hidden copies of other sheets, and a sentence for each copy and each hidden sheet."""
    if len({section.table.grid.name for section in sections}) < 2:
        return list(sections), []
    texts: dict[str, set[str]] = {}
    counts: dict[str, int] = {}
    hidden: set[str] = set()
    for section in sections:
        grid = section.table.grid
        texts.setdefault(grid.name, set()).update(_texts(section))
        counts[grid.name] = counts.get(grid.name, 0) + len(section.drafts)
        if grid.state != "visible":
            hidden.add(grid.name)
    shown = [name for name in texts if name not in hidden and texts[name]]
    left_out: set[str] = set()
    told: list[str] = []
    for name in texts:
        if name not in hidden or not counts[name] or not shown:
            continue
        twin = next((other for other in shown if _same(texts[name], texts[other])), None)
        if twin is not None:
            left_out.add(name)
            told.append(
                f'The hidden sheet "{name}" repeats items of "{twin}" and was left out. Name both under sheets in a '
                "layout file to read both."
            )
        else:
            told.append(
                f'The hidden sheet "{name}" holds {plural(counts[name], "item")}, which count. Name the other sheets '
                "under sheets in a layout file to leave it out."
            )
    for one, other in combinations(shown, 2):
        common = texts[one] & texts[other]
        if len(common) >= _FEWEST and _same(texts[one], texts[other]):
            told.append(
                f'The sheets "{one}" and "{other}" hold {plural(len(common), "item")} in common, and both count. Name '
                "the current one under sheets in a layout file."
            )
    return [section for section in sections if section.table.grid.name not in left_out], told


def tell_sheets_like_read(
    sections: Sequence[Section], grids: Iterable[Grid], profile: LayoutProfile | None
) -> list[str]:
    """A sentence for each sheet with the labels of a tracker of this workbook, from which no item was read."""
    only = profile.sheets if profile else ()
    known = {_labels(section) for section in sections if section.drafts}
    read = {section.table.grid.name for section in sections if section.drafts}
    told: list[str] = []
    for grid in grids:
        if grid.name in read:
            continue
        for row in grid.text_rows[:40]:
            found = {fold(text) for _, text in grid.texts(row)}
            alike = any(len(found & labels) >= max(_TRACKER_LABELS * len(labels), _FEWEST) for labels in known)
            if alike and grid.used_rows(row + 1, grid.last_row):
                why = (
                    "was not read: the layout names other sheets"
                    if only and grid.name not in only
                    else f"has the labels of a tracker in row {row}, but no item was read from it"
                )
                told.append(f'The sheet "{grid.name}" {why}.')
                break
    return told


def _labels(section: Section) -> frozenset[str]:
    return frozenset(fold(labels[0]) for labels in section.table.header.labels.values() if labels and labels[0])


def _texts(section: Section) -> Iterable[str]:
    column = section.table.columns[Field.TEXT]
    for draft in section.drafts:
        text = fold(section.table.grid.at(draft.row, column).text)
        if len(text) >= _SHORTEST:
            yield text


def _same(texts: set[str], others: set[str]) -> bool:
    """Whether half of the smaller of two sheets stands in the other too."""
    return bool(texts) and bool(others) and len(texts & others) * 2 >= min(len(texts), len(others))
