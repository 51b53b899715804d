"""Every committee paper from a sample force that suits it, against an outline in ``golden/`` that was read by hand."""

import datetime as dt
import tomllib
from collections.abc import Callable
from pathlib import Path

import page
import pytest

from rag_reports.layouts.profile import samples_folder
from rag_reports.papers import build_appendix, find_missing_details, render
from rag_reports.papers.checking import check_document
from rag_reports.papers.formats import find_templates
from rag_reports.papers.pdf import write_pdf
from rag_reports.reading import read_tracker
from rag_reports.reading.details import read_details
from rag_reports.rules import check_tracker
from tests.papers.paper_trackers import read_outline

PAPERS = (
    ("durham_panel", "harbour_city"),
    ("section_55_response", "northfold"),
    ("suffolk_panel", "eastmere"),
    ("suffolk_reinspection", "eastmere"),
    ("west_midlands_committee", "northfold"),
)
GOLDEN = Path(__file__).parent / "golden"


def as_at(force: str) -> dt.date:
    table = tomllib.loads((samples_folder() / force / "force.toml").read_text(encoding="utf-8"))
    date: dt.date = table["as_at"]["tracker"]
    return date


@pytest.fixture(params=PAPERS, ids="-".join)
def written(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """The format and force, and the paper with all that the force has for it."""
    template, force = request.param
    folder = samples_folder() / force
    tracker, details = read_tracker(folder / "tracker.xlsx"), read_details(folder / "details.xlsx")
    date = as_at(force)
    missing = find_missing_details(tracker, details, as_at=date, template=template)
    assert missing == ()
    findings = check_tracker(tracker, as_at=date, missing_details=missing)
    paper = build_appendix(tracker, as_at=date, findings=findings, template=template, details=details)
    path = tmp_path / f"{template}.docx"
    render(paper, path)
    return f"{template}_{force}", path


def test_the_paper_is_the_one_that_was_read(written: tuple[str, Path], update_golden: bool) -> None:
    name, path = written
    golden = GOLDEN / f"{name}.txt"
    if update_golden:
        golden.write_text(read_outline(path) + "\n", encoding="utf-8")
    assert read_outline(path).splitlines() == golden.read_text(encoding="utf-8").splitlines()


def test_the_paper_is_accessible(written: tuple[str, Path]) -> None:
    assert [fault.point for fault in check_document(written[1])] == ["classification"]  # none was asked for


@pytest.mark.ooxml
def test_microsofts_validator_finds_nothing(written: tuple[str, Path], ooxml_errors: Callable[[Path], str]) -> None:
    assert ooxml_errors(written[1]) == ""


@pytest.mark.libreoffice
def test_libreoffice_makes_an_accessible_pdf_of_it(written: tuple[str, Path], soffice: str) -> None:
    made = write_pdf(written[1])
    assert made.stat().st_size > 10_000
    report = page.validate_pdf(str(made), profile="ua1")
    assert report.is_compliant, report


def test_every_paper_has_a_sample_force() -> None:
    papers = {folder.parent.name for folder in find_templates().glob("*/format.toml")} - {"city_of_london"}
    assert papers == {template for template, _ in PAPERS}
