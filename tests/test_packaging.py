"""What is installed: every package, and the committee formats and samples with it."""

import configparser
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DATA = {"rag_reports.templates": "templates", "rag_reports.workbooks": "workbooks"}
LEFT_OUT = shutil.ignore_patterns(
    ".*", "__pycache__", "build", "dist", "*.egg-info", "node_modules", "tests", "bench", "docs"
)


def listed_packages() -> set[str]:
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    return set(settings["options"]["packages"].split())


def test_every_package_is_listed() -> None:
    folders = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "rag_reports").rglob("__init__.py")}
    assert listed_packages() == folders | set(DATA)


def test_every_dependency_has_a_lower_bound() -> None:
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    wanted = settings["options"]["install_requires"].split()
    assert all(">=" in requirement for requirement in wanted)
    names = {requirement.split(">=")[0] for requirement in wanted}
    assert names == {"click", "icalendar", "lxml", "openpyxl", "pandas", "python-docx", "rapidfuzz", "xlsxwriter"}


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300, env=os.environ | environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, so that building leaves nothing behind and finds nothing left behind."""
    return Path(shutil.copytree(ROOT, tmp_path_factory.mktemp("copy") / "source", ignore=LEFT_OUT))


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel, built without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", folder]
    run(*pip, ".", cwd=source)
    return next(folder.glob("*.whl"))


def data_files() -> set[str]:
    return {
        f"rag_reports/{path.relative_to(ROOT).as_posix()}"
        for folder in DATA.values()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_every_module_and_data_file(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "rag_reports").rglob("*.py")}
    tables = {path.relative_to(ROOT).as_posix() for path in (ROOT / "rag_reports").rglob("*.toml")}
    assert (modules | tables | data_files() | {"rag_reports/py.typed"}) - inside == set()
    assert any(name.startswith("rag_reports/templates/city_of_london/") for name in inside)
    assert any(name.endswith("/LICENSE") for name in inside)


def test_the_program_runs_from_an_unpacked_wheel(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    program = "import sys; sys.path.insert(0, sys.argv.pop(1)); from rag_reports.cli import main; main()"
    start = [sys.executable, "-I", "-c", program, tmp_path / "site"]
    assert "city_of_london" in run(*start, "templates", cwd=tmp_path)
    assert run(*start, "--version", cwd=tmp_path) == f"rag-reports {wheel.name.split('-')[1]}\n"


def test_the_wheel_puts_the_command_on_the_path(wheel: Path) -> None:
    package = zipfile.ZipFile(wheel)
    entry_points = next(name for name in package.namelist() if name.endswith("/entry_points.txt"))
    assert "rag-reports = rag_reports.cli:main" in package.read(entry_points).decode()


def test_the_source_distribution_builds_the_same_wheel(source: Path, wheel: Path, tmp_path: Path) -> None:
    build = "import sys; from setuptools import build_meta; build_meta.build_sdist(sys.argv[1])"
    run(sys.executable, "-c", build, tmp_path, cwd=source)
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as archive:
        archive.extractall(tmp_path, filter="data")
    unpacked = next(path for path in tmp_path.iterdir() if path.is_dir())
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    run(*pip, "--wheel-dir", tmp_path, unpacked, cwd=tmp_path)
    again = zipfile.ZipFile(next(tmp_path.glob("*.whl")))
    assert set(again.namelist()) == set(zipfile.ZipFile(wheel).namelist())


def test_the_formats_are_found_in_the_checkout_from_any_folder(tmp_path: Path) -> None:
    printed = run(sys.executable, "-m", "rag_reports", "templates", cwd=tmp_path, PYTHONPATH=str(ROOT))
    assert "city_of_london" in printed


def test_windows_starts_a_file_with_its_own_line_ends() -> None:
    assert (ROOT / "prepare.cmd").read_bytes().count(b"\n") == (ROOT / "prepare.cmd").read_bytes().count(b"\r\n") > 0
    assert "*.cmd text eol=crlf" in (ROOT / ".gitattributes").read_text(encoding="ascii")
    assert b"\r" not in (ROOT / "prepare.sh").read_bytes()
