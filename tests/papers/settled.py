"""All tracked changes of a Word file accepted or rejected, as ECMA-376 Part 1, 17.13.5 describes them."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from tests.papers.paper_trackers import W, read_part


def settle(path: Path, *, accept: bool) -> etree._Element:
    """The document's body with every change accepted, or every one rejected, in the form of ``plain_body``."""
    body = _body(path)
    keep, drop = (f"{W}{name}" for name in (("ins", "del") if accept else ("del", "ins")))
    for row in list(body.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{drop}") is not None:
            _remove(row)
    for table in list(body.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            _remove(table)
    for mark in list(body.iter(drop)):
        parent = mark.getparent()
        if parent is not None and parent.tag == f"{W}p":
            _remove(mark)
    for paragraph in list(body.iter(f"{W}p")):
        if paragraph.find(f"{W}pPr/{W}rPr/{drop}") is not None:
            _join_with_next(paragraph)
    for mark in list(body.iter(keep)):
        for child in mark:
            mark.addprevious(child)
        _remove(mark)
    for deleted in body.iter(f"{W}delText"):
        deleted.tag = f"{W}t"
    for name in ("pPrChange", "tcPrChange"):
        for change in list(body.iter(f"{W}{name}")):
            properties = change.getparent()
            assert properties is not None
            before = list(change[0])
            _remove(change)
            if not accept:
                properties[:] = before
    return _plain(body)


def plain_body(path: Path) -> etree._Element:
    """The body of a Word file, neighbouring runs of one format joined, whether rows may break left out."""
    return _plain(_body(path))


def blocks(body: etree._Element, *, names: bool = True) -> list[str]:
    """The XML of each paragraph and table, for comparing; without ``names`` what a screen reader says of a table is
    left out, since Word tracks no change of it.
    """
    for name in [] if names else list(body.iter(f"{W}tblCaption", f"{W}tblDescription")):
        _remove(name)
    return [etree.tostring(block).decode() for block in body]


def _body(path: Path) -> etree._Element:
    body = read_part(path).find(f"{W}body")
    assert body is not None
    return body


def _join_with_next(paragraph: etree._Element) -> None:
    following = paragraph.getnext()
    runs = [child for child in paragraph if child.tag != f"{W}pPr"]
    if following is None or following.tag != f"{W}p":
        assert not runs, "a paragraph before a table can only go whole"
    else:
        place = 1 if following.find(f"{W}pPr") is not None else 0
        following[place:place] = runs
    _remove(paragraph)


def _plain(body: etree._Element) -> etree._Element:
    for properties in list(body.iter(f"{W}rPr", f"{W}trPr")):
        for split in properties.findall(f"{W}cantSplit"):
            properties.remove(split)
        if len(properties) == 0:
            _remove(properties)
    for run, following in _pairs(body):
        if _format(run) == _format(following):
            text, more = run.find(f"{W}t"), following.find(f"{W}t")
            assert text is not None and more is not None
            more.text = (text.text or "") + (more.text or "")
            _remove(run)
    etree.cleanup_namespaces(body)
    return body


def _pairs(body: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    for run in list(body.iter(f"{W}r")):
        following = run.getnext()
        if following is not None and following.tag == f"{W}r":
            yield run, following


def _format(run: etree._Element) -> bytes:
    properties = run.find(f"{W}rPr")
    return b"" if properties is None else etree.tostring(properties)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
