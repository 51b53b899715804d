"""prepare and appendix: what is written where, and how it ends."""

import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from .conftest import CLEAN, Done, write_book

Run = Callable[..., Done]
ROOT = Path(__file__).parent.parent.parent
AS_AT = ("--as-at", "2019-01-31")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_prepare_writes_both_papers_beside_the_workbook(run: Run, faulty: Path) -> None:
    before = faulty.read_bytes()
    done = run("prepare", faulty, *AS_AT)
    folder = faulty.parent / "R&D café tracker papers 2019-01-31"
    assert (done.code, done.err) == (0, "")
    assert names(folder) == ["appendix.docx", "findings.xlsx"]
    assert names(faulty.parent) == [folder.name, faulty.name]
    assert faulty.read_bytes() == before
    assert docx.Document(str(folder / "appendix.docx")).tables
    cells = [cell.value for cell in load_workbook(folder / "findings.xlsx")["Findings"]["B"]]
    assert "'HMICFRS Log'!E4" in cells or "'HMICFRS Log'!F4" in cells


def test_prepare_prints_one_screen(run: Run, faulty: Path) -> None:
    done = run("prepare", faulty, *AS_AT)
    lines = done.out.splitlines()
    assert lines[0].startswith("R&D café tracker.xlsx as at 31 January 2019: 1 report, 3 items")
    assert "GREEN 1 · AMBER 2" in done.out
    assert any(line.startswith("  RAG106  'HMICFRS Log'!") for line in lines)
    assert "DRAFT" in done.out
    assert lines[-1].startswith("Open first: ")
    assert len(lines) <= 40


