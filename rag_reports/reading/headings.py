"""The lines above a table: which is the report's title, its source line, its count sentence, and which are neither."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rag_reports.deadline import Precision, State, read_deadline
from rag_reports.layouts.contents import read_item_type
from rag_reports.layouts.labels import best_field
from rag_reports.layouts.scheme import Scheme
from rag_reports.model import CellRef, Field
from rag_reports.reading import heading_patterns as patterns
from rag_reports.text import squash

_JOINERS = re.compile(r"(?<= )(?:And|Of|Upon|On|The|In)(?= )")
_KNOWN_LABEL = 0.8
_LABELLED_VALUE = 25
"""Characters of a value behind a label such as "Updated:"; a longer one may be a title."""


@dataclass(frozen=True, slots=True)
class Line:
    """A text that stands alone in the sheet, and its cell."""

    text: str
    cell: CellRef
    bold: bool = False


@dataclass(frozen=True)
class Heading:
    """What the lines above a table say of its report; "" and None where they do not say it."""

    title: str = ""
    published: dt.date | None = None
    precision: str = ""
    published_text: str = ""
    scope: str = ""
    inspectorates: tuple[str, ...] = ()
    source: str = ""
    intro: str = ""
    grade: str = ""
    response_published: dt.date | None = None
    response_text: str = ""
    owner: str = ""
    cells: Mapping[str, CellRef] = field(default_factory=dict)

    @property
    def tells_of_report(self) -> bool:
        """Whether a source line or a count sentence stands among the lines."""
        return bool(self.source or self.intro or self.published)


def read_publication(text: str) -> tuple[dt.date | None, str]:
    """A publication date and its precision ("day", "month") from a date's text; (None, "") where it cannot be read."""
    deadline = read_deadline(squash(text)) if len(text) <= 60 else None
    if deadline is None or deadline.state is not State.DATED:
        return None, ""
    first = deadline.dates[0]
    return (first.date, first.precision.value) if first.precision in (Precision.DAY, Precision.MONTH) else (None, "")


def read_scope(text: str) -> str:
    """ "joint", "national" or "force" where a text says so, else ""."""
    return next((scope for pattern, scope in patterns.SCOPES if pattern.search(text)), "")


def read_inspectorates(text: str) -> tuple[str, ...]:
    """The bodies named in "HMICFRS and HMCPSI", in order, as typed."""
    names = [squash(name).strip(" .,-()") for name in patterns.SPLIT_NAMES.split(text)]
    return tuple(name for name in names if 1 < len(name) <= 60)


def read_heading(lines: Sequence[Line], scheme: Scheme, *, banner: bool = False) -> Heading:
    """Sort the lines above a table, from top to bottom; ``banner`` where they open the sheet."""
    facts: dict[str, object] = {}
    cells: dict[str, CellRef] = {}
    titles: list[tuple[int, Line]] = []
    sources: list[int] = []
    for position, line in enumerate(piece for whole in lines for piece in _pieces(whole)):
        _sort_line(position, line, scheme, facts, cells, titles, sources)
    title = _choose_title(titles, sources, banner=banner)
    if title is not None:
        cells["title"] = title.cell
        facts["title"] = facts.get("title") or _plain_title(title.text)
    facts.setdefault("title", "")
    return Heading(**facts, cells=cells)  # type: ignore[arg-type]


def find_force(lines: Sequence[Line]) -> str:
    """The force, service or council that the lines above the first table name, "" for none."""
    names = (patterns.FORCE_NAME.match(piece.text) for line in lines for piece in _pieces(line))
    found = next((squash(match["name"]) for match in names if match), "")
    return _JOINERS.sub(lambda word: word[0].lower(), found.title()) if found.isupper() else found


def _pieces(line: Line) -> list[Line]:
    """A cell of several lines, or a title with its source line behind it, as lines of their own."""
    pieces = [squash(piece) for piece in line.text.split("\n") if squash(piece)]
    found: list[Line] = []
    for piece in pieces:
        dated = None if _tells_report(piece) else patterns.TITLE_DATE.match(piece)
        if dated and len(piece) < 200 and not patterns.NO_TITLE.match(dated["title"]):
            found += [
                Line(dated["title"], line.cell, line.bold),
                Line(f"Published {dated['date'] or dated['behind']}", line.cell, line.bold),
            ]
            continue
        inline = patterns.INLINE_SOURCE.match(piece) if len(piece) < 200 else None
        if (
            inline
            and not patterns.NO_TITLE.match(inline["title"])
            and not patterns.SOURCE.search(inline["title"])
            and not _is_labelled(piece)
        ):
            found += [
                Line(inline["title"].strip(), line.cell, line.bold),
                Line(inline["source"].strip(), line.cell, line.bold),
            ]
        else:
            found.append(Line(piece, line.cell, line.bold))
    return found


def _is_labelled(text: str) -> bool:
    """Whether a line gives a fact behind a label that we know ("Publication: HMICFRS, published May 2024")."""
    labelled = patterns.LABELLED.match(text)
    return labelled is not None and best_field(labelled["label"])[1] >= _KNOWN_LABEL


