"""The inspection reports that the sections of a workbook make up."""

import datetime as dt
from collections.abc import Iterable, Mapping

from rag_reports.layouts.scheme import Scheme
from rag_reports.model import CellRef, Field, InspectionReport, Recommendation, Status
from rag_reports.reading import heading_patterns as patterns
from rag_reports.reading.headings import (
    read_inspectorates,
    read_publication,
    read_scope,
)
from rag_reports.reading.items import ItemMaker
from rag_reports.reading.lookups import ListedReport
from rag_reports.reading.report_list import ReportHeading, ReportLine, ReportList
from rag_reports.reading.sections import Section
from rag_reports.text import fold, read_number, squash

_CELLS = {
    ReportHeading.PUBLISHED: "published",
    ReportHeading.RESPONSE: "response_published",
    ReportHeading.SENTENCE: "intro",
    ReportHeading.SOURCE: "source",
}
_TOLD_BY_COLUMNS = ("published", "scope", "inspectorates", "grade", "response_published")


class _ReportBuilder:
    """A report while its items are gathered; sections of the same title join."""

    def __init__(self, title: str, sheet: str) -> None:
        self.title = title
        self.sheet = sheet
        self.items: list[Recommendation] = []
        self.facts: dict[str, object] = {}
        self.unknown = set(_TOLD_BY_COLUMNS)
        self.cells: dict[str, CellRef] = {}

    def learn(self, facts: Mapping[str, object], cells: Mapping[str, CellRef]) -> None:
        """Keep what is told first."""
        for name, value in facts.items():
            if value not in (None, "", ()):
                self.facts.setdefault(name, value)
                self.unknown.discard(name)
        for name, cell in cells.items():
            self.cells.setdefault(name, cell)

    def build(self) -> InspectionReport:
        return InspectionReport(
            title=self.title,
            items=tuple(self.items),
            sheet=self.sheet,
            cells=self.cells,
            **self.facts,  # type: ignore[arg-type]
        )


def build_reports(
    sections: Iterable[Section],
    scheme: Scheme,
    colours: Mapping[str, Status],
    listed: Mapping[str, ListedReport],
    known: ReportList,
) -> tuple[InspectionReport, ...]:
    """The reports in the order in which they are first met, then those of the sheet *Reports* that have no items.

    ``listed`` tells what a register's codes stand for, ``known`` what the sheet *Reports* says.
    """
    builders: dict[str, _ReportBuilder] = {}
    sections = list(sections)
    scopes = {section.table.grid.name: read_scope(section.table.grid.name) for section in sections}
    told = len({scope for scope in scopes.values() if scope}) > 1
    for section in sections:
        maker = ItemMaker(section.table, scheme, colours)
        if Field.REPORT in section.table.columns:
            _fill_register(section, maker, builders, listed, known)
        else:
            _fill_headed(section, maker, builders, known)
        if told:
            _learn_scope(scopes[section.table.grid.name], section.table.grid.name, builders.values())
    for key, line in known.lines.items():
        if key not in builders:
            builder = builders[key] = _ReportBuilder(line.title, line.cell.sheet)
            builder.cells["title"] = line.cell
            _learn_from_sheet(line, builder)
    return tuple(builder.build() for builder in builders.values())


def _learn_scope(scope: str, sheet: str, builders: Iterable[_ReportBuilder]) -> None:
    """Give a sheet's reports the scope that its name tells, where the sheets are named for it."""
    for builder in builders:
        if builder.sheet == sheet:
            builder.learn({"scope": scope}, {})


def _fill_headed(section: Section, maker: ItemMaker, builders: dict[str, _ReportBuilder], known: ReportList) -> None:
    heading, sheet = section.heading, section.table.grid.name
    if not section.drafts and (heading.published is None or not heading.title):
        return
    title = heading.title or sheet
    builder = builders.setdefault(fold(title), _ReportBuilder(title, sheet))
    facts: dict[str, object] = {
        "published": heading.published,
        "published_precision": heading.precision,
        "published_text": heading.published_text,
        "scope": heading.scope,
        "inspectorates": heading.inspectorates,
        "source": heading.source,
        "intro": heading.intro,
        "grade": heading.grade,
        "response_published": heading.response_published,
        "response_text": heading.response_text,
    }
    builder.learn(facts, heading.cells)
    if fold(title) in known.lines:
        _learn_from_sheet(known.lines[fold(title)], builder)
    _learn_columns(section, builder, section.drafts[0].row if section.drafts else None)
    for draft in section.drafts:
        builder.items.append(maker.make(draft, *_published(builder)))


def _published(builder: _ReportBuilder) -> tuple[dt.date | None, str]:
    date = builder.facts.get("published")
    return (date if isinstance(date, dt.date) else None), str(builder.facts.get("published_precision", ""))


