"""show, layout, rules and templates."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

from .conftest import Done

Run = Callable[..., Done]


def test_show_says_which_cells_were_read_and_why(run: Run, faulty: Path) -> None:
    done = run("show", faulty)
    assert (done.code, done.err) == (0, "")
    assert "1 report, 3 items" in done.out
    assert '"Strategic lead"' in done.out
    assert "Fraud: Time to Choose" in done.out
    assert "\x1b" not in done.out


def test_show_in_json(run: Run, faulty: Path) -> None:
    record = json.loads(run("show", faulty, "--format", "json", "--as-at", "2019-01-31").out)
    assert record["as_at"] == "2019-01-31"
    assert [item["number"] for item in record["reports"][0]["items"]] == ["1", "2", "3"]
    assert record["reports"][0]["items"][2]["cells"]["status"] == "'HMICFRS Log'!E4"


def test_show_in_csv_marks_a_file_for_excel_and_not_a_pipe(run: Run, faulty: Path, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("show", faulty, "--format", "csv").out)))
    assert [row["status"] for row in rows] == ["GREEN", "AMBER", "AMBER"]
    run("show", faulty, "--format", "csv", "-o", tmp_path / "items.csv")
    assert (tmp_path / "items.csv").read_bytes().startswith(b"\xef\xbb\xbfreport,")


def test_a_layout_is_saved_and_read_by_and_not_lost(run: Run, faulty: Path, tmp_path: Path) -> None:
    profile = tmp_path / "layout.toml"
    printed = run("layout", faulty)
    assert printed.code == 0
    assert run("layout", faulty, "--save", profile).code == 0
    assert profile.read_text(encoding="utf-8").rstrip("\n") == printed.out.rstrip("\n")
    shown = run("show", faulty, "--layout", profile, "--format", "json")
    assert len(json.loads(shown.out)["reports"][0]["items"]) == 3
    profile.write_text("# edited\n" + profile.read_text(encoding="utf-8"), encoding="utf-8")
    refused = run("layout", faulty, "--save", profile)
    assert refused.code == 2 and "--force" in refused.err
    assert profile.read_text(encoding="utf-8").startswith("# edited")
    assert run("layout", faulty, "--save", profile, "--force").code == 0


def test_an_unknown_layout_is_one_sentence(run: Run, faulty: Path) -> None:
    done = run("show", faulty, "--layout", "nowhere")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)


def test_rules_are_listed_and_explained(run: Run) -> None:
    listed = run("rules")
    assert "RAG106  error    overdue-but-amber" in listed.out
    explained = run("rules", "overdue-but-amber")
    assert explained.code == 0 and explained.out.startswith("RAG106 overdue-but-amber (error)")
    unknown = run("rules", "RAG1066")
    assert (unknown.code, unknown.out) == (2, "")


def test_templates_are_listed(run: Run) -> None:
    done = run("templates")
    assert done.code == 0 and done.out.startswith("city_of_london  ")
