"""The zip package of a workbook: its parts, content types and relationships, within limits."""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from rag_reports.errors import WorkbookError
from rag_reports.ooxml.markup import DAMAGED, children, parse_part

# Generous for real workbooks: 100,000 items of long text are about 150 MB of XML, and a workbook full of
# photographs has some hundreds of parts.
MAX_PARTS = 10_000
MAX_PART_SIZE = 512 * 1024 * 1024
MAX_TOTAL_SIZE = 1024 * 1024 * 1024
# Sheets of blank styled rows are the tightest that Excel writes, about 30:1; deflate cannot pass 1,032:1,
# and a bomb is near that. Small parts are harmless at any ratio.
MAX_RATIO = 250
RATIO_FROM_SIZE = 16 * 1024 * 1024

_ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, OverflowError)
_CHUNK = 131_072
_CONTENT_TYPES = "[content_types].xml"


class Relationship(NamedTuple):
    """A link from one part to another.

    ``kind`` is the last word of the type, the same in transitional and strict files ("worksheet").
    ``target`` is a part's name, or for an external one the address as written.
    """

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """The parts of a workbook held in memory.

    Part names have forward slashes and no leading one ("xl/workbook.xml"); upper and lower case count
    as the same. Raises WorkbookError where the zip is damaged, encrypted or over a limit.
    """

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        self._data = data
        with self._faults("the file"):
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        self._refuse_bombs(entries)
        self._entries: dict[str, zipfile.ZipInfo] = {}
        self._names: dict[str, str] = {}
        self._relationships: dict[str, dict[str, Relationship]] = {}
        for entry in entries:
            self._add(entry)

    @property
    def data(self) -> bytes:
        """The zip's own bytes."""
        return self._data

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the zip."""
        return tuple(self._names.values())

    def __contains__(self, part: str) -> bool:
        """Whether there is such a part."""
        return part_key(part) in self._entries

    def size(self, part: str) -> int:
        """How many bytes the part expands to."""
        return self._entry(part).file_size

    def read(self, part: str) -> bytes:
        """The part's bytes, expanded."""
        with self._faults(part), self._zip.open(self._entry(part)) as source:
            return source.read()

    def chunks(self, part: str) -> Iterator[bytes]:
        """The part's bytes in pieces, so that a long sheet never stands in memory whole."""
        with self._faults(part):
            source = self._zip.open(self._entry(part))
        with source:
            while True:
                with self._faults(part):
                    chunk = source.read(_CHUNK)
                if not chunk:
                    return
                yield chunk

    def content_type(self, part: str) -> str:
        """The part's content type in lower case, "" where none is declared."""
        defaults, overrides = self._content_types
        key = part_key(part)
        return overrides.get(key) or defaults.get(key.rpartition(".")[2], "")

    def parts_of_type(self, matches: Callable[[str], bool]) -> tuple[str, ...]:
        """The names of the parts whose content type satisfies ``matches``, in the order of the zip."""
        return tuple(name for name in self.names if matches(self.content_type(name)))

    def relationships(self, part: str = "") -> dict[str, Relationship]:
        """The relationships of a part by id, "" being the package itself; empty where there are none."""
        if part not in self._relationships:
            self._relationships[part] = self._read_relationships(part)
        return self._relationships[part]

    def _read_relationships(self, part: str) -> dict[str, Relationship]:
        folder, name = posixpath.split(part)
        source = posixpath.join(folder, "_rels", f"{name}.rels")
        if source not in self:
            return {}
        root = parse_part(self.read(source), f"{self.path.name}, part {source}")
        found = {}
        for item in children(root, "Relationship"):
            external = item.get("TargetMode", "").lower() == "external"
            target = item.get("Target", "")
            kind = item.get("Type", "").rstrip("/").rpartition("/")[2]
            found[item.get("Id", "")] = Relationship(
                item.get("Id", ""), kind, target if external else self._resolve(folder, target), external
            )
        return found

    def related(self, part: str, kind: str) -> str | None:
        """The first part that ``part`` has a relationship of that kind to, where the part is there."""
        for relationship in self.relationships(part).values():
            if relationship.kind == kind and not relationship.external and relationship.target in self:
                return relationship.target
        return None

    def _resolve(self, folder: str, target: str) -> str:
        target = target.replace("\\", "/").partition("#")[0]
        name = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        if name not in self and unquote(name) in self:
            name = unquote(name)
        return self._names.get(part_key(name), name)

    @cached_property
    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        defaults: dict[str, str] = {}
        overrides: dict[str, str] = {}
        if _CONTENT_TYPES in self:
            root = parse_part(self.read(_CONTENT_TYPES), f"{self.path.name}, part [Content_Types].xml")
            for item in children(root, "Default", "Override"):
                value = item.get("ContentType", "").lower()
                if "Extension" in item.attrib:
                    defaults.setdefault(item.get("Extension", "").lower(), value)
                else:
                    overrides.setdefault(part_key(unquote(item.get("PartName", ""))), value)
        return defaults, overrides

    def _entry(self, part: str) -> zipfile.ZipInfo:
        entry = self._entries.get(part_key(part))
        if entry is None:
            raise WorkbookError(self.path, f"the part {part} that the workbook names is missing", DAMAGED + ".")
        return entry

    def _add(self, entry: zipfile.ZipInfo) -> None:
        if not entry.filename or entry.is_dir() or entry.filename.endswith("\\"):
            return
        if entry.flag_bits & 0x1:
            raise WorkbookError(
                self.path,
                "it is a zip file locked with a zip password",
                "Unlock it, then open it in Excel and save it as .xlsx.",
            )
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # ECMA-376 part 2, annex C
            raise self._odd_packing(entry.filename)
        key = part_key(entry.filename)
        known = self._entries.get(key)
        if known is not None and (known.CRC, known.file_size) != (entry.CRC, entry.file_size):
            raise WorkbookError(
                self.path, f"it holds the part {entry.filename} twice with different content", DAMAGED + "."
            )
        self._entries.setdefault(key, entry)
        self._names.setdefault(key, entry.filename.replace("\\", "/").lstrip("/"))

    def _refuse_bombs(self, entries: list[zipfile.ZipInfo]) -> None:
        seen = ""
        if len(entries) > MAX_PARTS:
            seen = f"it holds {len(entries):,} parts, and no workbook needs more than {MAX_PARTS:,}"
        elif sum(entry.file_size for entry in entries) > MAX_TOTAL_SIZE:
            seen = f"it would expand to more than {MAX_TOTAL_SIZE // 1024**2:,} MB"
        elif sum(entry.compress_size for entry in entries) > len(self._data):
            seen = "its parts overlap, as in a file made to exhaust the computer"
        for entry in entries:
            if entry.file_size > MAX_PART_SIZE:
                seen = seen or f"its part {entry.filename} would expand to more than {MAX_PART_SIZE // 1024**2:,} MB"
            if entry.file_size > RATIO_FROM_SIZE and entry.file_size > MAX_RATIO * entry.compress_size:
                seen = seen or f"its part {entry.filename} is packed {MAX_RATIO} times and more, as only an attack is"
        if seen:
            raise WorkbookError(
                self.path, seen, "Copy the rows of the tracker into a new workbook in Excel and save it as .xlsx."
            )

    def _odd_packing(self, part: str) -> WorkbookError:
        return WorkbookError(
            self.path, f"{part} is packed in a way that Excel never uses", "Open it in Excel and save it as .xlsx."
        )

    @contextmanager
    def _faults(self, part: str) -> Iterator[None]:
        try:
            yield
        except (NotImplementedError, RuntimeError) as error:
            raise self._odd_packing(part) from error
        except _ZIP_FAULTS as error:
            raise WorkbookError(
                self.path,
                f"{part} is cut off or damaged",
                "Get a whole copy of the file, or open it in Excel, let Excel repair it, and save it as .xlsx.",
            ) from error


def part_key(name: str) -> str:
    """A part's name as names are compared: upper and lower case, and slashes of both kinds, count as the same."""
    return name.replace("\\", "/").lstrip("/").lower()
