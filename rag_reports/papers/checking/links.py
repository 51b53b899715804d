"""Links whose text says where they lead (WCAG 2.2, criterion 2.4.4), and that lead where readers can go."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from lxml import etree

from rag_reports.language.contacts import find_addresses
from rag_reports.papers.checking.faults import Sighting
from rag_reports.papers.checking.paragraph_text import own_elements, paragraph_text, quoted, run_text
from rag_reports.papers.checking.word_file import Story, WordFile
from rag_reports.papers.package import R, W, value
from rag_reports.text import fold

_NOTHING = frozenset(
    {
        *(
            "click here",
            "here",
            "click",
            "link",
            "this link",
            "this page",
            "page",
            "website",
            "this website",
            "web site",
        ),
        *("more", "read more", "find out more", "more information", "see here", "see more", "follow this link", "pdf"),
        *("document", "this document", "available here", "at this link", "url", "web link", "weblink", "hyperlink"),
    }
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+/\S+\Z", re.I)
_CODE = re.compile(r'HYPERLINK\s+"(?P<target>[^"]+)"', re.I)
_OWN_FOLDER = re.compile(r"\A(?:file:|\\\\|[A-Za-z]:[\\/])", re.I)
_DRAWING_LINKS = ("{*}hlinkClick", "{*}hlinkHover")


def check_links(file: WordFile) -> Iterator[Sighting]:
    """The links of every story; then addresses of persons, in texts and targets."""
    told: set[str] = set()
    for story in file.stories:
        for element, text, target in _read_links(file, story):
            said = fold(text).strip(" .:;,()[]<>\"'")
            if said in _NOTHING or (target and _ADDRESS.match(text.strip())):
                yield Sighting("link-says-nothing", element, seen=quoted(text))
            if _is_inside(target):
                yield Sighting("link-inside", element, seen=unquote(target))
            if target.lower().startswith("mailto:"):
                address = unquote(target[7:].partition("?")[0])
                for found in set(find_addresses(address)) - told:
                    told.add(found)
                    yield Sighting("address", element, seen=found)
    for paragraph in file.paragraphs():
        for found in find_addresses(paragraph_text(paragraph)):
            if found not in told:
                told.add(found)
                yield Sighting("address", paragraph, seen=found)


def _read_links(file: WordFile, story: Story) -> Iterator[tuple[etree._Element, str, str]]:
    """Each link with its text and its target; one that leads within the file has no target."""
    relations = file.relationships(story.part)
    for link in story.root.iter(f"{W}hyperlink"):
        relation = relations.get(value(link, "id", R))
        text = "".join(run_text(run) for run in link.iter(f"{W}r"))
        if text.strip():
            yield link, text, relation.target if relation is not None and relation.external else ""
    for link in story.root.iter(f"{W}fldSimple"):
        match = _CODE.search(value(link, "instr"))
        if match:
            yield link, "".join(run_text(run) for run in link.iter(f"{W}r")), match["target"]
    for element in story.root.iter(*_DRAWING_LINKS):
        relation = relations.get(value(element, "id", R))
        if relation is not None and relation.external:
            yield element, "", relation.target
    for paragraph in story.root.iter(f"{W}p"):
        if next(paragraph.iter(f"{W}instrText"), None) is not None:
            yield from ((paragraph, text, target) for text, target in _field_links(paragraph))


def _field_links(paragraph: etree._Element) -> Iterator[tuple[str, str]]:
    """The links that fields of one paragraph make: code, then text, between their marks."""
    code, text, depth, shows = "", "", 0, False
    for element in own_elements(paragraph, f"{W}fldChar", f"{W}instrText", f"{W}t"):
        kind = value(element, "fldCharType")
        if kind == "begin":
            depth += 1
            code, text, shows = ("", "", False) if depth == 1 else (code, text, shows)
        elif kind == "separate":
            shows = shows or depth == 1
        elif kind == "end":
            depth = max(0, depth - 1)
            match = _CODE.search(code)
            if depth == 0 and match:
                yield text, match["target"]
        elif element.tag == f"{W}instrText" and depth == 1:
            code += element.text or ""
        elif element.tag == f"{W}t" and shows and depth:
            text += element.text or ""


def _is_inside(target: str) -> bool:
    """Whether a target lies on somebody's own computer or network, or in a person's or team's store."""
    if not target or target.startswith(("#", "mailto:", "tel:")):
        return False
    if _OWN_FOLDER.match(unquote(target)):
        return True
    try:
        host = (urlsplit(target).hostname or "").lower()
    except ValueError:
        return False
    return bool(host) and (
        "." not in host or host.endswith((".sharepoint.com", ".local", ".internal", ".pnn.police.uk"))
    )
