"""paper, details and templates: what is written where, and what stops them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from rag_reports.layouts.profile import samples_folder

from .conftest import Done

Run = Callable[..., Done]
FORCE = samples_folder() / "eastmere"
ROOT = Path(__file__).parent.parent.parent
PAPER = ("paper", FORCE / "tracker.xlsx", "--template", "suffolk_panel", "--as-at", "2020-07-03")


def test_a_paper_from_the_form(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "p.docx"
    done = run(*PAPER, "--details", FORCE / "details.xlsx", "--set", "paper_no=AP20/77", "-o", path)
    assert done.code == 0
    assert done.err == f"Written to {path} (DRAFT: the check of the tracker found 9 errors that still stand.)\n"
    texts = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    assert texts[0] == "ORIGINATOR: CHIEF CONSTABLE\tPAPER NO: AP20/77"


def test_what_is_missing_is_told_and_makes_a_draft_and_no_final_paper(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "p.docx"
    done = run(*PAPER, "-o", path)
    assert done.code == 0
    assert 'RAG805 The paper needs "Paper number", which nobody gave.' in done.err
    path.unlink()
    final = run(*PAPER, "-o", path, "--final")
    assert (final.code, path.exists()) == (1, False)
    assert "RAG805" in final.err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("paper_number=1", 'Error: --set: "paper_number" is no field of this format. Its fields are originator, '),
        ("AP1", "Error: --set: 'AP1' is not FIELD=VALUE."),
    ],
)
def test_a_field_that_the_format_has_not_is_refused(run: Run, tmp_path: Path, given: str, said: str) -> None:
    done = run(*PAPER, "-o", tmp_path / "p.docx", "--set", given)
    assert (done.code, done.err[: len(said)]) == (2, said)


def test_an_appendix_is_no_paper_and_a_paper_no_appendix(run: Run, clean: Path, tmp_path: Path) -> None:
    output = ("-o", tmp_path / "p.docx")
    done = run("paper", clean, *output, "--template", "city_of_london")
    assert done.err == ("Error: --template: city_of_london is an appendix alone. Write it with the command appendix.\n")
    done = run("appendix", clean, *output, "--template", "suffolk_panel")
    assert done.err == "Error: --template: suffolk_panel is a committee paper. Write it with the command paper.\n"


def test_prepare_writes_paper_and_appendix_and_counts_what_is_missing_in_the_paper_alone(
    run: Run, tmp_path: Path
) -> None:
    both = ("--template", "suffolk_panel", "--template", "city_of_london")
    done = run("prepare", FORCE / "tracker.xlsx", *both, "--as-at", "2020-07-03", "-o", tmp_path / "out")
    assert done.code == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"paper suffolk_panel.docx", "appendix city_of_london.docx", "findings.xlsx"}
    notices = [
        next(p.text for p in docx.Document(str(tmp_path / "out" / name)).paragraphs if p.text.startswith("DRAFT"))
        for name in ("appendix city_of_london.docx", "paper suffolk_panel.docx")
    ]
    assert "found 9 errors" in notices[0] and "found 9 errors" not in notices[1]


def test_details_writes_an_empty_form_and_never_over_one(run: Run, tmp_path: Path) -> None:
    form = tmp_path / "form.xlsx"
    ask = ("details", form, "--template", "suffolk_panel", "--book", FORCE / "tracker.xlsx")
    assert run(*ask).code == 0
    book = load_workbook(form)
    assert book.sheetnames == ["Paper details", "Paper reports"]
    assert [cell.value for cell in book["Paper details"][5]] == [
        "Paper number",
        "required",
        "The number that the panel's clerk gave the paper, such as AP20/33.",
        None,
    ]
    done = run(*ask)
    assert (done.code, done.err) == (
        2,
        f"Error: {form}: this file is there already. Give another name, or move it away first.\n",
    )


@pytest.mark.parametrize(
    ("form", "template", "said"),
    [
        ("form.docx", "suffolk_panel", "the form is a workbook. Give it a name that ends in .xlsx.\n"),
        ("form.xlsx", "city_of_london", "city_of_london asks for no details. Make its appendix with appendix.\n"),
    ],
)
def test_details_refuses_what_it_cannot_write(run: Run, tmp_path: Path, form: str, template: str, said: str) -> None:
    done = run("details", tmp_path / form, "--template", template)
    assert done.code == 2 and done.err.endswith(said)


def test_a_format_of_ones_own_is_checked_at_once(run: Run, tmp_path: Path) -> None:
    own = Path(shutil.copytree(ROOT / "templates" / "suffolk_panel", tmp_path / "own"))
    assert run("templates", "--check", own).out == f"{own}: nothing is wrong.\n"
    path = own / "format.toml"
    text = path.read_text(encoding="utf-8")
    for before, after in (
        ("{overview}", "{overwiew}"),
        ('style = "lettered"', 'style = "letterd"'),
        ('when = "red_one"', 'when = "red_on"'),
        ("**{item}**", "**{item}"),
        ('which = "new"', 'which = "newest"'),
        ('name = "summary"', 'name = "The Summary"'),
        ("required = true", 'required = "yes"'),
        ('control = "appendix"', 'control = "annex"'),
    ):
        assert before in text
        text = text.replace(before, after, 1)
    path.write_text(text, encoding="utf-8")
    done = run("templates", "--check", own)
    assert done.code == 2
    for problem in (
        "- section 3, lines, line 11: text uses {overwiew}; it may use {title}, {force}",
        "- styles.letterd is missing",
        '- section 3, lines, line 10: when "red_on" names no field and no count such as red_one',
        "- section 5, item, line 1: text has a ** without its partner",
        '- section 4: the which "newest" is not known; known are all, new, earlier, with items',
        '- fields 7: the name "The Summary" must be small letters, digits and _ alone',
        "- fields 1: required must be true or false",
        '- template.docx has no content control with the tag "annex"',
    ):
        assert problem in done.out
    assert done.out.endswith("faults found.\n")