def test_prepare_again_replaces_its_own_files_only(run: Run, faulty: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert run("prepare", faulty, *AS_AT, "-o", folder).code == 0
    (folder / "notes.txt").write_text("mine")
    assert run("prepare", faulty, *AS_AT, "-o", folder).code == 0
    assert names(folder) == ["appendix.docx", "findings.xlsx", "notes.txt"]


@pytest.mark.parametrize(("fail_on", "code"), [((), 0), (("--fail-on", "error"), 1)])
def test_prepare_fails_on_findings_only_when_asked(run: Run, faulty: Path, fail_on: tuple[str, ...], code: int) -> None:
    assert run("prepare", faulty, *AS_AT, *fail_on).code == code
    assert (faulty.parent / "R&D café tracker papers 2019-01-31" / "appendix.docx").exists()


def test_prepare_makes_an_appendix_for_each_format_or_none(run: Run, clean: Path, tmp_path: Path) -> None:
    assert names(tmp_path) == ["clean.xlsx"]
    other = shutil.copytree(ROOT / "templates" / "city_of_london", tmp_path / "our_panel")
    both = ("--template", "city_of_london", "--template", other)
    assert run("prepare", clean, *AS_AT, *both, "--template", "nowhere", "-o", tmp_path / "out").code == 2
    assert run("prepare", clean, *AS_AT, *both, *both, "-o", tmp_path / "out").code == 2
    assert names(tmp_path) == ["clean.xlsx", "our_panel"]
    assert run("prepare", clean, *AS_AT, *both, "-o", tmp_path / "out").code == 0
    assert names(tmp_path / "out") == ["appendix city_of_london.docx", "appendix our_panel.docx", "findings.xlsx"]


def test_prepare_never_writes_over_the_workbook(run: Run, clean: Path, tmp_path: Path) -> None:
    book = clean.rename(tmp_path / "findings.xlsx")
    before = book.read_bytes()
    done = run("prepare", book, *AS_AT, "-o", tmp_path)
    assert done.code == 2 and "being read" in done.err
    assert book.read_bytes() == before
    assert names(tmp_path) == ["findings.xlsx"]


def test_an_appendix_is_a_draft_while_errors_stand(run: Run, faulty: Path, tmp_path: Path) -> None:
    done = run("appendix", faulty, *AS_AT, "-o", tmp_path / "a.docx")
    assert (done.code, done.out) == (0, "")
    assert "DRAFT" in done.err
    assert (tmp_path / "a.docx").exists()


def test_a_final_appendix_is_refused_while_errors_stand(run: Run, faulty: Path, tmp_path: Path) -> None:
    done = run("appendix", faulty, *AS_AT, "-o", tmp_path / "a.docx", "--final")
    assert (done.code, done.out) == (1, "")
    assert "RAG106" in done.err and done.err.count("\n") == 1
    assert not (tmp_path / "a.docx").exists()


def test_a_final_appendix_is_written_when_none_stands(run: Run, clean: Path, tmp_path: Path) -> None:
    done = run("appendix", clean, *AS_AT, "-o", tmp_path / "a.docx", "--final")
    assert done.code == 0, done.err
    assert "DRAFT" not in done.err
    assert (tmp_path / "a.docx").exists()


def test_without_a_status_anywhere_the_appendix_is_not_final_and_prepare_names_the_rules(
    run: Run, tmp_path: Path
) -> None:
    book = write_book(tmp_path / "no status.xlsx", [(*row[:4], None, *row[5:]) for row in CLEAN])
    sheets = load_workbook(book)
    sheets["HMICFRS Log"]["E1"] = "Theme"
    sheets.save(book)
    final = run("appendix", book, *AS_AT, "--final", "-o", tmp_path / "a.docx")
    assert (final.code, final.err.count("\n")) == (1, 1)
    assert "no status column states the statuses" in final.err
    done = run("prepare", book, *AS_AT)
    assert "Rules that could not run here\n  RAG101" in done.out and "The tracker has no status column." in done.out
    assert len(done.out.splitlines()) <= 40
    assert "DRAFT" in done.out


def test_an_appendix_is_never_written_over_a_file_that_was_read(run: Run, clean: Path, tmp_path: Path) -> None:
    own = shutil.copytree(ROOT / "templates" / "city_of_london", tmp_path / "our_panel")
    before = (own / "template.docx").read_bytes()
    done = run("appendix", clean, *AS_AT, "--template", own, "-o", own / "template.docx")
    assert done.code == 2 and "this is a file that is being read" in done.err
    assert (own / "template.docx").read_bytes() == before
    book = clean.rename(tmp_path / "tracker.docx")
    before = book.read_bytes()
    assert run("appendix", book, *AS_AT, "-o", book).code == 2
    assert book.read_bytes() == before


def test_a_layout_that_was_read_is_never_written_over(run: Run, clean: Path, tmp_path: Path) -> None:
    layout = tmp_path / "layout.toml"
    assert run("layout", clean, "--save", layout).code == 0
    before = layout.read_bytes()
    for command in ("show", "check"):
        done = run(command, clean, *AS_AT, "--layout", layout, "-o", layout)
        assert done.code == 2 and "this is a file that is being read" in done.err
    assert layout.read_bytes() == before


def copy_format(folder: Path) -> Path:
    return Path(shutil.copytree(ROOT / "templates" / "city_of_london", folder))


def test_a_name_that_is_also_a_folder_here_is_refused(
    run: Run, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_format(tmp_path / "city_of_london")
    monkeypatch.chdir(tmp_path)
    output = ("-o", tmp_path / "a.docx")
    done = run("appendix", clean, *AS_AT, "--template", "city_of_london", *output)
    assert (done.code, done.err) == (
        2,
        "Error: city_of_london: this is the name of a format that comes with rag_reports and of a folder here. "
        "Write ./city_of_london for the folder, or rename it to use the other.\n",
    )
    assert run("appendix", clean, *AS_AT, "--template", "./city_of_london", *output).code == 0
    assert run("appendix", clean, *AS_AT, *output).code == 0
    assert run("prepare", clean, *AS_AT).code == 0


def test_two_formats_of_one_name_are_told_from_one_given_twice(run: Run, clean: Path, tmp_path: Path) -> None:
    one, two = copy_format(tmp_path / "a" / "panel"), copy_format(tmp_path / "b" / "Panel")
    done = run("prepare", clean, *AS_AT, "--template", one, "--template", two)
    assert (done.code, done.err) == (
        2,
        'Error: --template: 2 formats have the name "panel". Rename one of their folders.\n',
    )
    again = tmp_path / "a" / ".." / "a" / "panel"
    assert "one format is given twice" in run("prepare", clean, *AS_AT, "--template", one, "--template", again).err


def test_a_format_given_as_a_dot_has_its_folder_in_the_file_name(
    run: Run, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(copy_format(tmp_path / "our panel"))
    both = ("--template", ".", "--template", "city_of_london")
    assert run("prepare", clean, *AS_AT, *both, "-o", tmp_path / "out").code == 0
    assert names(tmp_path / "out") == ["appendix city_of_london.docx", "appendix our panel.docx", "findings.xlsx"]


def test_the_public_edition_says_what_to_mind(run: Run, clean: Path, tmp_path: Path) -> None:
    done = run("prepare", clean, *AS_AT, "--audience", "public", "-o", tmp_path / "out")
    assert (done.code, "No column of the tracker marks exempt rows" in done.err) == (0, True)
    book = load_workbook(clean)
    sheet = book.worksheets[0]
    sheet.cell(sheet.min_row, sheet.max_column + 1, "Restricted")
    marked = tmp_path / "marked.xlsx"
    book.save(marked)
    done = run("appendix", marked, *AS_AT, "--audience", "public", "-o", tmp_path / "a.docx")
    assert "No item is marked as exempt: the public edition holds every row." in done.err
    sheet.cell(sheet.max_row, sheet.max_column, "Yes")
    sheet.cell(sheet.min_row, sheet.max_column + 1, "Evidence (not for publication)")
    book.save(marked)
    done = run("appendix", marked, *AS_AT, "--audience", "public", "-o", tmp_path / "b.docx")
    assert "items is marked as exempt and left out. The column left out: " in done.err
    assert "Findings and checks still name all of it." in done.err


def test_a_layout_in_another_encoding_is_refused_in_plain_words(run: Run, clean: Path, tmp_path: Path) -> None:
    layout = tmp_path / "layout.toml"
    layout.write_text("sheets = []", encoding="utf-16")
    done = run("check", clean, *AS_AT, "--layout", layout)
    assert (done.code, "the file is not saved as UTF-8. Save it as UTF-8 (" in done.err) == (2, True)


def test_a_redline_tracks_what_changed_since_the_last_meeting(run: Run, clean: Path, tmp_path: Path) -> None:
    last = tmp_path / "last.xlsx"
    book = load_workbook(clean)
    sheet = book.worksheets[0]
    row = next(row for row in sheet.iter_rows() if any(cell.value == "AMBER" for cell in row))
    next(cell for cell in row if cell.value == "AMBER").value = "RED"
    book.save(last)
    redline = tmp_path / "redline.docx"
    done = run("appendix", clean, *AS_AT, "--previous", last, "--redline", "-o", redline)
    assert (done.code, redline.exists()) == (0, True)
    changed = docx.Document(str(redline)).element.xpath("//w:tc//w:del//w:delText")
    assert [text.text for text in changed] == ["RED"]


@pytest.mark.parametrize(
    ("options", "said"),
    [((), "Give the last meeting's tracker as --previous"), (("--audience", "public"), "Leave out --audience public")],
)
def test_a_redline_that_cannot_be_made_is_refused(
    options: tuple[str, ...], said: str, run: Run, clean: Path, tmp_path: Path
) -> None:
    previous = ("--previous", clean) if options else ()
    done = run("appendix", clean, *AS_AT, *options, *previous, "--redline", "-o", tmp_path / "a.docx")
    assert (done.code, said in done.err, (tmp_path / "a.docx").exists()) == (2, True, False)


def test_no_paper_is_written_where_its_pdf_cannot_be(
    run: Run, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    done = run("appendix", clean, *AS_AT, "--pdf", "-o", tmp_path / "a.docx")
    assert (done.code, "LibreOffice" in done.err, (tmp_path / "a.docx").exists()) == (2, True, False)
    assert run("prepare", clean, *AS_AT, "--pdf", "-o", tmp_path / "out").code == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.libreoffice
def test_the_one_click_makes_the_pdf_too(run: Run, clean: Path, tmp_path: Path, soffice: str) -> None:
    done = run("prepare", clean, *AS_AT, "--pdf", "-o", tmp_path / "out")
    assert done.code == 0
    assert names(tmp_path / "out") == ["appendix.docx", "appendix.pdf", "findings.xlsx"]
    assert "appendix.pdf" in done.out
