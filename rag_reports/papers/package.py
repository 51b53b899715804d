"""The namespaces and attributes of WordprocessingML, read with lxml alone, not by the library that writes papers."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def read_text(element: etree._Element) -> str:
    """The text that an element shows, paragraphs and line breaks as ``\\n``."""
    pieces = []
    for node in element.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}p"):
        if node.tag == f"{W}t":
            pieces.append(node.text or "")
        elif node.tag == f"{W}p":
            pieces.append("\n")
        else:
            pieces.append(" ")
    return "".join(pieces).strip()


def value(element: etree._Element | None, name: str = "val", namespace: str = W) -> str:
    """An attribute, of the WordprocessingML namespace by default; "" where the element or the attribute is missing."""
    return "" if element is None else str(element.get(f"{namespace}{name}", ""))


def is_on(element: etree._Element | None) -> bool:
    """Whether an on-off element is there and on (ECMA-376 Part 1, 17.17.4)."""
    return element is not None and value(element) not in ("0", "false", "off")
