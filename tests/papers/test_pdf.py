"""The PDF: tagged as PDF/UA asks, whole or not at all, and what is said where LibreOffice cannot make it."""

import os
import stat
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import page
import pytest
from pypdf import PdfReader

from rag_reports import build_appendix, render
from rag_reports.errors import OutputError
from rag_reports.model import Details
from rag_reports.papers.pdf import find_office, write_pdf
from tests.papers.paper_trackers import AS_AT, make_item, make_report, make_tracker


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Two reports with three items between them."""
    reports = [
        make_report(make_item("1"), make_item("2", comment="Done:\n• one;\n• two."), title="Roads policing"),
        make_report(make_item("1"), title="Fraud & “scams”"),
    ]
    path = tmp_path / "paper & 100% [1].docx"
    render(build_appendix(make_tracker(*reports), as_at=AS_AT, audience="public"), path)
    return path


def _tags(node: Any) -> Iterator[str]:
    """The names of the structure elements below a node, in reading order."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        each = kid.get_object()
        if isinstance(each, dict) and "/S" in each:
            yield str(each["/S"])
            yield from _tags(each)


@pytest.mark.libreoffice
def test_the_pdf_is_tagged_and_conforms_to_pdf_ua(paper: Path, soffice: str) -> None:
    made = write_pdf(paper)
    assert made == paper.with_suffix(".pdf")
    report = page.validate_pdf(str(made), profile="ua1")
    assert report.is_compliant, report
    root = PdfReader(made).trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert (root["/Lang"], bool(root["/ViewerPreferences"]["/DisplayDocTitle"])) == ("en-GB", True)
    tags = Counter(_tags(root["/StructTreeRoot"]))
    assert (tags["/Table"], tags["/TH"], tags["/H1"]) == (3, 2 + 5 + 5, 3)
    assert tags["/LI"] == 2
    assert "pdfuaid" in PdfReader(made).trailer["/Root"]["/Metadata"].get_data().decode()


@pytest.mark.libreoffice
def test_a_pdf_with_links_conforms_too(tmp_path: Path, soffice: str) -> None:
    path = tmp_path / "paper.docx"
    details = Details("details.xlsx", {"overview": "See [[Roads policing, 2]]."})
    tracker = make_tracker(make_report(make_item("1"), make_item("2"), title="Roads policing"))
    render(build_appendix(tracker, as_at=AS_AT, template="suffolk_panel", details=details), path)
    made = write_pdf(path)
    assert any("/Annots" in each for each in PdfReader(made).pages)
    report = page.validate_pdf(str(made), profile="ua1")
    assert report.is_compliant, report


@pytest.mark.libreoffice
def test_a_pdf_says_nothing_of_who_made_it(paper: Path, soffice: str) -> None:
    facts = PdfReader(write_pdf(paper)).metadata
    assert facts is not None
    assert (facts.author, facts.title) == (None, "HMICFRS report recommendations - Northshire Police - Position as at "
                                           "31 January 2019")  # fmt: skip


def _program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program of LibreOffice's name in place of it."""
    folder.mkdir()
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for LibreOffice")
def test_a_program_that_hangs_is_ended_with_all_that_it_started(
    paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _program(tmp_path / "bin", f"sleep 60 & echo $! > '{tmp_path}/child'; sleep 60", monkeypatch)
    started = time.monotonic()
    with pytest.raises(OutputError, match="did not finish the PDF in 1 seconds"):
        write_pdf(paper, time_limit=1)
    assert time.monotonic() - started < 30
    child = int((tmp_path / "child").read_text())
    for _ in range(100):
        if not _runs(child):
            break
        time.sleep(0.05)
    assert not _runs(child) and not paper.with_suffix(".pdf").exists()


def _runs(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for LibreOffice")
def test_a_program_that_makes_nothing_is_told(paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(tmp_path / "bin", "exit 77", monkeypatch)
    paper.with_suffix(".pdf").write_bytes(b"the last one")
    with pytest.raises(OutputError, match="LibreOffice made no PDF of it"):
        write_pdf(paper)
    assert paper.with_suffix(".pdf").read_bytes() == b"the last one"


def test_without_libreoffice_one_sentence_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("PROGRAMFILES", "PROGRAMFILES(X86)"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(OutputError, match=r"LibreOffice, which makes the PDF, is not installed. Install it. In Word"):
        find_office()
