"""Hostile zips: bombs, lying and overlapping records, names that lead elsewhere, parts held twice."""

import io
import struct
import warnings
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.ooxml.books import write_zip

from .small_tracker import SHEET, Book, Build, parts

MEGABYTE = 1024 * 1024
_CENTRAL = b"PK\x01\x02"
_END = b"PK\x05\x06"


def zip_bytes(made: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in made.items():
            target.writestr(name, content)
    return written.getvalue()


def with_zeros(path: Path, names: Iterable[str], size: int, method: int = zipfile.ZIP_DEFLATED) -> None:
    """The tracker with parts of zeros besides."""
    write_zip(path, parts())
    with zipfile.ZipFile(path, "a", method) as target:
        for name in names:
            with target.open(name, "w", force_zip64=True) as part:
                for _ in range(size // MEGABYTE):
                    part.write(bytes(MEGABYTE))


def bomb(*names: str, megabytes: int) -> Build:
    return lambda path: with_zeros(path, names, megabytes * MEGABYTE)


def nested(path: Path) -> None:
    """A zip of zips of zips; nothing opens the inner ones."""
    inner = zip_bytes({"zeros": bytes(10 * MEGABYTE)})
    for _ in range(5):
        inner = zip_bytes({f"{number}.zip": inner for number in range(10)})
    write_zip(path, parts() | {"xl/embeddings/nested.zip": inner})


def many_parts(path: Path) -> None:
    write_zip(path, parts() | {f"xl/media/{number}.png": b"" for number in range(20_000)})


def comment_of_records(path: Path) -> None:
    """End records within the zip's own comment, each claiming to be the last."""
    with zipfile.ZipFile(write_zip(path, parts()), "a") as target:
        target.comment = (_END + struct.pack("<HHHHIIH", 0, 0, 9, 9, 9, 9, 0)) * 2_000


def records(data: bytes) -> list[int]:
    """Where the records of the central directory start."""
    found, place = [], data.index(_CENTRAL)
    while data[place : place + 4] == _CENTRAL:
        found.append(place)
        place += 46 + sum(struct.unpack_from("<HHH", data, place + 28))
    return found


def patched(change: Callable[[bytearray, int], None], name: str = SHEET) -> Build:
    """Builds the tracker with the central record of one part changed in place."""

    def build(path: Path) -> None:
        data = bytearray(zip_bytes(parts()))
        for place in records(data):
            length = struct.unpack_from("<H", data, place + 28)[0]
            if data[place + 46 : place + 46 + length] == name.encode():
                change(data, place)
        path.write_bytes(data)

    return build


def set_number(offset: int, number: int, width: str = "I") -> Callable[[bytearray, int], None]:
    return lambda data, place: struct.pack_into(f"<{width}", data, place + offset, number)


def overlapping(path: Path) -> None:
    """All the large parts share one stretch of bytes, as in the densest bombs."""
    write_zip(path, parts() | {"xl/media/a.bin": bytes(2 * MEGABYTE)})
    data = path.read_bytes()
    directory, end = data.index(_CENTRAL), data.index(_END)
    record = next(at for at in records(data) if data[at + 46 :].startswith(b"xl/media/a.bin"))
    copies = b"".join(data[record:end].replace(b"xl/media/a.bin", b"xl/media/%05d" % number) for number in range(300))
    count = len(records(data)) + 300
    numbers = struct.pack("<HHIIH", count, count, end - directory + len(copies), directory, 0)
    path.write_bytes(data[:end] + copies + data[end : end + 8] + numbers)


def named(name: str) -> Build:
    """The tracker with an entry of a name that would lead out of a folder, were it ever unpacked."""

    def build(path: Path) -> None:
        write_zip(path, parts())
        with zipfile.ZipFile(path, "a") as target:
            entry = zipfile.ZipInfo("placeholder")
            entry.filename = name
            target.writestr(entry, b"would be written elsewhere")

    return build


def twice(second: str, content: bytes) -> Build:
    def build(path: Path) -> None:
        write_zip(path, parts())
        with zipfile.ZipFile(path, "a") as target, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            target.writestr(second, content)

    return build


def streamed(path: Path) -> None:
    """Sizes in data descriptors behind the parts, as a program writes that cannot seek."""

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            self.data += bytes(data)  # type: ignore[call-overload]
            return len(bytes(data))  # type: ignore[call-overload]

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts().items():
            target.writestr(name, content)
    path.write_bytes(pipe.data)


def zip64(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts().items():
            with target.open(name, "w", force_zip64=True) as part:
                part.write(content)


def zip64_offset(path: Path) -> None:
    """A 64-bit end record that sends the reader beyond every disk."""
    data = zip_bytes(parts())
    end = data.index(_END)
    far = struct.pack("<QQQQ", 7, 7, 2**63, 2**63)
    large = b"PK\x06\x06" + struct.pack("<QHHII", 44, 45, 45, 0, 0) + far
    locator = b"PK\x06\x07" + struct.pack("<IQI", 0, end, 1)
    path.write_bytes(data[:end] + large + locator + data[end : end + 8] + b"\xff" * 12 + b"\0\0")


def around(before: bytes, after: bytes) -> Build:
    return lambda path: path.write_bytes(before + zip_bytes(parts()) + after)


def locked(path: Path) -> None:
    """Every entry says that it is encrypted."""
    data = bytearray(zip_bytes(parts()))
    for place in records(data):
        data[place + 8] |= 1
    path.write_bytes(data)


def spoilt(path: Path) -> None:
    """The packed bytes of the sheet turned round."""
    data = bytearray(zip_bytes(parts()))
    at = data.index(SHEET.encode()) + len(SHEET) + 60
    data[at : at + 40] = data[at : at + 40][::-1]
    path.write_bytes(data)


_PACKED = "packed in a way that Excel never uses"
_DAMAGED = "damaged"
_OTHER_ROWS = parts() | {SHEET: parts()[SHEET].replace(b"AMBER", b"GREEN")}

NAMES = (
    "../../../../tmp/out.txt",
    "/etc/cron.d/out",
    "..\\..\\out.txt",
    "C:\\Windows\\out.dll",
    "xl/a\0b.xml",
    "\0nothing",
    "xl/\x1b]0;title\x07.xml",
    "a" * 60_000,
    "xl/" + "x/" * 5_000 + "y",
)
BOOKS = (
    Book("a part of zeros", bomb("xl/media/image1.png", megabytes=300), "packed 250 times"),
    Book("the sheet itself is zeros", lambda path: with_zeros(path, ["xl/worksheets/sheet9.xml"], 64 * MEGABYTE),
         "packed 250 times"),
    Book("a part of more than half a gigabyte", bomb("xl/media/a.bin", megabytes=600), "expand to more than 512 MB"),
    Book("parts of more than a gigabyte", bomb(*(f"xl/media/{n}.bin" for n in range(5)), megabytes=250),
         "expand to more than 1,024 MB"),
    Book("small bombs by the hundred", bomb(*(f"xl/media/{n}.bin" for n in range(200)), megabytes=5),
         ),
    Book("zips in a zip", nested),
    Book("twenty thousand parts", many_parts, "no workbook needs more than 10,000"),
    Book("parts that overlap", overlapping, "overlap"),
    Book("a comment full of end records", comment_of_records, _DAMAGED),
    Book("a part that claims to be small", patched(set_number(24, 100)), _DAMAGED),
    Book("a part that claims to be nothing", patched(set_number(24, 0)), _DAMAGED),
    Book("a part that claims to be huge", patched(set_number(24, 0xFFFFFFF0)), "expand to more than"),
    Book("a packed size of nothing", patched(set_number(20, 0)), _DAMAGED),
    Book("a packed size beyond the file", patched(set_number(20, 0x7FFFFFFF)), "overlap"),
    Book("a part that starts beyond the file", patched(set_number(42, 0x7FFFFFFF)), _DAMAGED),
    Book("a part that starts in another", patched(set_number(42, 10)), _DAMAGED),
    Book("a wrong checksum", patched(set_number(16, 0x12345678)), _DAMAGED),
    Book("sizes behind the parts", streamed),
    Book("64-bit records", zip64),
    Book("a 64-bit record that leads nowhere", zip64_offset, _DAMAGED),
    Book("garbage before the zip", around(b"MZ" + bytes(range(256)) * 4, b""), "not an Excel workbook"),
    Book("another zip's start before the zip", around(b"PK\x03\x04" + bytes(300), b"")),
    Book("garbage after the zip", around(b"", b"\0" * 70_000), _DAMAGED),
    Book("two workbooks in a row", around(zip_bytes(_OTHER_ROWS), b"")),
    Book("locked entries", locked, "zip password"),
    Book("packed bytes turned round", spoilt, _DAMAGED),
    *(Book(f"packing method {method}", patched(set_number(10, method, "H")), _PACKED) for method in (9, 12, 14, 99)),
    *(Book(f"an entry named {name!r:.40}", named(name)) for name in NAMES),
    Book("the sheet twice, alike", twice(SHEET, parts()[SHEET])),
    Book("the sheet twice, in other case", twice(SHEET.upper(), _OTHER_ROWS[SHEET]), "twice with different content"),
    Book("the sheet twice, with a backslash", twice(SHEET.replace("/", "\\"), _OTHER_ROWS[SHEET]), "twice"),
    Book("the list of types twice", twice("[CONTENT_TYPES].XML", b"<Types/>"), "twice with different content"),
)  # fmt: skip
