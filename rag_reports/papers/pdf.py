"""A Word file as a tagged PDF (PDF/UA-1, ISO 14289-1), made by LibreOffice where it is installed."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from rag_reports.errors import OutputError
from rag_reports.saving import whole_file

TIME_LIMIT = 300.0
"""Seconds; 10,000 rows take about 55."""

_OPTIONS = {
    "PDFUACompliance": True,
    "UseTaggedPDF": True,
    "ExportBookmarks": True,
    "DisplayPDFDocumentTitle": True,
    "ExportFormFields": False,
}
_IN_WORD = "In Word choose File > Save As > PDF, Options, Document structure tags for accessibility"
# The order of a page's links: LibreOffice 7.4 writes a text where a name is asked for (ISO 32000-1, table 30). Both are
# of one length, so that nothing else in the file moves.
_TABS_AS_TEXT, _TABS_AS_NAME = b"/Tabs(S)", b"/Tabs/S "


def find_office() -> Path:
    """LibreOffice's program: on the path, or where it is usually installed. Raises OutputError."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return Path(found)
    for path in _usual_places():
        if path.is_file():
            return path
    raise OutputError("--pdf", "LibreOffice, which makes the PDF, is not installed", f"Install it. {_IN_WORD}")


def write_pdf(document: Path, time_limit: float = TIME_LIMIT) -> Path:
    """Writes the PDF beside the Word file, whole or not at all, and returns its path.

    LibreOffice runs in a profile folder of its own, so that neither a running one nor its settings matter. Raises
    OutputError where it is not installed, fails, or takes longer than ``time_limit`` seconds.
    """
    office = find_office()
    target = document.with_suffix(".pdf")
    with tempfile.TemporaryDirectory(prefix="rag-reports-", ignore_cleanup_errors=True) as folder:
        profile = (Path(folder) / "profile").as_uri()
        options = {name: {"type": "boolean", "value": str(value).lower()} for name, value in _OPTIONS.items()}
        command = [str(office), f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
        command += ["--convert-to", f"pdf:writer_pdf_Export:{json.dumps(options)}", "--outdir", folder]
        _run([*command, str(document.resolve())], target, time_limit)
        made = Path(folder) / target.name
        if not made.is_file():
            raise OutputError(target, "LibreOffice made no PDF of it", f"Open it in LibreOffice. {_IN_WORD}")
        with whole_file(target, (document,)) as scratch:
            scratch.write_bytes(made.read_bytes().replace(_TABS_AS_TEXT, _TABS_AS_NAME))
    return target


def _run(command: list[str], target: Path, time_limit: float) -> None:
    """Runs LibreOffice, which starts processes of its own: all of them are ended when the time is up."""
    silent = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=silent, stdout=silent, stderr=silent, start_new_session=True)
    except OSError as error:
        raise OutputError(target, "LibreOffice does not start", f"Install it anew. {_IN_WORD}") from error
    try:
        process.wait(time_limit)
    except subprocess.TimeoutExpired as error:
        seen = f"LibreOffice did not finish the PDF in {time_limit:.0f} seconds"
        raise OutputError(target, seen, f"Try once more. {_IN_WORD}") from error
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _usual_places() -> Iterator[Path]:
    """Where the installers for Windows and macOS put it, which is on no path."""
    for folder in filter(None, map(os.environ.get, ("PROGRAMFILES", "PROGRAMFILES(X86)"))):
        yield Path(folder) / "LibreOffice" / "program" / "soffice.com"
    yield Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
