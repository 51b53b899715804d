"""Committee formats made to run, fetch or exhaust something: their Word file, and their format.toml."""

import json
import random
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from rag_reports.papers.folders import find_templates

from .zips import MEGABYTE

DOCUMENT = "word/document.xml"
LINKS = "word/_rels/document.xml.rels"
SETTINGS = "word/settings.xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BODY = "<w:body>"

Change = Callable[[Path], object]


class Template(NamedTuple):
    """A folder spoilt in one place; ``refused`` has words of the fault, "" where a paper is made from it."""

    name: str
    change: Change
    refused: str = ""


def own_format(folder: Path) -> Path:
    """A copy of the City of London format."""
    return Path(shutil.copytree(find_templates() / "city_of_london", folder))


def edit(part: str, old: str, new: str) -> Change:
    """Replaces words of a part of template.docx, which must stand there."""

    def change(folder: Path) -> None:
        made = _parts(folder)
        assert old.encode() in made[part]
        _write(folder, made | {part: made[part].replace(old.encode(), new.encode(), 1)})

    return change


def add(*parts: tuple[str, bytes], link: str = "") -> Change:
    """Adds parts, and a relationship of the document."""

    def change(folder: Path) -> None:
        made = _parts(folder)
        end = b"</Relationships>"
        _write(folder, made | {LINKS: made[LINKS].replace(end, link.encode() + end)} | dict(parts))

    return change


