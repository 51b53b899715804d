"""``rag-reports figures``."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from .conftest import Done

Run = Callable[..., Done]
AS_AT = ("--as-at", "2019-01-31")


def test_it_counts_and_words_the_sentences(run: Run, faulty: Path) -> None:
    done = run("figures", faulty, *AS_AT)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(
        "R&D café tracker.xlsx as at 31 January 2019\n  3 items in 1 report: 2 open, 1 complete, 0 closed. Overdue: 1."
    )
    assert "The tracker holds 3 recommendations from this report. 1 is complete and 2 are in progress." in done.out


def test_json_is_for_programs(run: Run, faulty: Path) -> None:
    record = json.loads(run("figures", faulty, *AS_AT, "--format", "json").out)
    assert (record["total"]["open"], record["total"]["overdue"]) == (2, 1)
    assert [one["owner"] for one in record["by_owner"]] == ["Head of Crime"]


def test_a_workbook_needs_a_file(run: Run, faulty: Path, tmp_path: Path) -> None:
    refused = run("figures", faulty, "--format", "xlsx")
    assert refused.code == 2 and "-o F.xlsx" in refused.err
    written = tmp_path / "figures.xlsx"
    assert run("figures", faulty, *AS_AT, "--format", "xlsx", "-o", written).code == 0
    assert openpyxl.load_workbook(written)["By owner"]["A2"].value == "Head of Crime"


def test_it_never_writes_over_the_tracker(run: Run, faulty: Path) -> None:
    before = faulty.read_bytes()
    assert run("figures", faulty, "--format", "xlsx", "-o", faulty).code == 2
    assert faulty.read_bytes() == before


def test_the_sentences_are_worded_by_the_template_that_is_named(run: Run, faulty: Path) -> None:
    refused = run("figures", faulty, "--template", "nowhere")
    assert refused.code == 2 and "nowhere" in refused.err


@pytest.mark.parametrize("force", ["eastmere", "harbour_city", "northfold"])
def test_the_samples_have_figures(run: Run, force: str) -> None:
    book = Path(__file__).parent.parent.parent / "workbooks" / force / "tracker.xlsx"
    record = json.loads(run("figures", book, "--format", "json").out)
    assert record["total"]["items"] == sum(one["items"] for one in record["by_report"]) > 0
    assert all(one["sentence"].endswith(".") for one in record["by_report"])
