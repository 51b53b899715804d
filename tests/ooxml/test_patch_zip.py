"""A zip made anew: what is not changed keeps its bytes, its order and all that stands around it."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag_reports.errors import WorkbookError
from rag_reports.ooxml.rewrite import packed_parts, rewrite_zip

BOOK = Path("book.xlsx")
PARTS = {"one.xml": b"<one/>" * 50, "Two/two.xml": b"", "three.bin": bytes(range(256)) * 9}


class Unseekable(io.BytesIO):
    """A stream that makes zipfile write data descriptors behind the entries."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError

    def seek(self, *_: object) -> int:
        raise OSError


def make(parts: dict[str, bytes] = PARTS, *, stream: io.BytesIO | None = None, zip64: bool = False) -> bytes:
    target = io.BytesIO() if stream is None else stream
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2019, 3, 31, 12, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name.endswith(".bin") else zipfile.ZIP_DEFLATED
            info.comment = b"kept"
            info.extra = struct.pack("<HH4s", 0x9999, 4, b"mine")
            with made.open(info, "w", force_zip64=zip64) as entry:
                entry.write(content)
        made.comment = b"of the whole"
    return target.getvalue()


def with_zip64_end(data: bytes) -> bytes:
    """The same zip with 64-bit end records and every offset in a 64-bit field, as some writers make them."""
    end = data.rindex(b"PK\x05\x06")
    count, _, offset = struct.unpack_from("<HLL", data, end + 10)
    records, place = b"", offset
    for _ in range(count):
        lengths = struct.unpack_from("<HHH", data, place + 28)
        (start,) = struct.unpack_from("<L", data, place + 42)
        name_end = place + 46 + lengths[0]
        record = bytearray(data[place : name_end + lengths[1]] + struct.pack("<HHQ", 1, 8, start))
        struct.pack_into("<H", record, 30, lengths[1] + 12)
        struct.pack_into("<L", record, 42, 0xFFFFFFFF)
        records += bytes(record) + data[name_end + lengths[1] : name_end + lengths[1] + lengths[2]]
        place += 46 + sum(lengths)
    end64 = struct.pack("<4sQHHLLQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, len(records), offset)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, offset + len(records), 1)
    last = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:offset] + records + end64 + locator + last


FORMS = {
    "plain": make(),
    "descriptors": make(stream=Unseekable()),
    "64-bit sizes": make(zip64=True),
    "64-bit offsets": with_zip64_end(make()),
    "before it a program": b"MZ a program" + make(),
}


@pytest.fixture(params=FORMS.values(), ids=FORMS.keys())
def data(request: pytest.FixtureRequest) -> bytes:
    return bytes(request.param)


def contents(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        assert made.testzip() is None
        return {name: made.read(name) for name in made.namelist()}


def test_without_changes_it_is_the_same_file(data: bytes) -> None:
    assert rewrite_zip(BOOK, data, {}) == data


@pytest.mark.parametrize("name", PARTS)
def test_one_part_changes_and_the_others_keep_bytes_and_order(data: bytes, name: str) -> None:
    new = rewrite_zip(BOOK, data, {name.upper(): b"<new/>" * 99})
    assert contents(new) == PARTS | {name: b"<new/>" * 99}
    assert list(contents(new)) == list(PARTS)
    others = [[part for part in packed_parts(BOOK, each) if part[0] != name.lower()] for each in (data, new)]
    assert others[0] == others[1]
    assert len(others[0]) == 2


def test_what_stands_in_the_directory_stays(data: bytes) -> None:
    new = rewrite_zip(BOOK, data, {"one.xml": b"<new/>"})
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(new)) as made:
        assert made.comment == old.comment
        for was, now in zip(old.infolist(), made.infolist(), strict=True):
            kept = (now.date_time, now.comment, now.compress_type, now.external_attr, now.create_system)
            assert kept == (was.date_time, was.comment, was.compress_type, was.external_attr, was.create_system)
            assert b"mine" in now.extra


def test_a_part_goes_and_a_part_comes(data: bytes) -> None:
    new = rewrite_zip(BOOK, data, {"Two\\TWO.xml": None, "xl/styles.xml": b"<styles/>"})
    assert contents(new) == {
        "one.xml": PARTS["one.xml"], "three.bin": PARTS["three.bin"], "xl/styles.xml": b"<styles/>"
    }  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.text("abc/é", min_size=1, max_size=6), st.binary(max_size=300), max_size=6),
    st.dictionaries(st.text("abc/é", min_size=1, max_size=6), st.none() | st.binary(max_size=300), max_size=4),
)
def test_any_parts_and_changes(parts: dict[str, bytes], changes: dict[str, bytes | None]) -> None:
    def same(name: str) -> str:
        return name.lstrip("/")

    parts = {same(name): content for name, content in parts.items() if same(name)}
    changes = {same(name): content for name, content in changes.items() if same(name)}
    wanted = {name: content for name, content in (parts | changes).items() if content is not None}
    assert contents(rewrite_zip(BOOK, make(parts), changes)) == wanted


@pytest.mark.parametrize("length", [0, 3, 40, 200])
def test_a_file_that_is_cut_off_is_refused(length: int) -> None:
    with pytest.raises(WorkbookError, match="cut off or damaged"):
        rewrite_zip(BOOK, make()[:length], {})


def test_a_directory_that_points_elsewhere_is_refused() -> None:
    data = bytearray(make())
    place = data.index(b"PK\x01\x02")
    struct.pack_into("<L", data, place + 42, 7)
    with pytest.raises(WorkbookError, match="cut off or damaged"):
        rewrite_zip(BOOK, bytes(data), {})


def test_the_packed_bytes_are_those_of_the_part() -> None:
    found = {key: packed for key, packed, _ in packed_parts(BOOK, make())}
    assert zlib.decompress(found["one.xml"], -15) == PARTS["one.xml"]
    assert found["three.bin"] == PARTS["three.bin"]