def _sort_line(
    position: int,
    line: Line,
    scheme: Scheme,
    facts: dict[str, object],
    cells: dict[str, CellRef],
    titles: list[tuple[int, Line]],
    sources: list[int],
) -> None:
    text = line.text
    if scheme.read(text).status is not None and len(text) < 120 and not patterns.TITLE_WORDS.search(text):
        return
    named = patterns.NAMED.match(text)
    if named and len(text) < 200 and not patterns.INTRO.search(text):
        facts.setdefault("title", squash(named["rest"]))
        cells.setdefault("title", line.cell)
        return
    labelled = patterns.LABELLED.match(text)
    if labelled and _take_labelled(labelled["label"], labelled["rest"], line, facts, cells, sources, position):
        return
    intro = patterns.INTRO.search(text) is not None and len(text) > 25
    if patterns.BODY_AND_DATE.match(text) and len(text) < 80:
        text = f"Published by {text}"
    elif not facts.get("published") and (
        patterns.ONLY_DATE.match(text) or (not patterns.SOURCE.search(text) and _tells_report(text))
    ):
        text = f"Published {text}"
    source = (
        (patterns.SOURCE.search(text) or patterns.PUBLISHED.search(text)) is not None
        and (patterns.FIND_DATE.search(text) is not None or patterns.BY.search(text) is not None)
        and len(text) <= 600
        and (not intro or patterns.PUBLISHED.search(text) is not None)
    )
    if source and (facts.get("source") or "") == "":
        _take_source(text, line, facts, cells)
        sources.append(position)
    elif source and not facts.get("published"):
        _take_source(text, line, facts, cells)
    if intro and not facts.get("intro"):
        facts["intro"] = patterns.SUMMARY_PREFIX.sub("", text)
        cells["intro"] = line.cell
    if not source and not intro:
        titles.append((position, line))


def _tells_report(text: str) -> bool:
    """Whether a line such as "National report - HMICFRS - 14 November 2024" is a source line and no title."""
    return patterns.REPORT_AND_DATE.match(text) is not None and len(text) <= 90 and ":" not in text


def _take_source(text: str, line: Line, facts: dict[str, object], cells: dict[str, CellRef]) -> None:
    facts["source"] = squash(f"{facts.get('source', '')} {text}")
    cells.setdefault("source", line.cell)
    facts["scope"] = facts.get("scope") or read_scope(text)
    by = patterns.BY.search(text)
    if by and not facts.get("inspectorates"):
        facts["inspectorates"] = read_inspectorates(by["who"])
    _take_published(patterns.PUBLISHED.search(text), line, facts, cells)


def _take_published(
    match: re.Match[str] | None, line: Line, facts: dict[str, object], cells: dict[str, CellRef]
) -> None:
    if match is None or facts.get("published"):
        return
    date, precision = read_publication(match["date"])
    if date is not None:
        facts.update(published=date, precision=precision, published_text=match["date"])
        cells["published"] = line.cell


def _take_labelled(
    label: str,
    rest: str,
    line: Line,
    facts: dict[str, object],
    cells: dict[str, CellRef],
    sources: list[int],
    position: int,
) -> bool:
    """A line such as "Published: March 2018"; whether the label is one that we know."""
    name, score = best_field(label)
    if name is None or score < _KNOWN_LABEL:
        return False
    if name in (Field.PUBLISHED, Field.RESPONSE_PUBLISHED):
        found = patterns.FIND_DATE.search(rest)
        date, precision = read_publication(found[0]) if found else (None, "")
        if name is Field.RESPONSE_PUBLISHED:
            facts.update(response_published=date, response_text=squash(rest))
            cells["response_published"] = line.cell
        elif date is not None:
            facts.update(published=date, precision=precision, published_text=rest)
            cells["published"] = line.cell
            sources.append(position)
        return True
    short = len(rest) <= _LABELLED_VALUE or patterns.FIND_DATE.search(rest) is not None
    if name in (Field.UPDATED, Field.DUE, Field.COMMENT, Field.STATUS) and short:
        return True
    simple = {Field.SCOPE: "scope", Field.GRADE: "grade", Field.OWNER: "owner"}
    if name in simple:
        facts[simple[name]] = read_scope(rest) if name is Field.SCOPE else rest
        return True
    if name is Field.INSPECTORATES:
        facts["inspectorates"] = read_inspectorates(rest)
        return True
    return False


def _choose_title(titles: Sequence[tuple[int, Line]], sources: Sequence[int], *, banner: bool) -> Line | None:
    """The title: the line right above the source line, else the last that reads as one."""
    likely = [(position, line) for position, line in titles if _may_be_title(line.text)]
    if not likely:
        likely = [(position, line) for position, line in titles if _may_stand_for_title(line.text)]
    if not likely:
        return None
    if sources:
        above = [line for position, line in likely if position < sources[0]]
        if above:
            return above[-1]
        return likely[0][1]
    telling = [line for _, line in likely if patterns.TITLE_WORDS.search(line.text)]
    return (telling or [line for _, line in likely])[-1]


def _may_be_title(text: str) -> bool:
    if not 3 < len(text) <= 200 or (text.endswith(".") and len(text) > 80):
        return False
    if read_item_type(text) is not None or patterns.FULL_DATE.search(text):
        return False
    if patterns.BANNER.search(text) or patterns.FIND_DATE.fullmatch(text):
        return False
    name = patterns.FORCE_NAME.match(text)
    return not (name and len(name["name"]) >= len(text) - 2)


def _may_stand_for_title(text: str) -> bool:
    """Whether a line that reads like a banner may name the report for want of a better one."""
    name = patterns.FORCE_NAME.match(text)
    plain = not patterns.FIND_DATE.search(text) and read_item_type(text) is None
    return (
        3 < len(text) <= 160 and not text.endswith(".") and plain and not (name and len(name["name"]) >= len(text) - 2)
    )


def _plain_title(text: str) -> str:
    """The title without the quotation marks or bullet around it."""
    stripped = patterns.TITLE_PREFIX.sub("", squash(text).strip("\"“”' "))
    return re.sub(r"^(?:[•*▪]|\(?\d{1,2}[.)])\s+", "", stripped)
