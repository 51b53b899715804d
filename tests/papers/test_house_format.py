"""A house's own template, made by LibreOffice: crest, header, footer, contents and section breaks come out whole."""

import shutil
import subprocess
from pathlib import Path

import pytest

from rag_reports.model import Details, Status
from rag_reports.papers import build_appendix, check_format, render
from rag_reports.papers.template import open_template
from tests.papers.paper_trackers import AS_AT, W, make_item, make_report, make_tracker, read_outline, read_part

FORMAT = """
extends = "city_of_london"
committee = "Northmoor Police Authority"
description = "A paper of the house's own."
title = "Inspections"

[styles]
heading = "Heading 1"
text = "House Text"
bullet = "House Bullet"

[[fields]]
name = "paper_no"
label = "Paper number"
means = "The paper's number."
required = true

[[sections]]
kind = "reports"
heading = "What the inspectorate asked"
which = "all"
order = "as in the tracker"
items = ["open"]
item = [{ style = "text", text = "**{item}:** {text}" }]
"""
TAGS = ("notice", "paper_no", "body")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The format; LibreOffice writes content controls without their tags, which are put in here."""
    folder = tmp_path / "house"
    folder.mkdir()
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "docx"]
    source = Path(__file__).parent / "house.fodt"
    subprocess.run([*command, "--outdir", tmp_path, source], check=True, capture_output=True, timeout=120)
    made = tmp_path / "house.docx"
    parts = tmp_path / "parts"
    shutil.unpack_archive(made, parts, "zip")
    document = parts / "word" / "document.xml"
    xml = document.read_text(encoding="utf-8")
    for tag in TAGS:
        xml = xml.replace("<w:sdtPr></w:sdtPr>", f'<w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr>', 1)
    document.write_text(xml, encoding="utf-8")
    shutil.make_archive(str(folder / "template"), "zip", parts)
    (folder / "template.zip").rename(folder / "template.docx")
    (folder / "format.toml").write_text(FORMAT, encoding="utf-8")
    return folder


@pytest.mark.libreoffice
def test_all_that_the_house_has_comes_out(house: Path, tmp_path: Path) -> None:
    assert check_format(house) == []
    item = make_item("4", Status.RED, text="Forces should:\n• train staff;\n• check records.")
    tracker = make_tracker(make_report(item, title="Custody"))
    path = tmp_path / "paper.docx"
    details = Details("d.xlsx", {"paper number": "NPA/7"})
    render(build_appendix(tracker, as_at=AS_AT, template=house, details=details), path)
    lines = read_outline(path).splitlines()
    assert "HouseText: Number: NPA/7" in lines
    assert "Heading1: What the inspectorate asked" in lines
    assert "HouseText: Recommendation 4: Forces should:" in [line.replace("**", "") for line in lines]
    assert [line for line in lines if line.startswith("HouseBullet")] == [
        "HouseBullet: train staff;",
        "HouseBullet: check records.",
    ]
    before, after = open_template(house / "template.docx"), open_template(path)
    assert [(s.orientation, s.page_width, s.left_margin) for s in after.sections] == [
        (s.orientation, s.page_width, s.left_margin) for s in before.sections
    ]
    assert len(after.sections) == 2
    header, footer = after.sections[0].header, after.sections[0].footer
    assert header.paragraphs[0].text.startswith("HOUSE OF NORTHMOOR")
    assert list(header._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"))
    assert any("PAGE" in (mark.text or "") for mark in footer._element.iter(f"{W}instrText"))
    assert any("TOC" in (mark.text or "") for mark in read_part(path).iter(f"{W}instrText"))
    assert not list(read_part(path).iter(f"{W}tag"))
