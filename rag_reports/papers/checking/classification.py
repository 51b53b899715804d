"""The classification: in header and footer of every page, the same everywhere, and fit for who will read the file."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from rag_reports.language.markings import find_marking
from rag_reports.model import Audience
from rag_reports.papers.checking.faults import Sighting
from rag_reports.papers.checking.paragraph_text import paragraph_text
from rag_reports.papers.checking.word_file import WordFile
from rag_reports.papers.package import R, W, is_on, value

# The markings of the Government Security Classifications, and those that they took the place of in 2014.
_SENSITIVE = r"OFFICIAL\s*[-–—:/ ]\s*SENSITIVE"
_MARKING = re.compile(
    rf"(?<![\w-])(?:{_SENSITIVE}|(?i:official\s*[-–—:/]\s*sensitive)|OFFICIAL|TOP\s+SECRET|SECRET|CONFIDENTIAL|RESTRICTED"
    r"|(?i:not\s+protectively\s+marked)|UNCLASSIFIED|(?<=:\s)Official|\A\s*Official\s*\Z)(?![\w])"
)
_PUBLIC = frozenset({"OFFICIAL", "UNCLASSIFIED", "NOT PROTECTIVELY MARKED"})
_PAGES = {"default": "", "first": "first page's ", "even": "even pages' "}
_MARGINS = ("header", "footer")


def find_classification(text: str) -> str:
    """The marking in a header's text, in capitals and with a hyphen; "" where it bears none."""
    found = _MARKING.search(text)
    return re.sub(r"\s*[-–—:/ ]\s*SENSITIVE", "-SENSITIVE", " ".join(found.group().split()).upper()) if found else ""


def check_classification(file: WordFile, audience: Audience | None) -> Iterator[Sighting]:
    """Where the classification is missing or differs; and, for the public, any marking that keeps it from them."""
    margins = list(_read_margins(file))
    borne = {marking for _, marking in margins if marking}
    if not borne:
        yield Sighting("classification", place="the headers and footers")
    else:
        for place, marking in margins:
            if not marking:
                yield Sighting("classification-missing", place=place, seen=sorted(borne)[0])
    if len(borne) > 1:
        yield Sighting("classification-differs", place="the headers and footers", seen=", ".join(sorted(borne)))
    if audience is Audience.PUBLIC:
        for marking in sorted(borne - _PUBLIC):
            yield Sighting("not-for-public", place="the headers and footers", seen=marking)
        for paragraph in file.paragraphs():
            found = find_marking(paragraph_text(paragraph))
            if found is not None and found.upper() not in borne:
                yield Sighting("not-for-public", paragraph, seen=found)


def _read_margins(file: WordFile) -> Iterator[tuple[str, str]]:
    """Each header and footer that some page shows, in words, with the marking that it bears."""
    sections = list(file.document.iter(f"{W}sectPr"))
    sections = [section for section in sections if next(section.iterancestors(f"{W}sectPrChange"), None) is None]
    uses_even = is_on(file.settings.find(f"{W}evenAndOddHeaders"))
    inherited: dict[tuple[str, str], str] = {}
    for number, section in enumerate(sections, start=1):
        inherited |= dict(_references(section))
        kinds = [
            "default",
            *(["first"] if is_on(section.find(f"{W}titlePg")) else []),
            *(["even"] if uses_even else []),
        ]
        for kind in kinds:
            for margin in _MARGINS:
                of = f" of section {number}" if len(sections) > 1 else ""
                yield f"the {_PAGES[kind]}{margin}{of}", _marking_of(file, inherited, (margin, kind))


def _references(section: etree._Element) -> Iterator[tuple[tuple[str, str], str]]:
    for margin in _MARGINS:
        for reference in section.findall(f"{W}{margin}Reference"):
            yield (margin, value(reference, "type") or "default"), value(reference, "id", R)


def _marking_of(file: WordFile, references: Mapping[tuple[str, str], str], margin: tuple[str, str]) -> str:
    link = file.links.get(references.get(margin, ""))
    if link is None or link.external or link.target not in file.package:
        return ""
    texts = (paragraph_text(paragraph) for paragraph in file.tree(link.target).iter(f"{W}p"))
    return next((marking for text in texts if (marking := find_classification(text))), "")
