"""What stands under a name: pipes, devices, folders, links, names that a screen or a service would act on."""

import os
import shutil
from pathlib import Path

import pytest

from tests.ooxml.books import write_zip

from .feeding import Feeder, files
from .small_tracker import parts

CHANGES = "report,number,field,value\nFraud: Time to Choose,2,comment,The board met in January.\n"
NAMES = (
    "a b.xlsx",
    "-x.xlsx",
    "a\nb.xlsx",
    "\x1b[2J.xlsx",
    "\u202ea.xlsx",
    "é☃🙂.xlsx",
    "%0A::error::.xlsx",
    "'\"&<>;$(x).xlsx",
    "a" * 240 + ".xlsx",
    ".xlsx.xlsx",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_zip(tmp_path / "good.xlsx", parts())
    (tmp_path / "changes.csv").write_text(CHANGES)
    (tmp_path / "folder.xlsx").mkdir()
    os.mkfifo(tmp_path / "pipe.xlsx")
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "zero.xlsx").symlink_to("/dev/zero")
    (tmp_path / "zero.csv").symlink_to("/dev/zero")
    (tmp_path / "zero.toml").symlink_to("/dev/zero")
    (tmp_path / "round.xlsx").symlink_to("round.xlsx")
    (tmp_path / "nothing.xlsx").symlink_to("nowhere.xlsx")
    (tmp_path / "format").mkdir()
    os.mkfifo(tmp_path / "format" / "format.toml")
    return tmp_path


@pytest.mark.parametrize(
    "name", ["pipe.xlsx", "zero.xlsx", "round.xlsx", "nothing.xlsx", "folder.xlsx", "/dev/zero", "/dev/stdin"]
)
def test_what_is_no_file_is_not_read(feeder: Feeder, folder: Path, name: str) -> None:
    commands = (
        ("show", name),
        ("appendix", name, "-o", "appendix.docx"),
        ("apply", name, "changes.csv", "--write"),
        ("apply", "good.xlsx", name, "--write"),
        ("compare", "good.xlsx", name),
        ("mark", "good.xlsx", "--previous", name, "--write"),
        ("paper", "good.xlsx", "--template", "suffolk_panel", "--details", name, "-o", "paper.docx"),
        ("check-docx", name),
    )
    feeder.all_refused(folder, commands)
    if name != "folder.xlsx":
        feeder.refused(folder, ("check", name))


@pytest.mark.parametrize("name", ["pipe.csv", "zero.csv"])
def test_changes_are_read_from_files_alone(feeder: Feeder, folder: Path, name: str) -> None:
    feeder.refused(folder, ("apply", "good.xlsx", name, "--write"), "a device or pipe")


def test_layouts_and_formats_are_read_from_files_alone(feeder: Feeder, folder: Path) -> None:
    feeder.refused(folder, ("show", "good.xlsx", "--layout", "zero.toml"), "no such layout")
    feeder.refused(folder, ("show", "good.xlsx", "--layout", "pipe.csv"), "no such layout")
    feeder.refused(folder, ("templates", "--check", "format"), "no committee format")
    feeder.refused(folder, ("appendix", "good.xlsx", "--template", "format", "-o", "a.docx"), "no committee format")


@pytest.mark.parametrize(
    "target",
    ["pipe.csv", "/dev/null", "/dev/zero", "zero.csv", "good.xlsx", "linked.xlsx", "folder.xlsx"],
)
def test_results_go_into_files_alone(feeder: Feeder, folder: Path, target: str) -> None:
    (folder / "linked.xlsx").symlink_to("good.xlsx")
    for command in (
        ("show", "good.xlsx", "--format", "csv", "-o", target),
        ("check", "good.xlsx", "--format", "xlsx", "-o", target),
        ("compare", "good.xlsx", "good.xlsx", "-o", target),
    ):
        feeder.refused(folder, command)
    feeder.refused(folder, ("appendix", "good.xlsx", "-o", target))
    assert Path("/dev/null").is_char_device() and Path("/dev/zero").is_char_device()


def test_a_result_replaces_a_link_and_leaves_what_it_leads_to(feeder: Feeder, folder: Path) -> None:
    (folder / "letter.txt").write_text("mine")
    (folder / "out.csv").symlink_to("letter.txt")
    assert feeder.run(folder, "show", "good.xlsx", "--format", "csv", "-o", "out.csv").code == 0
    assert (folder / "letter.txt").read_text() == "mine"
    assert not (folder / "out.csv").is_symlink() and "fraud policy" in (folder / "out.csv").read_text(
        encoding="utf-8-sig"
    )


def test_a_change_to_a_link_changes_what_it_leads_to_and_leaves_the_link(feeder: Feeder, folder: Path) -> None:
    (folder / "linked.xlsx").symlink_to("good.xlsx")
    before = (folder / "good.xlsx").read_bytes()
    assert feeder.run(folder, "apply", "linked.xlsx", "changes.csv", "--write").code == 0
    assert (folder / "linked.xlsx").is_symlink() and (folder / "good.xlsx").read_bytes() != before


def test_an_output_beside_the_tracker_is_not_the_tracker(feeder: Feeder, folder: Path) -> None:
    for out in ("good.xlsx", "./good.xlsx", str(folder / "good.xlsx")):
        before = files(folder)
        done = feeder.run(folder, "apply", "good.xlsx", "changes.csv", "--write", "--out", out, "--no-backup")
        assert done.code == 0 and files(folder).keys() == before.keys()


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name[:20]))
def test_a_file_of_any_name(feeder: Feeder, tmp_path: Path, name: str) -> None:
    write_zip(tmp_path / name, parts())
    before = files(tmp_path)
    given = f"./{name}"
    forms = ("text", "json", "sarif", "junit", "github", "csv")
    checks = [("check", given, "--format", form, "--as-at", "2019-01-31") for form in forms]
    for done in feeder.run_all(tmp_path, [*checks, ("show", given), ("due", given, "--format", "ics")]):
        assert done.code in (0, 1)
    assert files(tmp_path) == before
    writing = (
        ("check", given, "--format", "xlsx", "-o", "found.xlsx"),
        ("figures", given, "--format", "xlsx", "-o", "figures.xlsx"),
        ("appendix", given, "-o", "appendix.docx"),
    )
    assert {done.code for done in feeder.run_all(tmp_path, writing)} <= {0, 1}
    assert feeder.run(tmp_path, "show", "found.xlsx").code == 2


def test_a_folder_that_cannot_be_written(feeder: Feeder, folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir()
    shutil.copy(folder / "good.xlsx", closed)
    closed.chmod(0o500)
    if os.access(closed, os.W_OK):
        closed.chmod(0o700)
        pytest.skip("an administrator may write anywhere")
    feeder.refused(folder, ("apply", "closed/good.xlsx", "changes.csv", "--write"))
    feeder.refused(folder, ("appendix", "good.xlsx", "-o", "closed/appendix.docx"))
    closed.chmod(0o700)
