"""Long stretches of blank rows, such as a format for a whole sheet leaves behind, thinned before they are parsed.

A blank row matters only within ``FILL_ROWS`` of one that holds a value, where its fill may say something. Building
elements of a million of them takes ten times as long as finding them.
"""

import re
from collections.abc import Iterator

from rag_reports.ooxml.rows import FILL_ROWS

_TOGETHER = 1024 * 1024
# Rows with a number of their own, neither hidden nor of no height, whose cells hold nothing. They are matched without
# a way back, since a stretch of them may be as long as the sheet.
_BLANK_ROWS = re.compile(
    rb'(?:<row r="[0-9]{1,7}"(?: (?!hidden|ht="0)[A-Za-z0-9]+(?::[A-Za-z]+)?="[^"<&]*")*+'
    rb'(?:/>|>(?:<c(?: [a-z]="[A-Za-z0-9]{1,9}")*+/>)*+</row>)\s*+){%d,}+' % (2 * FILL_ROWS + 2)
)


def thin_blank_rows(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The bytes of a sheet part in pieces, less the blank rows that are far from any other row.

    In a part with CDATA, where what looks like rows may be somebody's text, all rows stay.
    """
    held = b""
    for chunk in chunks:
        held += chunk
        if b"<![CDATA[" in held:
            yield held
            yield from chunks
            return
        if len(held) < _TOGETHER:
            continue
        end = next((place for mark in (b"<row", b"<") if (place := held.rfind(mark)) > 0), len(held))
        yield _thinned(held[:end])
        held = held[end:]
    yield _thinned(held)


def _thinned(data: bytes) -> bytes:
    pieces, place = [], 0
    for stretch in _BLANK_ROWS.finditer(data):
        first = last = stretch.start()
        for _ in range(FILL_ROWS):
            first = data.index(b"<row", first + 1)
        last = stretch.end()
        for _ in range(FILL_ROWS):
            last = data.rindex(b"<row", first, last)
        pieces.append(data[place:first])
        place = last
    return b"".join([*pieces, data[place:]])
