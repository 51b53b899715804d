"""Whole files cut off at every kilobyte, and with bytes changed all along: one sentence, or what can be read."""

from pathlib import Path

import pytest

from rag_reports.layouts.profile import samples_folder
from tests.editing.everything import write_everything

from .feeding import Feeder, files
from .word_templates import own_format

SAMPLES = sorted(path.parent.name for path in samples_folder().glob("*/tracker.xlsx"))
AS_AT = ("--as-at", "2019-01-31")


def whole(name: str, folder: Path) -> bytes:
    if name == "everything":
        return write_everything(folder / "everything.xlsm").read_bytes()
    return (samples_folder() / name / "tracker.xlsx").read_bytes()


@pytest.mark.parametrize("name", [*SAMPLES, "everything"])
def test_a_workbook_cut_off_at_every_kilobyte(feeder: Feeder, tmp_path: Path, name: str) -> None:
    data, book = whole(name, tmp_path), tmp_path / "tracker.xlsx"
    (tmp_path / "changes.csv").write_text("report,number,field,value\nFraud,2,comment,x\n")
    for length in range(0, len(data), 1_024):
        book.write_bytes(data[:length])
        commands = (("show", "tracker.xlsx"), ("apply", "tracker.xlsx", "changes.csv", "--write"))
        feeder.all_refused(tmp_path, commands, "tracker.xlsx")


def test_a_template_cut_off_at_every_kilobyte(feeder: Feeder, tmp_path: Path) -> None:
    template = own_format(tmp_path / "own") / "template.docx"
    data = template.read_bytes()
    for length in range(0, len(data), 1_024):
        template.write_bytes(data[:length])
        assert feeder.run(tmp_path, "templates", "--check", "own").code == 2
        feeder.refused(tmp_path, ("check-docx", "own/template.docx"))


def test_a_workbook_with_a_byte_changed(feeder: Feeder, tmp_path: Path) -> None:
    """Every 211th byte: what is read is what stands there, or the file is refused; nothing in between."""
    data, book = whole("harbour_city", tmp_path), tmp_path / "tracker.xlsx"
    book.write_bytes(data)
    right = feeder.run(tmp_path, "show", "tracker.xlsx", "--format", "csv").out
    outcomes = {"read": 0, "refused": 0}
    for place in range(0, len(data), 211):
        book.write_bytes(data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :])
        before = files(tmp_path)
        done = feeder.run(tmp_path, "show", "tracker.xlsx", "--format", "csv")
        assert done.out == right if done.code == 0 else done.refusal
        outcomes["read" if done.code == 0 else "refused"] += 1
        assert files(tmp_path) == before
    assert min(outcomes.values()) > 5
