"""Arguments and options that several commands share."""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from rag_reports.errors import UsageError
from rag_reports.model import Audience

TEMPLATE = "city_of_london"
PATH = click.Path(path_type=Path)
SEVERITIES = click.Choice(["error", "warning", "info"])
_DATE_FORMS = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y")
_YEARS = range(1990, 2101)
_LONGEST_NUMBER = 18


def read_date(_ctx: click.Context, option: click.Parameter, value: str | None) -> dt.date | None:
    """The callback of an option that takes a date as people write it; None where it is not given."""
    if value is None:
        return None
    text = " ".join(value.split())
    for form in _DATE_FORMS:
        try:
            date = dt.datetime.strptime(text, form).date()
        except ValueError:
            continue
        if date.year in _YEARS:
            return date
    remedy = "Write it as 2019-01-31, 31 January 2019 or 31/01/2019."
    raise UsageError(option.opts[0], f"{text!r} is no date", remedy)


def _read_date_or_today(ctx: click.Context, option: click.Parameter, value: str | None) -> dt.date:
    return read_date(ctx, option, value) or dt.date.today()


def split_codes(given: Iterable[str]) -> tuple[str, ...]:
    """The codes of ``--select RAG1,RAG502 --select RAG2`` in order."""
    return tuple(code.strip() for text in given for code in text.split(",") if code.strip())


def read_rule_options(given: Iterable[str]) -> Mapping[str, Mapping[str, object]]:
    """``RAG106.deadline=original`` as ``{"RAG106": {"deadline": "original"}}``; 3 is a number, true a boolean."""
    options: dict[str, dict[str, object]] = {}
    for text in given:
        target, equals, value = text.partition("=")
        code, dot, name = target.strip().partition(".")
        if not (equals and dot and code and name):
            raise UsageError("--option", f"{text!r} is not CODE.NAME=VALUE", "Write it as RAG106.deadline=original.")
        options.setdefault(code.upper(), {})[name] = _typed(value.strip())
    return options


def _typed(value: str) -> object:
    if value in ("true", "false"):
        return value == "true"
    is_number = value.lstrip("-").isdecimal() and value.isascii() and len(value) <= _LONGEST_NUMBER
    return int(value) if is_number else value


book = click.argument("book", type=PATH)
books = click.argument("books", metavar="BOOK...", type=PATH, nargs=-1, required=True)
layout = click.option(
    "--layout", metavar="NAME|FILE", help="Layout profile to read BOOK by; without it the layout is found out."
)
as_at = click.option(
    "--as-at",
    metavar="DATE",
    callback=_read_date_or_today,
    help="Date at which the position is stated.  [default: today]",
)
previous = click.option(
    "--previous", metavar="BOOK", type=PATH, help="The tracker as the last meeting saw it, to compare with."
)
output = click.option("-o", "--output", metavar="F", type=PATH, help="Write to this file instead of the screen.")
select = click.option("--select", metavar="CODES", multiple=True, help="Only these rules, such as RAG1,RAG502.")
ignore = click.option("--ignore", metavar="CODES", multiple=True, help="Not these rules.")
rule_options = click.option(
    "--option",
    "rule_options",
    metavar="CODE.NAME=VALUE",
    multiple=True,
    help="Set a rule's option, such as RAG106.deadline=original.",
)
details = click.option(
    "--details", metavar="BOOK", type=PATH, help="Workbook of the paper's details; see the command details."
)
detail = click.option(
    "--set", "given", metavar="FIELD=VALUE", multiple=True, help="One detail, such as paper_no=AP20/33."
)
pdf = click.option("--pdf", is_flag=True, help="Write a tagged PDF (PDF/UA) beside it too, by LibreOffice.")
write = click.option("--write", is_flag=True, help="Write what is shown; without it BOOK is not changed.")
PUBLIC = Audience.PUBLIC.value
AUDIENCES = click.Choice([each.value for each in Audience])
audience = click.option(
    "--audience",
    type=AUDIENCES,
    default="restricted",
    show_default=True,
    help="Who will read it; the public edition leaves restricted rows out.",
)
for_audience = click.option(
    "--audience", type=AUDIENCES, help="Who will read the paper; public adds the rules on a public edition."
)