def _parts(folder: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(folder / "template.docx") as package:
        return {name: package.read(name) for name in package.namelist()}


def _write(folder: Path, made: dict[str, bytes]) -> None:
    with zipfile.ZipFile(folder / "template.docx", "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in made.items():
            target.writestr(name, content, zipfile.ZIP_STORED if name.endswith(".jpg") else zipfile.ZIP_DEFLATED)


def bytes_of(content: Callable[[bytes], bytes]) -> Change:
    return lambda folder: (folder / "template.docx").write_bytes(content((folder / "template.docx").read_bytes()))


def _linked(kind: str, target: str, *, external: bool = True) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="x1" Type="{_RELATION}/{kind}" Target="{target}"{mode}/>'


def _field(*instructions: str) -> str:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    told = "".join(f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in instructions)
    return f"<w:p>{begin}{told}{end}</w:p>"


def documents() -> Iterator[Template]:
    """Macros, links to the outside, fields, other documents within the document."""
    link = _linked("vbaProject", "vbaProject.bin", external=False)
    yield Template("macros", add(("word/vbaProject.bin", b"\xd0\xcf\x11\xe0" * 100), link=link), "holds macros")
    yield Template("macros that nothing links", add(("word/vbaProject.bin", b"\xd0\xcf\x11\xe0")), "holds macros")
    for kind in ("image", "oleObject", "subDocument", "frame", "mailMergeSource", "aFChunk", "stylesheet"):
        for target in ("http://192.0.2.1/x", "file:///etc/passwd", "\\\\192.0.2.1\\share\\x"):
            words = "another document" if kind in ("aFChunk", "subDocument") else "fetches"
            yield Template(f"{kind} at {target}", add(link=_linked(kind, target)), words)
    yield Template("an address to click on", add(link=_linked("hyperlink", "http://192.0.2.1/x")))
    attached = f'<w:attachedTemplate xmlns:r="{_RELATION}" r:id="x1"/></w:settings>'
    settings = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{_linked('attachedTemplate', 'http://192.0.2.1/x.dotm')}</Relationships>"
    )

    def attach(folder: Path) -> None:
        edit(SETTINGS, "</w:settings>", attached)(folder)
        add(("word/_rels/settings.xml.rels", settings.encode()))(folder)

    yield Template("a template of the template, from afar", attach)
    for instruction in (
        "DDEAUTO c:\\x.exe",
        " dde x y",
        "INCLUDEPICTURE http://192.0.2.1/x",
        "LINK Excel.Sheet.8 x",
        'IMPORT "x"',
    ):
        yield Template(
            f"the field {instruction}", edit(DOCUMENT, _BODY, _BODY + _field(instruction)), "a field that may"
        )
    cut_up = _field("D", "DE", "AU", "TO x y")
    yield Template("a field cut up", edit(DOCUMENT, _BODY, _BODY + cut_up), "DDEAUTO")
    simple = '<w:p><w:fldSimple w:instr=" INCLUDETEXT c:\\secret.txt "/></w:p>'
    yield Template("a simple field", edit(DOCUMENT, _BODY, _BODY + simple), "INCLUDETEXT")
    inner = _field("QUOTE 68 68 69 65 85 84 79").removeprefix("<w:p>").removesuffix("</w:p>")
    outer = _field(" ").replace("<w:r><w:instrText> </w:instrText></w:r>", inner)
    yield Template("a field that is computed", edit(DOCUMENT, _BODY, _BODY + outer), "another field computes")
    yield Template("a field of the page's number", edit(DOCUMENT, _BODY, _BODY + _field("PAGE")))
    marker = "<!--rag-reports rows 7--><!--rag-reports rows 99999999999999999999-->"
    yield Template("comments that look like ours", edit(DOCUMENT, _BODY, _BODY + marker))


def packages() -> Iterator[Template]:
    """Word files that are broken, or made to exhaust a reader."""
    doctype = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><w:document'
    yield Template("a document type", edit(DOCUMENT, "<w:document", doctype), "DOCTYPE")
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:styles'
    yield Template("a document type in the styles", edit("word/styles.xml", "<w:styles", outside), "DOCTYPE")
    deep = "<w:p>" * 100_000 + "</w:p>" * 100_000
    yield Template("elements without end", edit(DOCUMENT, _BODY, _BODY + deep), "damaged")
    many = "<w:p/>" * 2_000_000
    yield Template("two million paragraphs", edit(DOCUMENT, _BODY, _BODY + many), "far more than any")
    zeros = (("word/media/a.bin", bytes(64 * MEGABYTE)),)
    yield Template("a part of zeros", add(*zeros), "packed 250 times")
    noise = random.Random(2).randbytes(MEGABYTE)
    pictures = tuple((f"word/media/{n}.jpg", noise * 14) for n in range(12))
    yield Template("pictures of 168 MB", add(*pictures), "would expand to 168 MB")
    headers = tuple((f"word/header{n}.xml", b"<a>" + b"<b/>" * 200_000 + b"</a>") for n in range(3, 13))
    yield Template("ten long headers", add(*headers), "far more than any")
    for share in (0.1, 0.5, 0.9, 0.999):
        yield Template(
            f"cut off at {share:.1%}", bytes_of(lambda data, share=share: data[: int(len(data) * share)]), "damaged"
        )  # type: ignore[misc]
    for name, content in {
        "empty": b"",
        "text": b"Dear Sir",
        "a program": b"MZ" + bytes(500),
        "a web page": b"<html>",
    }.items():
        yield Template(
            f"a template that is {name}", bytes_of(lambda _, content=content: content), "cannot be opened as a Word"
        )  # type: ignore[misc]
    yield Template(
        "no document part",
        lambda folder: _write(folder, {k: v for k, v in _parts(folder).items() if k != DOCUMENT}),
        "cannot be opened as a Word",
    )
    yield Template(
        "no styles part",
        lambda folder: _write(folder, {k: v for k, v in _parts(folder).items() if k != "word/styles.xml"}),
        "template.docx",
    )
    yield Template("a body that is none", edit(DOCUMENT, _BODY, "<w:nobody>").__call__, "damaged")
    number = '<w:numId w:val="{}"/>'
    for value in ("x", "99999999999999999999", "-1"):
        yield Template(
            f"a list numbered {value}",
            edit("word/styles.xml", '<w:numId w:val="1"/>', number.format(value)),
            "belongs to no list",
        )
    first = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    odd = {
        "a style without a name's value": first.replace(' w:val="Normal"', ""),
        "a style of an unknown type": first.replace("paragraph", "CLOSED"),
    }
    for name, style in odd.items():
        yield Template(name, edit("word/styles.xml", first, style), "cannot be opened as a Word")
    for name, old, new in (
        ("a link without a type", f' Type="{_RELATION}/styles"', ""),
        ("a link without a target", ' Target="styles.xml"', ""),
        ("lists for styles", 'Target="styles.xml"', 'Target="numbering.xml"'),
        ("settings for styles", f'Type="{_RELATION}/settings"', f'Type="{_RELATION}/styles"'),
    ):
        yield Template(name, edit(LINKS, old, new), "cannot be opened as a Word")
    yield Template("properties that are none", edit("docProps/core.xml", "cp:coreProperties", "cp:none"), "damaged")
    yield Template("settings of no type", edit("[Content_Types].xml", "wordprocessingml.settings", "none"), "cannot be")
    loop = '<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="loop"/><w:basedOn w:val="loop"/></w:style>'
    yield Template("a style based on itself", edit("word/styles.xml", "<w:style ", f"{loop}<w:style "))


def settings() -> Iterator[Template]:
    """format.toml: names that lead elsewhere, braces that reach into the program, depth, length, kinds of file."""

    def toml(old: str, new: str) -> Change:
        def change(folder: Path) -> None:
            path = folder / "format.toml"
            text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new, 1), encoding="utf-8")

        return change

    def before(text: str) -> Change:
        return lambda folder: (folder / "format.toml").write_text(
            text + (folder / "format.toml").read_text(encoding="utf-8"), encoding="utf-8"
        )

    for name in ("../../etc", "/etc/passwd", "..\\..\\x", "city_of_london/../../x", "\u202ex"):
        extends = f"extends = {json.dumps(name)}\n"
        yield Template(f"extends {name!r}", before(extends), "is no format that comes with")
    for field in ("{number.__class__.__init__.__globals__}", "{number!r:>999999999}", "{0}", "{items[0]}", "{"):
        yield Template(f"a title with {field}", toml("title = ", f'title = "{field}"\nunused = '), "title")
    yield Template("extends a NUL", before('extends = "a\\u0000b"\n'), "control character")
    yield Template("a NUL in a phrase", toml("[wording]", '[wording]\nnothing = "\\u0000"'), "")
    yield Template("a NUL in a title", toml("title = ", 'title = "a\\u0000b"\nunused = '), "control character")
    yield Template("lists within lists", before("a = " + "[" * 50_000 + "]" * 50_000 + "\n"), "nested too deeply")
    yield Template("a key of a hundred thousand parts", before(".".join("a" * 100_000) + " = 1\n"), "30 parts")
    yield Template("a line of a megabyte", before(f"# {'x' * MEGABYTE}\n"), "far more than such a file holds")
    yield Template("a number of a hundred thousand digits", before(f"a = {'9' * 100_000}\n"), "too long")
    yield Template("not UTF-8", lambda folder: (folder / "format.toml").write_bytes(b"committee = '\xff\xfe'"), "UTF-8")
    yield Template(
        "another type everywhere",
        lambda folder: (folder / "format.toml").write_text(
            "sections = 1\nwording = []\ntitle = 1979-05-27\nstyles = [[1]]\ncolours = true\nclassification = 1.5\n"
        ),
        "must be",
    )


TEMPLATES = (*documents(), *packages(), *settings())