def _fill_register(
    section: Section,
    maker: ItemMaker,
    builders: dict[str, _ReportBuilder],
    listed: Mapping[str, ListedReport],
    known: ReportList,
) -> None:
    table = section.table
    column = table.columns[Field.REPORT]
    title, place = section.heading.title or table.grid.name, (table.first, column)
    by_title: dict[str, _ReportBuilder] = {}
    for draft in section.drafts:
        shown = table.grid.at(draft.row, column)
        if shown.text or shown.struck:
            title, place = shown.text or shown.struck, table.grid.anchor(draft.row, column)
        builder = by_title.get(title)
        if builder is None:
            line = listed.get(fold(title))
            whole = (line.title if line else "") or squash(title)
            builder = by_title[title] = builders.setdefault(fold(whole), _ReportBuilder(whole, table.grid.name))
            builder.cells.setdefault("title", CellRef(table.grid.name, *place))
            if line is not None:
                _learn_from_list(line, builder)
            if fold(whole) in known.lines:
                _learn_from_sheet(known.lines[fold(whole)], builder)
            if Field.PUBLISHED not in table.columns:
                _learn_from_title(title, builder)
        if builder.unknown:
            _learn_columns(section, builder, draft.row)
        builder.items.append(maker.make(draft, *_published(builder)))


def _learn_from_list(line: ListedReport, builder: _ReportBuilder) -> None:
    date, precision = read_publication(line.published)
    if date is not None and line.published_cell is not None:
        facts = {"published": date, "published_precision": precision, "published_text": line.published}
        builder.learn(facts, {"published": line.published_cell})


def _learn_from_sheet(line: ReportLine, builder: _ReportBuilder) -> None:
    """What the sheet *Reports* says, with its cells, blank ones included: there the facts are to be written."""
    published, response = line.text(ReportHeading.PUBLISHED), line.text(ReportHeading.RESPONSE)
    date, precision = read_publication(published)
    facts: dict[str, object] = {
        "published": date,
        "published_precision": precision,
        "published_text": published,
        "scope": read_scope(line.text(ReportHeading.SCOPE)),
        "inspectorates": read_inspectorates(line.text(ReportHeading.INSPECTORATES)),
        "made": read_number(line.text(ReportHeading.MADE)),
        "grade": line.text(ReportHeading.GRADE),
        "response_published": read_publication(response)[0],
        "response_text": response,
        "intro": line.text(ReportHeading.SENTENCE),
        "source": line.text(ReportHeading.SOURCE),
    }
    builder.learn(facts, {_CELLS[heading]: cell for heading, (_, cell) in line.told.items() if heading in _CELLS})


def _learn_from_title(title: str, builder: _ReportBuilder) -> None:
    """The publication date that stands in the title's own cell ("... (published 14 February 2024)")."""
    match = patterns.PUBLISHED.search(squash(title)) or patterns.TITLE_IN_BRACKETS.match(squash(title))
    date, precision = read_publication(match["date"]) if match else (None, "")
    if match and date is not None:
        facts = {"published": date, "published_precision": precision, "published_text": match["date"]}
        builder.learn(facts, {"published": builder.cells["title"]})


def _learn_columns(section: Section, builder: _ReportBuilder, row: int | None) -> None:
    """What the columns of a register say of the item's report; kept from the first item that says it."""
    if row is None:
        return
    grid, columns = section.table.grid, section.table.columns
    builder.unknown &= {name.value for name in columns}
    if Field.PUBLISHED in columns:
        builder.cells.setdefault("published", CellRef(grid.name, *grid.anchor(row, columns[Field.PUBLISHED])))
    if Field.RESPONSE_PUBLISHED in columns:
        place = CellRef(grid.name, *grid.anchor(row, columns[Field.RESPONSE_PUBLISHED]))
        builder.cells.setdefault("response_published", place)
    for name in (Field.PUBLISHED, Field.SCOPE, Field.INSPECTORATES, Field.GRADE, Field.RESPONSE_PUBLISHED):
        text = grid.at(row, columns[name]).text if name.value in builder.unknown else ""
        if not text:
            continue
        if name is Field.PUBLISHED:
            date, precision = read_publication(text)
            if date is not None:
                builder.cells["published"] = CellRef(grid.name, *grid.anchor(row, columns[name]))
            builder.learn({"published": date, "published_precision": precision, "published_text": text}, {})
        elif name is Field.RESPONSE_PUBLISHED:
            builder.learn({"response_published": read_publication(text)[0], "response_text": text}, {})
        elif name is Field.INSPECTORATES:
            builder.learn({"inspectorates": read_inspectorates(text)}, {})
        else:
            builder.learn({name.value: read_scope(text) if name is Field.SCOPE else text}, {})
