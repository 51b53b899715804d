"""A register of any length, as a force might keep it: invented, but with texts as long as real ones."""

import datetime as dt
import random
from pathlib import Path

from xlsxwriter.workbook import Workbook

LABELS = ("Report", "Published", "No.", "Recommendation", "Status", "Due date", "Strategic lead", "Comment", "Evidence")
WIDTHS = (40, 12, 6, 60, 10, 22, 24, 70, 30)
FILLS = {"GREEN": "#00B050", "AMBER": "#FFC000", "RED": "#FF0000", "WHITE": "#FFFFFF"}
LEADS = ("Head of Crime", "Head of Public Protection", "Assistant Chief Constable", "Head of Custody", "Head of People")
DUE = ("March 2019", "31/03/2019", "October 2018 Now December 2018", "By September 2018", "Within six months", "TBC")
WORDS = ["officers", "training", "review", "crime", "custody", "policy", "victims", "supervisors", "audit", "guidance",
    "recording", "demand", "plan", "assurance", "vulnerable", "safeguarding", "briefings", "data", "quality",
    "performance", "partners", "response", "neighbourhood", "analysis"]  # fmt: skip


def write_register(path: Path, items: int) -> None:
    """Write a workbook with ``items`` rows of nine columns below a banner; every tenth comment is rich text."""
    chance = random.Random(20190131)
    book = Workbook(str(path))
    sheet = book.add_worksheet("Register")
    header = book.add_format({"bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF", "text_wrap": True})
    bold = book.add_format({"bold": True})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    date = book.add_format({"num_format": "dd/mm/yyyy"})
    fills = {word: book.add_format({"bg_color": fill}) for word, fill in FILLS.items()}
    sheet.write_string(0, 0, "Inspection recommendations register", bold)
    for column, (label, width) in enumerate(zip(LABELS, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(2, column, label, header)
    for row in range(items):
        report, status = row // 12, chance.choice(list(FILLS))
        place = row + 3
        sheet.write_string(
            place, 0, f"Invented inspection {report + 1}: {WORDS[report % len(WORDS)]} and {WORDS[report % 7]}"
        )
        sheet.write_datetime(place, 1, dt.datetime(2017, 1, 1) + dt.timedelta(days=report % 700), date)
        sheet.write_string(place, 2, str(row % 12 + 1))
        sheet.write_string(place, 3, f"By March 2019, chief constables should {_sentence(chance, 40)}.", wrap)
        sheet.write_string(place, 4, status, fills[status])
        sheet.write_string(place, 5, chance.choice(DUE))
        sheet.write_string(place, 6, chance.choice(LEADS))
        comment = f"{_sentence(chance, 60).capitalize()}.\n• {_sentence(chance, 15)}\n• {_sentence(chance, 15)}"
        if row % 10:
            sheet.write_string(place, 7, comment, wrap)
        else:
            sheet.write_rich_string(place, 7, bold, f"{_sentence(chance, 4).capitalize()}. ", comment, wrap)
        sheet.write_string(place, 8, f"{_sentence(chance, 6)} ({row})")
    sheet.autofilter(2, 0, items + 2, len(LABELS) - 1)
    sheet.freeze_panes(3, 0)
    book.close()


def _sentence(chance: random.Random, length: int) -> str:
    return " ".join(chance.choices(WORDS, k=length))
