"""A hundred edits in a long tracker: ours, openpyxl's load and save, and the limit, which is to splice and to copy.

python bench/run.py runs the comparison. python bench/edits.py WAY BOOK, with the edits as JSON on stdin, does it once
and prints the most memory that it took, in MB.
"""

import json
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils.cell import column_index_from_string

from rag_reports import CellEdit, apply_edits

SHEET, PART = "Register", "xl/worksheets/sheet1.xml"
COLUMN = "I"  # a short text, never rich
FIRST_ROW = 4
CENTRAL = struct.Struct("<4s6H3I5H2I")  # APPNOTE 4.3.12
LOCAL = struct.Struct("<4s5H3I2H")  # APPNOTE 4.3.7
END = struct.Struct("<4s4H2IH")  # APPNOTE 4.3.16

Edits = Sequence[tuple[str, str, str]]  # the cell's address, the text seen, the text to write


def choose_edits(book: Path, items: int, count: int) -> Edits:
    """So many cells spread over the tracker."""
    rows = {FIRST_ROW + index * items // count for index in range(count)}
    workbook = load_workbook(book, read_only=True)
    number = column_index_from_string(COLUMN)
    texts = workbook[SHEET].iter_rows(FIRST_ROW, FIRST_ROW + items - 1, number, number, values_only=True)
    seen = {row: text for row, (text,) in enumerate(texts, FIRST_ROW) if row in rows}
    workbook.close()
    return [(f"{COLUMN}{row}", str(text), f"Minutes & papers of item {row}") for row, text in seen.items()]


def edit_by_us(book: Path, edits: Edits) -> None:
    """The public verb as it comes: with the verification, the backup, and the disk made sure of."""
    report = apply_edits(book, [CellEdit(f"{SHEET}!{cell}", before, after) for cell, before, after in edits])
    if report.written_to is None:
        raise SystemExit(str(report.refused[:1]))


def edit_by_openpyxl(book: Path, edits: Edits) -> None:
    """Load, set, save: what most scripts do."""
    workbook = load_workbook(book)
    sheet = workbook[SHEET]
    for cell, _before, after in edits:
        sheet[cell] = after
    workbook.save(book)


def edit_by_splicing(book: Path, edits: Edits) -> None:
    """The limit: the sheet inflated, the cells replaced, deflated; all else copied, nothing looked at."""
    with zipfile.ZipFile(book) as package:
        xml = package.read(PART)
    pieces, at = [], 0
    for cell, _before, after in edits:
        start = xml.index(b'<c r="%s"' % cell.encode(), at)
        text = after.replace("&", "&amp;")
        pieces += [xml[at:start], f'<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>'.encode()]
        at = xml.index(b"</c>", start) + len(b"</c>")
    replace_part(book, b"".join([*pieces, xml[at:]]))


def replace_part(book: Path, xml: bytes) -> None:
    data = book.read_bytes()
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packer.compress(xml) + packer.flush()
    end = END.unpack_from(data, len(data) - END.size)
    pieces, listed, offset, at = [], [], 0, end[6]
    for _ in range(end[4]):
        entry = list(CENTRAL.unpack_from(data, at))
        tail = data[at + CENTRAL.size : at + CENTRAL.size + sum(entry[10:13])]
        at += CENTRAL.size + len(tail)
        local = list(LOCAL.unpack_from(data, entry[16]))
        start = entry[16] + LOCAL.size
        body = data[start : start + local[9] + local[10] + entry[8]]
        if tail[: entry[10]] == PART.encode():
            entry[7:10] = local[6:9] = [zlib.crc32(xml), len(packed), len(xml)]
            body = body[: local[9] + local[10]] + packed
        entry[16] = offset
        pieces += [LOCAL.pack(*local), body]
        offset += LOCAL.size + len(body)
        listed += [CENTRAL.pack(*entry), tail]
    directory = b"".join(listed)
    book.write_bytes(b"".join([*pieces, directory, END.pack(*end[:5], len(directory), offset, 0)]))


WAYS: dict[str, Callable[[Path, Edits], None]] = {
    "ours": edit_by_us,
    "openpyxl": edit_by_openpyxl,
    "limit": edit_by_splicing,
}


def compare_edits(book: Path, items: int, count: int, runs: int) -> None:
    """Print the seconds and the most memory of each way, and by how much ours takes longer."""
    edits = choose_edits(book, items, count)
    times: dict[str, list[float]] = {way: [] for way in WAYS}
    for _ in range(runs):
        for way, edit in WAYS.items():
            with a_copy(book) as copy:
                started = time.perf_counter()
                edit(copy, edits)
                times[way].append(time.perf_counter() - started)
    ours = statistics.median(times["ours"])
    print(f"\n{f'{count} edits in {items:,} items':<40} {'min':>9} {'median':>9} {'memory':>9}  ours beside it")
    for way, seconds in times.items():
        middle = statistics.median(seconds)
        peak = peak_memory(way, book, edits)
        print(f"{way:<40} {min(seconds):9.3f} {middle:9.3f} {peak:6} MB  {ours / middle:9.3f}", flush=True)


@contextmanager
def a_copy(book: Path) -> Iterator[Path]:
    """A copy in a folder of its own, where backups may pile up."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(shutil.copy(book, folder))


def peak_memory(way: str, book: Path, edits: Edits) -> int:
    """The most memory, in MB, that a process of its own takes for one run."""
    with a_copy(book) as copy:
        command = [sys.executable, __file__, way, str(copy)]
        done = subprocess.run(command, input=json.dumps(edits), check=True, stdout=subprocess.PIPE, text=True)
    return int(done.stdout)


def most_memory() -> int:
    """In MB, of this process. Linux counts its parent's in ``ru_maxrss``, so that it is read elsewhere there."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) // 1024
    import resource  # which Windows does not have

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    WAYS[sys.argv[1]](Path(sys.argv[2]), json.load(sys.stdin))
    print(most_memory())
