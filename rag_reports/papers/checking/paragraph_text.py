"""The text of one paragraph, without that of a text box which hangs on it."""

from collections.abc import Iterator

from lxml import etree

from rag_reports.papers.package import W, value

_SHOWN = (f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen", f"{W}sym")
_BLANKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
# The bullets of the fonts Symbol and Wingdings; what else they hold are ticks, boxes and arrows.
_BULLETS = frozenset({"F0B7", "F0A7", "F06E", "F0D8", "F076", "F06C"})


def own_elements(paragraph: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """The elements of those tags within a paragraph in order, leaving out the paragraphs of its text boxes."""
    holds_box = next(paragraph.iter(f"{W}txbxContent"), None) is not None
    for element in paragraph.iter(*tags):
        if not holds_box or next(element.iterancestors(f"{W}p"), None) is paragraph:
            yield element


def paragraph_text(paragraph: etree._Element) -> str:
    """The paragraph's text; a tab is ``\\t``, a line break ``\\n``, a symbol of a picture font ``▪`` or ``□``."""
    return "".join(text_of(element) for element in own_elements(paragraph, *_SHOWN))


def run_text(run: etree._Element) -> str:
    """The text of one run."""
    return "".join(text_of(element) for element in run.iterchildren(*_SHOWN))


def text_of(element: etree._Element) -> str:
    """The text that one element of a run stands for."""
    parent = element.getparent()
    if parent is None or parent.tag != f"{W}r":  # a tab stop of the paragraph's format
        return ""
    if element.tag == f"{W}sym":
        return "▪" if value(element, "char").upper() in _BULLETS else "□"
    return _BLANKS.get(str(element.tag), element.text or "")


def quoted(text: str, longest: int = 50) -> str:
    """The first words of a text on one line, in quotation marks."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= longest else f"“{line[: longest - 1].rstrip()}…”"
