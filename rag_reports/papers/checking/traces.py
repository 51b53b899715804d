"""What a file tells about those who wrote it: names, comments, tracked changes, folders, whole files within it."""

import re
from collections.abc import Iterator

from rag_reports.papers.checking.faults import Sighting
from rag_reports.papers.checking.paragraph_text import paragraph_text, quoted
from rag_reports.papers.checking.word_file import WordFile
from rag_reports.papers.package import W, is_on, value

_DC = "{http://purl.org/dc/elements/1.1/}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_NAMING = (
    ("core-properties", f"{_DC}creator", "author"),
    ("core-properties", f"{_CORE}lastModifiedBy", "last modified by"),
    ("extended-properties", f"{_APP}Manager", "manager"),
)
# ECMA-376 Part 1, 17.13.5: what is inserted, deleted, moved or formatted anew, in text, tables and numbering.
_TRACKED = tuple(
    f"{W}{name}"
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange"),
        *("tblGridChange", "trPrChange", "tcPrChange", "cellIns", "cellDel", "cellMerge", "numberingChange"),
    )
)
# What programs put where a name belongs.
_NO_PERSON = frozenset(
    {
        *("", "python-docx", "microsoft office user", "microsoft word", "user", "author", "admin", "administrator"),
        *(
            "windows user",
            "apache poi",
            "docx4j",
            "un-named",
            "unknown",
            "aspose.words",
            "aspose",
            "libreoffice",
            "openxml",
        ),
    }
)
_BODIES = re.compile(
    r"\b(?:police|constabulary|council|authority|office|opcc|pcc|force|department|directorate|team|unit|committee"
    r"|services?|hmicfrs|corporation|government|ltd|limited|plc|secretariat|panel|board|commission(?:er)?)\b",
    re.I,
)
_HARMLESS = re.compile(
    r"(?:MSIP_Label_|ContentType|_dlc_|MediaServiceImageTags|Classif|Title|Order|xd_|Template|Generator|KSO|ICV|Pages"
    r"|Protective|GrammarlyDocumentId|_Marked|Marking|docIndexRef|AppVersion|DocSecurity|HyperlinksChanged|LinksUpToDate"
    r"|ScaleCrop|ShareDoc|ProgId|TriggerFlowInfo|Compliance|lcf76|TaxCatchAll|ClassificationContentMarking)",
    re.I,
)
_PERSONAL = re.compile(r"author|owner|manager|editor|checked by|typist|recorded|creator|reviewer", re.I)
_MAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_FOLDER = re.compile(r"\A(?:file:|\\\\|[A-Za-z]:[\\/]|/Users/|/home/|https?://)", re.I)


def check_traces(file: WordFile) -> Iterator[Sighting]:
    """Everything of that kind, part by part."""
    yield from _check_names(file)
    yield from _check_comments(file)
    yield from _check_tracked(file)
    yield from _check_paths(file)
    yield from _check_embedded(file)
    yield from _check_prompts(file)


def _check_prompts(file: WordFile) -> Iterator[Sighting]:
    for story in file.stories:
        for control in story.root.iter(f"{W}sdt"):
            text = "".join(node.text or "" for node in control.iter(f"{W}t")).strip()
            if text and is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr")):
                yield Sighting("prompt", control, seen=quoted(text))


def _check_names(file: WordFile) -> Iterator[Sighting]:
    place = "the file's properties"
    named, others = [], []
    for kind, tag, label in _NAMING:
        root = file.first(kind, "")
        name = "" if root is None else (root.findtext(tag) or "").strip()
        if _is_person(name):
            named.append(f"{label} {quoted(name)}")
    app = file.first("extended-properties", "")
    company = "" if app is None else (app.findtext(f"{_APP}Company") or "").strip()
    if company and not _BODIES.search(company):
        others.append(f"company {quoted(company)}")
    custom = file.first("custom-properties", "")
    for entry in [] if custom is None else custom:
        name, text = entry.get("name", ""), "".join(map(str, entry.itertext())).strip()
        if _MAIL.search(text) or (_PERSONAL.search(name) and _is_person(text)):
            named.append(f"{name} {quoted(text)}")
        elif text and not _HARMLESS.match(name):
            others.append(name)
    for part in file.related("customXml"):
        people = (person.text or "" for person in file.tree(part).iter("{*}DisplayName"))
        named += [f"the library's {quoted(name)}" for name in people if name.strip()]
    if named:
        yield Sighting("names", place=place, seen=", ".join(dict.fromkeys(named)))
    if others:
        yield Sighting("properties", place=place, seen=", ".join(dict.fromkeys(others)))


def _is_person(name: str) -> bool:
    return name.casefold() not in _NO_PERSON and not _BODIES.search(name)


def _check_comments(file: WordFile) -> Iterator[Sighting]:
    for part in file.related("comments"):
        for comment in file.tree(part).iter(f"{W}comment"):
            text = " ".join(map(paragraph_text, comment.iter(f"{W}p")))
            yield Sighting("comments", place=f"the comment {quoted(text)}")
    people = file.first("people")
    if people is not None and next(file.related("comments"), None) is None:
        for person in people.iter("{*}person"):
            author = next((str(text) for name, text in person.attrib.items() if str(name).endswith("author")), "")
            yield Sighting("names", place="the list of those who worked on the file", seen=quoted(author))


def _check_tracked(file: WordFile) -> Iterator[Sighting]:
    for story in file.stories:
        yield from (Sighting("tracked-changes", change) for change in story.root.iter(*_TRACKED))
    for kind, place in (
        ("styles", "the styles"),
        ("numbering", "the lists' numbers"),
        ("glossaryDocument", "AutoText"),
    ):
        root = file.first(kind)
        if root is not None:
            yield from (Sighting("tracked-changes", place=place) for _ in root.iter(*_TRACKED))


def _check_paths(file: WordFile) -> Iterator[Sighting]:
    """The template, the data of a mail merge and the base of links, where they name a folder or server."""
    named = []
    for part in file.related("settings"):
        links = file.relationships(part).values()
        named += [link.target for link in links if link.external and link.kind != "hyperlink"]
    app = file.first("extended-properties", "")
    if app is not None:
        named += [app.findtext(f"{_APP}{name}") or "" for name in ("Template", "HyperlinkBase")]
    for element in file.settings.iter(f"{W}connectString"):
        named.append(next(iter(re.findall(r"Data Source=([^;]+)", value(element))), ""))
    for target in dict.fromkeys(named):
        if _FOLDER.match(target):
            yield Sighting("path", place="the file's settings", seen=target)


def _check_embedded(file: WordFile) -> Iterator[Sighting]:
    kinds = [file.package.content_type(name) for name in file.package.names]
    if any("macroenabled" in kind or "vbaproject" in kind for kind in kinds):
        yield Sighting("macros")
    charted: set[str] = set()
    for part in file.package.names:
        if "/charts/" in f"/{part}" and part.endswith(".xml"):
            held = [link.target for link in file.relationships(part).values() if link.kind == "package"]
            charted.update(held)
            yield from (Sighting("chart-data") for _ in held)
    for story in file.stories:
        for link in file.relationships(story.part).values():
            if link.kind in ("oleObject", "package", "aFChunk", "subDocument") and link.target not in charted:
                yield Sighting("embedded-files", seen=link.target.rpartition("/")[2])
            if link.kind == "image" and link.external:
                yield Sighting("linked-picture", seen=link.target)
