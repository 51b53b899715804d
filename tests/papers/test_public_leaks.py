"""A tracker with a secret in every place that can hold one: none of them is anywhere in a public document."""

import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName

from rag_reports import build_appendix, check_tracker, read_tracker, render
from rag_reports.papers import list_formats
from tests.papers.paper_trackers import AS_AT

LABELS = (
    "Inspection report", "Published", "Type", "No.", "Recommendation", "Status", "Original due date", "Due date",
    "Lead", "External owner", "Rationale", "Comment", "HMICFRS sign-off", "Evidence (internal only)", "Theme",
    "Reason for closure", "Authority", "Public wording", "Restricted",
)  # fmt: skip
SECRET = "Zx{:02}quokka"


class Secrets:
    """Words that are nowhere else, each given out once."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def __call__(self, words: str = "") -> str:
        self.given.append(SECRET.format(len(self.given)))
        return f"{words} {self.given[-1]}".strip()


def _row(secret: Secrets, report: str, number: str, exempt: str) -> list[str]:
    """A row whose every text is secret; of one that is not exempt, only the comment and what is internal are."""
    row = dict.fromkeys(LABELS, "")
    row |= {"Inspection report": report, "Published": "31 July 2018", "Type": "Recommendation", "No.": number}
    row |= {"Recommendation": f"Forces should review item {number} of their training.", "Status": "WHITE"}
    row |= {"Due date": "March 2019", "Lead": "Head of Roads", "External owner": "Highways Agency"}
    row |= {"Comment": secret("The review has begun"), "Evidence (internal only)": secret("It is kept in drawer")}
    if not exempt:
        return list((row | {"Public wording": "The review has begun, and is to end in May."}).values())
    row |= {label: secret(row[label]) for label in LABELS if label not in ("Published", "Type", "Status", "Comment")}
    return list((row | {"Due date": f"March 2019 ({row['Due date']})", "Restricted": exempt}).values())


@pytest.fixture
def seeded(tmp_path: Path) -> tuple[Path, list[str]]:
    """The tracker and its secrets."""
    secret = Secrets()
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Log"
    sheet.append(LABELS)
    for number in range(1, 4):
        sheet.append(_row(secret, "Roads policing", str(number), ""))
    sheet.append(_row(secret, "Roads policing", "4", "Yes"))
    sheet.append(_row(secret, "Roads policing", "5", "OFFICIAL-SENSITIVE"))
    sheet.append(_row(secret, secret("Heron"), "1", "x"))
    sheet.row_dimensions[5].hidden = True
    sheet.cell(1, len(LABELS) + 1, "Notes")
    for row in range(1, 8):
        sheet.cell(row, 12).comment = Comment(secret("A note"), secret("Author"))
        sheet.cell(row, len(LABELS) + 1, secret("Aside") if row > 1 else "Notes")
    sheet.column_dimensions["T"].hidden = True
    sheet.oddFooter.left.text = secret("Printed by")
    hidden = book.create_sheet("Scratch")
    hidden.sheet_state = "veryHidden"
    hidden["A1"] = secret("Do not forget")
    book.defined_names["Kept"] = DefinedName("Kept", attr_text=f'"{secret("Name")}"')
    for name in ("creator", "title", "subject", "keywords", "category", "description", "lastModifiedBy"):
        setattr(book.properties, name, secret(name))
    book.custom_doc_props.append(StringProperty(name="Case", value=secret("Case")))
    items = book.create_sheet("Paper items")
    items.append(["Report", "Number", "Findings", "Improvement required", "Response"])
    items.append(["Roads policing", sheet["D5"].value, *(secret("Found") for _ in range(3))])
    book.save(tmp_path / "tracker.xlsx")
    return tmp_path / "tracker.xlsx", secret.given


@pytest.mark.parametrize("template", sorted(known.name for known in list_formats()))
def test_no_secret_is_anywhere_in_a_public_document(
    template: str, seeded: tuple[Path, list[str]], tmp_path: Path
) -> None:
    book, secrets = seeded
    tracker = read_tracker(book)
    assert len(tracker.items) == 6
    findings = check_tracker(tracker, as_at=AS_AT, audience="public")
    paper = tmp_path / "paper.docx"
    appendix = build_appendix(tracker, as_at=AS_AT, findings=findings, template=template, audience="public")
    render(appendix, paper)
    with zipfile.ZipFile(paper) as package:
        parts = {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}
    text = {name: f"{part}\n{re.sub('<[^>]*>', '', part)}".casefold() for name, part in parts.items()}
    found = {word: name for word in secrets for name, part in text.items() if word.casefold() in f"{name}\n{part}"}
    assert found == {}
    assert len(secrets) > 60


def test_the_restricted_edition_holds_what_the_public_one_leaves_out(
    seeded: tuple[Path, list[str]], tmp_path: Path
) -> None:
    book, secrets = seeded
    render(build_appendix(read_tracker(book), as_at=AS_AT), tmp_path / "whole.docx")
    with zipfile.ZipFile(tmp_path / "whole.docx") as package:
        shown = package.read("word/document.xml").decode()
    assert sum(word in shown for word in secrets) > 10
