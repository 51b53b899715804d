"""The manual: a rule's docstring as a page, and all of them as docs/rules.md."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from rag_reports.rules.registry import Rule, find_rule, load_rules
from rag_reports.text import squash

SECTIONS = ("Why", "Flagged", "Accepted", "Options", "How to fix")
_HEADING = re.compile(rf"^({'|'.join(SECTIONS)}):[ \t]*\n", re.M)

Table = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Page:
    """A rule's docstring in parts: its first line, and the text of each section."""

    first_line: str
    sections: dict[str, str]

    def tables(self, section: str) -> list[Table]:
        """The pipe tables of a section, each a list of rows by column head."""
        return [table for part in _parts(self.sections[section]) if (table := read_table(part))]


def read_page(manual: str) -> Page:
    """A docstring taken apart; what stands before the first heading is its first line."""
    pieces = _HEADING.split(manual.strip() + "\n")
    return Page(squash(pieces[0]), {pieces[i]: pieces[i + 1].strip("\n") for i in range(1, len(pieces), 2)})


def read_table(text: str) -> Table:
    """A pipe table, its first line the heads; no rows where the text is no table."""
    lines = _cells(text)
    if len({len(line) for line in lines}) != 1 or len(lines[0]) < 2:
        return []
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def _parts(text: str) -> list[str]:
    return [part for part in re.split(r"\n\s*\n", text) if part.strip()]


def explain_rule(code: str) -> str:
    """The manual page of a rule, found by code or name; UsageError with near names where there is none."""
    rule = find_rule(code, load_rules())
    parts = [_aligned(part) if read_table(part) else part.strip("\n") for part in _parts(rule.manual)]
    return f"{rule.code} {rule.name} ({rule.severity.value})\n\n" + "\n\n".join(parts) + "\n"


def _aligned(part: str) -> str:
    rows = _cells(part)
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return "\n".join("  " + " | ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def _cells(part: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in part.strip("\n").split("\n")]


def build_rules_page() -> str:
    """docs/rules.md: an overview, then every rule by family, in Markdown."""
    return "\n".join(_page_lines()).rstrip("\n") + "\n"


def _page_lines() -> Iterator[str]:
    rules = load_rules()
    yield "# The rules"
    yield ""
    yield "What `rag-reports check` looks for. Each page below is also printed by `rag-reports rules CODE`."
    yield "An **error** means that the paper must not go out like this; a **warning**, that a member will ask; an"
    yield "**info** is worth knowing. This page is made from the rule files, by"
    yield "`python -m rag_reports.rules docs/rules.md`."
    yield ""
    yield 'Where "Can fix" says yes, `rag-reports check TRACKER.xlsx --fix` shows the cells that can be mended, and'
    yield "`--fix --write` mends them."
    yield ""
    yield "| Code | Name | Severity | Can fix | What is found |"
    yield "| --- | --- | --- | --- | --- |"
    for rule in rules:
        fixes = "yes" if offers_fix(rule) else ""
        link = f"[{rule.code}](#{rule.code.lower()}-{rule.name})"
        yield f"| {link} | {rule.name} | {rule.severity.value} | {fixes} | {read_page(rule.manual).first_line} |"
    for family, members in groupby(rules, key=lambda rule: rule.family):
        yield ""
        yield f"## {family.capitalize()}"
        for rule in members:
            yield from _rule_lines(rule)


def offers_fix(rule: Rule) -> bool:
    """Whether the manual says that the rule can mend the cell itself."""
    return "offered as a fix" in squash(read_page(rule.manual).sections["How to fix"])


def _rule_lines(rule: Rule) -> Iterator[str]:
    page = read_page(rule.manual)
    yield ""
    yield f"### {rule.code} {rule.name}"
    yield ""
    yield f"{page.first_line} *({rule.severity.value})*"
    for title in SECTIONS:
        yield ""
        yield f"**{title}**"
        for part in _parts(page.sections[title]):
            yield ""
            yield from _markdown_table(part) if read_table(part) else part.split("\n")


def _markdown_table(part: str) -> Iterator[str]:
    for index, row in enumerate(_cells(part)):
        yield f"| {' | '.join(row)} |"
        if index == 0:
            yield "|" + " --- |" * len(row)
