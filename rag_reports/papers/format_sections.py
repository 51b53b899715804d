"""``[[sections]]`` of ``format.toml``, and which styles they use."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rag_reports.model import DetailField
from rag_reports.papers.committee_format import ColumnFormat, LineFormat, SectionFormat
from rag_reports.papers.format_values import check_fields, is_tables, read_heading, read_optional, read_text
from rag_reports.papers.line_fields import (
    COUNTED,
    ITEM_FLAGS,
    PAPER_COUNTED,
    REPORT_FLAGS,
    TOLD,
    count_flags,
    item_fields,
    paper_fields,
    report_fields,
    told_fields,
)
from rag_reports.papers.lines import read_condition
from rag_reports.papers.phrases import ITEM_FIELDS, MOVEMENT_FIELDS, MOVEMENTS

ORDERS = ("newest first", "oldest first", "as in the tracker")
ITEMS = ("open", "new", "complete", "closed")
WHICH = ("all", "new", "earlier", "with items")
TABLES = {"key": ("word", "definition"), "items-with-status": ITEM_FIELDS, "movement": MOVEMENT_FIELDS}
TEXTS = ("narrative", "reports")

_TABLE_STYLES = ("heading", "table", "table_heading", "table_text", "table_bullet", "item_type", "status")
_MORE_STYLES = {
    "key": ("note",),
    "movement": ("sentence",),
    "items-with-status": ("source", "sentence", "normal", "list"),
}
_LINES = {"narrative": ("lines",), "reports": ("lead", "none", "report", "theme", "item")}

Fields = Mapping[str, Sequence[DetailField]]
"""The format's own fields, by whose they are: "fields", "report_fields" and "item_fields"."""


def read_sections(value: object, own: Fields, problems: list[str]) -> tuple[SectionFormat, ...]:
    """The sections in their order; ``own`` are the fields that their lines may use besides the computed ones."""
    if not is_tables(value):
        problems.append("there is no [[sections]] table")
        return ()
    sections = []
    for place, table in enumerate(value, start=1):
        where = f"section {place}"
        control = read_optional(table, "control", f"{where}: ", problems) or "body"
        sections.append(replace(_section(table, where, own, problems), control=control))
    return tuple(sections)


def used_styles(sections: Sequence[SectionFormat]) -> tuple[str, ...]:
    """The keys of ``[styles]`` that the sections use, each once."""
    return tuple(dict.fromkeys(key for section in sections for key in _styles_of(section)))


def _styles_of(section: SectionFormat) -> Iterator[str]:
    if section.kind in _MORE_STYLES:
        yield from (*_TABLE_STYLES, *_MORE_STYLES[section.kind])
        return
    if section.heading:
        yield section.heading_style
    for lines in section.lines.values():
        for line in lines:
            yield from (style for style in (line.style, line.more, line.bullet) if style)


def _section(table: Mapping[str, object], where: str, own: Fields, problems: list[str]) -> SectionFormat:
    kind = read_text(table, "kind", f"{where}: ", problems)
    if kind in TEXTS:
        return _text_section(table, kind, where, own, problems)
    if kind and kind not in TABLES:
        problems.append(f'{where}: the kind "{kind}" is not known; known are {", ".join((*TABLES, *TEXTS))}')
    fields = ("title",) if kind == "items-with-status" else ()
    heading = read_heading(table, "heading", f"{where}: ", fields, problems)
    columns = _columns(table.get("columns"), TABLES.get(kind, ()), where, problems)
    if kind == "movement":
        return SectionFormat(kind, heading, columns, items=_choice(table, "changes", MOVEMENTS, where, problems))
    if kind != "items-with-status":
        return SectionFormat(kind, heading, columns)
    order = _one_of(table, "order", ORDERS, where, problems)
    return SectionFormat(kind, heading, columns, order, _choice(table, "items", ITEMS, where, problems))


