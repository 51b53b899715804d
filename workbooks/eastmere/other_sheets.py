"""The sheets beside the register: dashboard, key, and the hidden lists of the drop-downs."""

import datetime as dt
from typing import Any

from looks import BLUSH, FILLS, PLUM, STATUS_WORDS, Looks
from register import Item, is_live, signed_off_since
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

TYPES = ("Recommendation", "AFI", "Cause of concern")
POSITIONS = ("Signed off", "Remains outstanding", "Awaiting review")
SINCE = dt.date(2019, 11, 1)

Force = dict[str, Any]


def fit_page(sheet: Worksheet) -> None:
    """One A4 page, landscape, without grid lines."""
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    sheet.set_footer("&COFFICIAL")


def write_key(sheet: Worksheet, looks: Looks, force: Force) -> None:
    """What the colours, and the inspectorate's positions, mean."""
    fit_page(sheet)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 96)
    sheet.write(0, 0, "Key", looks.of(bold=True, font_size=16, font_color=PLUM))
    row = 2
    for heading, entries in (("RAG", force["key"]), ("HMICFRS Position", force["position"])):
        sheet.write(row, 0, heading, looks.header())
        sheet.write(row, 1, "Definition", looks.header())
        for entry in entries:
            row += 1
            fill = {"bg_color": FILLS[entry["word"]], "align": "center"} if entry["word"] in FILLS else {}
            sheet.write(row, 0, entry["word"], looks.cell(bold=True, valign="vcenter", **fill))
            sheet.write(row, 1, entry["meaning"], looks.cell(valign="vcenter"))
            sheet.set_row(row, 20)
        row += 2
    sheet.write(row, 0, "Live", looks.cell(bold=True))
    sheet.write(
        row,
        1,
        "An item is live until it is GREEN. NEW marks a status that changed since the last meeting.",
        looks.cell(),
    )


def write_lists(book: Workbook, looks: Looks) -> None:
    """The words of the drop-downs, on a hidden sheet, with a name for each list."""
    sheet = book.add_worksheet("Lists")
    for column, (name, words) in enumerate((("Statuses", STATUS_WORDS), ("Types", TYPES), ("Positions", POSITIONS))):
        sheet.write(0, column, name, looks.of(bold=True))
        sheet.write_column(1, column, words)
        letter = chr(ord("A") + column)
        book.define_name(name, f"=Lists!${letter}$2:${letter}${len(words) + 1}")
    sheet.set_column(0, 2, 20)
    sheet.hide()


def write_dashboard(
    book: Workbook, sheet: Worksheet, looks: Looks, force: Force, items: list[Item], first: int
) -> None:
    """Counts by type and status as formulas with their values, and a chart of them; ``first`` is 0-based."""
    fit_page(sheet)
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 4, 16)
    sheet.write(0, 0, f"{force['force']}: inspection dashboard", looks.of(bold=True, font_size=16, font_color=PLUM))
    last = first + len(items)
    columns = {
        name: f"Register!${letter}${first + 1}:${letter}${last}" for name, letter in zip("ERPQ", "EIPQ", strict=True)
    }
    for column, label in enumerate(("RAG", *TYPES, "All")):
        sheet.write(2, column, label, looks.header())
    for row, word in enumerate(FILLS, start=3):
        sheet.write(row, 0, word, looks.cell(bold=True, align="center", bg_color=FILLS[word]))
        write_counts(sheet, looks, row, items, word, columns)
    sheet.write(7, 0, "Live (not GREEN)", looks.cell(bold=True, bg_color=BLUSH))
    write_counts(sheet, looks, 7, [item for item in items if is_live(item)], "", columns)
    sheet.write(9, 0, "Signed off since November 2019", looks.cell(bold=True, bg_color=BLUSH))
    formula = f'=COUNTIFS({columns["P"]},"Signed off",{columns["Q"]},">="&DATE(2019,11,1))'
    sheet.write_formula(9, 1, formula, looks.cell(align="left"), sum(signed_off_since(item, SINCE) for item in items))
    draw_chart(book, sheet)


def write_counts(
    sheet: Worksheet, looks: Looks, row: int, items: list[Item], word: str, columns: dict[str, str]
) -> None:
    """One row of counts for each type and for all; an empty ``word`` counts everything that is not GREEN."""
    wanted = f"*{word}" if word else "<>*GREEN"
    counted = [item for item in items if str(item["rag"]).endswith(word)]
    for column, kind in enumerate(TYPES, start=1):
        formula = f'=COUNTIFS({columns["E"]},"{kind}",{columns["R"]},"{wanted}")'
        value = sum(item["type"] == kind for item in counted)
        sheet.write_formula(row, column, formula, looks.cell(align="left"), value)
    total = f"=SUM(B{row + 1}:D{row + 1})"
    sheet.write_formula(row, 4, total, looks.cell(bold=True, align="left"), len(counted))


def draw_chart(book: Workbook, sheet: Worksheet) -> None:
    """Bars of the four statuses in their own colours, each with its count."""
    chart = book.add_chart({"type": "bar"})
    points = [{"fill": {"color": colour}, "border": {"color": "#404040"}} for colour in FILLS.values()]
    series = {"name": "Items", "categories": "=Dashboard!$A$4:$A$7", "values": "=Dashboard!$E$4:$E$7"}
    chart.add_series({**series, "points": points, "gap": 60, "data_labels": {"value": True}})
    chart.set_title({"name": "Items by RAG status", "name_font": {"size": 13, "color": PLUM}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_size({"width": 620, "height": 300})
    sheet.insert_chart(11, 0, chart, {"description": "Bar chart of the number of items by RAG status"})
