"""A check for the public: what it adds, and that papers for the public are held to it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import FRAUD, POLICY, REVIEW, Done, write_book

Run = Callable[..., Done]
AS_AT = ("--as-at", "2019-01-31")
PUBLIC = ("--audience", "public")
ROWS = (
    (*FRAUD, *POLICY, "The policy was published on the website in August 2018."),
    (*FRAUD, *REVIEW, "OFFICIAL-SENSITIVE: the review team has been chosen and reported to the board in January."),
)


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    """A tracker whose second item is marked in words alone."""
    return write_book(tmp_path / "marked.xlsx", ROWS)


def test_a_check_for_the_public_adds_its_rules(run: Run, marked: Path) -> None:
    before = run("check", marked, *AS_AT)
    assert (before.code, "ask for one with --audience public" in before.out) == (0, True)
    done = run("check", marked, *AS_AT, *PUBLIC)
    assert (done.code, 'The comment is marked "OFFICIAL-SENSITIVE"' in done.out) == (1, True)
    assert "--audience public" not in done.out


def test_no_final_paper_for_the_public_holds_a_marked_row(run: Run, marked: Path, tmp_path: Path) -> None:
    paper = tmp_path / "appendix.docx"
    done = run("appendix", marked, *AS_AT, *PUBLIC, "--final", "-o", paper)
    assert (done.code, "RAG802" in done.err, paper.exists()) == (1, True, False)
    assert run("appendix", marked, *AS_AT, "--final", "-o", paper).code == 0
    assert "RAG802" in run("prepare", marked, *AS_AT, *PUBLIC, "-o", tmp_path / "out").out


def test_what_only_a_check_for_the_public_finds_can_be_accepted(run: Run, marked: Path, tmp_path: Path) -> None:
    why = ("--reason", "The board has seen it.", "--by", "Head of Crime", "--until", "30 June 2019", "--write")
    assert run("accept", marked, "RAG802", "--number", "2", *AS_AT, *why).code == 0
    assert run("appendix", marked, *AS_AT, *PUBLIC, "--final", "-o", tmp_path / "appendix.docx").code == 0
    assert run("check", marked, *AS_AT).code == 0


def test_a_folder_for_the_public_says_which_files_are_not(run: Run, marked: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert run("prepare", marked, *AS_AT, "-o", folder).code == 0
    done = run("prepare", marked, *AS_AT, *PUBLIC, "--previous", marked, "-o", folder)
    assert "Do not publish findings.xlsx and changes.xlsx: all of it still stands there." in done.err
    names = ["appendix public.docx", "appendix.docx", "changes.xlsx", "findings.xlsx"]
    assert [name for name in sorted(path.name for path in folder.iterdir()) if "before" not in name] == names
