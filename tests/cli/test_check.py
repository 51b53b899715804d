"""check: exit codes, forms and options."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from .conftest import Done

Run = Callable[..., Done]
AS_AT = ("--as-at", "31 January 2019")


def test_nothing_wrong_is_0(run: Run, clean: Path) -> None:
    done = run("check", clean, *AS_AT)
    assert (done.code, done.err) == (0, "")
    assert "nothing found" in done.out or "note" in done.out or "warning" in done.out


def test_an_error_is_1_and_its_cell_is_named(run: Run, faulty: Path) -> None:
    done = run("check", faulty, *AS_AT, "--select", "RAG106")
    assert (done.code, done.err) == (1, "")
    assert "RAG106  'HMICFRS Log'!" in done.out
    assert done.out.splitlines()[0] == "R&D café tracker.xlsx as at 31 January 2019: 1 report, 3 items"
    assert "  GREEN 1 · AMBER 2 · RED 0 · WHITE 0 · CLOSED 0" in done.out


@pytest.mark.parametrize("as_at", ["2018-10-31", "31/10/2018"])
def test_the_date_decides(run: Run, faulty: Path, as_at: str) -> None:
    assert run("check", faulty, "--as-at", as_at, "--select", "RAG106").code == 0


def test_rules_can_be_left_out_and_set(run: Run, faulty: Path) -> None:
    assert run("check", faulty, *AS_AT, "--select", "RAG1", "--ignore", "overdue-but-amber,RAG107").code == 0
    assert run("check", faulty, *AS_AT, "--option", "RAG106.deadline=original").code == 1
    done = run("check", faulty, *AS_AT, "--option", "RAG106.nonsense=1")
    assert done.code == 2 and "RAG106" in done.err
    done = run("check", faulty, *AS_AT, "--select", "RAG999")
    assert done.code == 2 and "RAG999" in done.err


def test_fail_on_a_grade_below(run: Run, faulty: Path) -> None:
    assert run("check", faulty, "--as-at", "2018-10-31", "--select", "RAG115", "--fail-on", "info").code == 0


def test_json_of_one_book_and_of_several(run: Run, clean: Path, faulty: Path) -> None:
    one = json.loads(run("check", faulty, *AS_AT, "--select", "RAG106", "--format", "json").out)
    assert [finding["code"] for finding in one["findings"]] == ["RAG106"]
    assert one["findings"][0]["sheet"] == "HMICFRS Log"
    assert one["findings"][0]["cell"][1:] == "4"
    done = run("check", clean, faulty, *AS_AT, "--select", "RAG106", "--format", "json")
    assert done.code == 1
    assert [len(record["findings"]) for record in json.loads(done.out)] == [0, 1]


def test_a_workbook_of_findings_needs_a_file(run: Run, faulty: Path, tmp_path: Path) -> None:
    done = run("check", faulty, *AS_AT, "--select", "RAG106", "--format", "xlsx")
    assert done.code == 2 and "-o F.xlsx" in done.err
    done = run("check", faulty, *AS_AT, "--select", "RAG106", "--format", "xlsx", "-o", tmp_path / "out.xlsx")
    assert done.code == 1
    sheet = load_workbook(tmp_path / "out.xlsx")["Findings"]
    assert (sheet["B2"].value, sheet["B2"].hyperlink.target) == ("'HMICFRS Log'!E4", "R&D%20café%20tracker.xlsx")


def test_a_file_instead_of_the_screen(run: Run, faulty: Path, tmp_path: Path) -> None:
    done = run("check", faulty, *AS_AT, "--select", "RAG106", "-o", tmp_path / "out.txt")
    assert (done.code, done.out) == (1, "")
    assert done.err == f"Written to {tmp_path / 'out.txt'}\n"
    assert "RAG106" in (tmp_path / "out.txt").read_text(encoding="utf-8")


def test_the_workbook_is_never_written_over(run: Run, faulty: Path) -> None:
    before = faulty.read_bytes()
    done = run("check", faulty, *AS_AT, "-o", faulty)
    assert done.code == 2 and "being read" in done.err
    assert faulty.read_bytes() == before


@pytest.mark.parametrize("bad_first", [False, True])
def test_a_book_that_cannot_be_read_does_not_hide_the_others(
    run: Run, faulty: Path, tmp_path: Path, bad_first: bool
) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_text("no workbook")
    books = (bad, faulty) if bad_first else (faulty, bad)
    done = run("check", *books, bad, *AS_AT, "--select", "RAG106")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "RAG106  'HMICFRS Log'!" in done.out and "bad.xlsx" in done.err
    done = run("check", *books, *AS_AT, "--format", "json")
    assert done.code == 2
    assert [record["workbook"] for record in json.loads(done.out)] == [str(faulty)]


def test_where_no_book_can_be_read_nothing_is_written(run: Run, tmp_path: Path) -> None:
    done = run("check", tmp_path / "a.xlsx", tmp_path / "b.xlsx", "-o", tmp_path / "c.txt")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 2)
    assert not (tmp_path / "c.txt").exists()


def test_a_folder_stands_for_its_workbooks(run: Run, clean: Path, faulty: Path) -> None:
    folder = clean.parent
    (folder / "~$clean.xlsx").write_bytes(b"Excel's own lock file")
    (folder / "notes.txt").write_text("no workbook")
    done = run("check", folder, clean, *AS_AT, "--select", "RAG106", "--format", "json")
    assert done.code == 1
    assert [Path(record["workbook"]).name for record in json.loads(done.out)] == [faulty.name, clean.name]
    (folder / "empty").mkdir()
    done = run("check", folder / "empty", *AS_AT)
    assert done.code == 2 and "the folder holds no Excel workbook" in done.err


def test_many_large_books_are_checked_side_by_side_as_one_by_one(
    run: Run, clean: Path, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = clean.parent / "broken.xlsx"
    broken.write_bytes(b"no workbook")
    arguments = ("check", clean, broken, faulty, *AS_AT, "--select", "RAG106", "--format", "json")
    one_by_one = run(*arguments)
    monkeypatch.setattr("rag_reports.cli.checked._WORTH_PROCESSES", 0)
    side_by_side = run(*arguments)
    assert side_by_side == one_by_one
    assert side_by_side.code == 2 and "broken.xlsx" in side_by_side.err


@pytest.mark.parametrize(
    ("group_by", "heading"),
    [
        ("severity", "Errors (1)"),
        ("sheet", "HMICFRS Log (1)"),
        ("report", "Fraud: Time to Choose (1)"),
        ("owner", "Head of Crime (1)"),
        ("rule", "RAG106 overdue-but-amber (1)"),
    ],
)
def test_findings_stand_together_as_asked(run: Run, faulty: Path, group_by: str, heading: str) -> None:
    done = run("check", faulty, *AS_AT, "--select", "RAG106", "--group-by", group_by)
    assert heading in done.out.splitlines()


@pytest.mark.parametrize("form", ["sarif", "junit", "github", "csv"])
def test_forms_for_programs_name_the_rule(run: Run, faulty: Path, form: str) -> None:
    done = run("check", faulty, *AS_AT, "--select", "RAG106", "--format", form)
    assert (done.code, done.err) == (1, "")
    assert "RAG106" in done.out and "overdue-but-amber" in done.out
