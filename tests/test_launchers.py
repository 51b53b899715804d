"""The files onto which a tracker is dropped."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CMD = (ROOT / "prepare.cmd").read_bytes().decode("ascii")
NAMES = ["my tracker.xlsx", "R&D café.xlsx", "100% $HOME `x` 'quoted' (2)!.xlsx", "-o.xlsx"]
posix = pytest.mark.skipif(os.name == "nt", reason="prepare.sh is for Linux and macOS")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a blank in its name that is set up already: its .venv holds this Python."""
    folder = tmp_path / "the project"
    folder.mkdir()
    for name in ("prepare.sh", "setup.cfg"):
        shutil.copy(ROOT / name, folder)
    for name in ("rag_reports", "templates", "workbooks"):
        (folder / name).symlink_to(ROOT / name)
    return folder


def set_up(project: Path) -> None:
    """Stand-in for what the first use makes: a Python that knows the installed version and runs this one."""
    python = project / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\ncase "$1" in -I) exit 0;; esac\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)


def drop(project: Path, *arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = ["/bin/sh", project / "prepare.sh", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120, env=os.environ | environment)


@posix
@pytest.mark.parametrize("name", NAMES)
def test_a_tracker_of_any_name_is_prepared(project: Path, tmp_path: Path, name: str) -> None:
    set_up(project)
    book = tmp_path / name
    shutil.copy(ROOT / "workbooks" / "harbour_city" / "tracker.xlsx", book)
    done = drop(project, book, "--as-at", "2019-01-31", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    papers = tmp_path / f"{book.stem} papers 2019-01-31"
    assert sorted(path.name for path in papers.iterdir()) == ["appendix.docx", "findings.xlsx"]


@posix
def test_nothing_dropped_is_one_sentence(project: Path, tmp_path: Path) -> None:
    done = drop(project, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "drop one tracker" in done.stderr


@posix
def test_two_trackers_dropped_are_one_sentence(project: Path, tmp_path: Path) -> None:
    set_up(project)
    for name in ("a b.xlsx", "c.xlsx"):
        (tmp_path / name).write_bytes(b"")
    done = drop(project, "a b.xlsx", "c.xlsx", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "Drop one workbook at a time.\n")


@posix
def test_a_missing_python_is_one_sentence(project: Path, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("dirname", "sh"):
        (tools / tool).symlink_to(shutil.which(tool) or "")
    done = drop(project, "a.xlsx", cwd=tmp_path, PATH=str(tools))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "Python 3.11 or later is missing" in done.stderr


@posix
def test_an_old_python_is_not_used(project: Path, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("dirname", "sh"):
        (tools / tool).symlink_to(shutil.which(tool) or "")
    (tools / "python3").write_text("#!/bin/sh\nexit 1\n")
    (tools / "python3").chmod(0o755)
    done = drop(project, "a.xlsx", cwd=tmp_path, PATH=str(tools))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


@posix
def test_what_prepare_says_passes_through(project: Path, tmp_path: Path) -> None:
    set_up(project)
    done = drop(project, tmp_path / "missing.xlsx", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("Error: ") and done.stderr.count("\n") == 1


def test_every_jump_of_the_windows_file_has_its_label() -> None:
    labels = set(re.findall(r"^:(\w+)", CMD, re.M))
    assert set(re.findall(r"goto (\w+)|call :(\w+)", CMD)) != set()
    assert {name for pair in re.findall(r"goto (\w+)|call :(\w+)", CMD) for name in pair if name} <= labels


def test_the_windows_file_takes_names_before_late_expansion() -> None:
    taken = CMD.index('set "book=%~1"')
    assert CMD.index("DisableDelayedExpansion") < taken < CMD.index("EnableDelayedExpansion")
    later = CMD[CMD.index("EnableDelayedExpansion") :]
    assert re.findall(r"%~\w", later) == []