def _text_section(
    table: Mapping[str, object], kind: str, where: str, own: Fields, problems: list[str]
) -> SectionFormat:
    paper = paper_fields(_names(own["fields"]))
    told = (*paper, *told_fields())
    report = (*told, *report_fields(_names(own["report_fields"])))
    item = (*report, *item_fields(_names(own["item_fields"])))
    fields = {"lines": paper, "lead": told, "none": paper, "report": report, "theme": (*report, "theme"), "item": item}
    lines = {name: _lines(table.get(name), f"{where}, {name}", fields[name], problems) for name in _LINES[kind]}
    heading = read_optional(table, "heading", f"{where}: ", problems)
    style = read_optional(table, "heading_style", f"{where}: ", problems) or "heading"
    check_fields(heading, f"{where}: heading", (), problems)
    if kind == "narrative":
        if not lines["lines"]:
            problems.append(f"{where}: lines must be a list of {{ style, text }}")
        return SectionFormat(kind, heading, heading_style=style, lines=lines)
    return SectionFormat(
        kind,
        heading,
        order=_one_of(table, "order", ORDERS, where, problems),
        items=_choice(table, "items", (*COUNTED, "new"), where, problems) if table.get("items") else frozenset(),
        which=_one_of(table, "which", WHICH, where, problems),
        heading_style=style,
        lines=lines,
    )


def _names(fields: Sequence[DetailField]) -> tuple[str, ...]:
    return tuple(field.name for field in fields)


def _lines(value: object, where: str, fields: tuple[str, ...], problems: list[str]) -> tuple[LineFormat, ...]:
    if value is None or value == []:
        return ()
    if not is_tables(value):
        problems.append(f"{where} must be a list of {{ style, text }}")
        return ()
    return tuple(_line(table, f"{where}, line {place}", fields, problems) for place, table in enumerate(value, start=1))


def _line(table: Mapping[str, object], where: str, fields: tuple[str, ...], problems: list[str]) -> LineFormat:
    at = f"{where}: "
    for key in table.keys() - {"style", "text", "when", "otherwise", "more", "bullet", "place"}:
        problems.append(f"{at}{key} is not known; known are style, text, when, otherwise, more, bullet, place")
    if not isinstance(table.get("place", False), bool):
        problems.append(f"{at}place must be true or false")
    line = LineFormat(
        style=read_text(table, "style", at, problems),
        text=read_heading(table, "text", at, fields, problems),
        when=read_optional(table, "when", at, problems),
        otherwise=read_optional(table, "otherwise", at, problems),
        more=read_optional(table, "more", at, problems),
        bullet=read_optional(table, "bullet", at, problems) or "bullet",
        place=table.get("place") is True,
    )
    check_fields(line.otherwise, f"{at}otherwise", (), problems)
    flags = (*count_flags((*COUNTED, *PAPER_COUNTED, *TOLD)), *REPORT_FLAGS, *ITEM_FLAGS)
    if any(name not in (*fields, *flags) for name, _ in read_condition(line.when)):
        problems.append(f'{at}when "{line.when}" names no field and no count such as red_one')
    if line.text.count("**") % 2:
        problems.append(f"{at}text has a ** without its partner")
    return line


def _one_of(table: Mapping[str, object], key: str, known: Sequence[str], where: str, problems: list[str]) -> str:
    chosen = read_text(table, key, f"{where}: ", problems)
    if chosen and chosen not in known:
        problems.append(f'{where}: the {key} "{chosen}" is not known; known are {", ".join(known)}')
    return chosen


def _choice(
    table: Mapping[str, object], key: str, known: Sequence[str], where: str, problems: list[str]
) -> frozenset[str]:
    """A list of at least one of the known words."""
    chosen = table.get(key)
    if isinstance(chosen, list) and chosen and all(word in known for word in chosen):
        return frozenset(chosen)
    problems.append(f"{where}: {key} must be a list of some of {', '.join(known)}")
    return frozenset()


def _columns(value: object, fields: tuple[str, ...], where: str, problems: list[str]) -> tuple[ColumnFormat, ...]:
    if not is_tables(value):
        problems.append(f"{where}: columns must be a list of {{ field, label, width_cm }}")
        return ()
    found = []
    for place, table in enumerate(value, start=1):
        at = f"{where}, column {place}: "
        field = read_text(table, "field", at, problems)
        if field and fields and field not in fields:
            problems.append(f'{at}the field "{field}" is not known; known are {", ".join(fields)}')
        width = table.get("width_cm")
        if not isinstance(width, int | float) or isinstance(width, bool) or not 0.5 <= width <= 50:
            problems.append(f"{at}width_cm must be a number of centimetres between 0.5 and 50")
            width = 1.0
        found.append(ColumnFormat(field, read_text(table, "label", at, problems), float(width)))
    return tuple(found)
