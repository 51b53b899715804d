"""Random sheets, written in the many ways in which programs write them."""

from collections.abc import Mapping
from typing import NamedTuple
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from rag_reports.model import CellRef
from tests.ooxml.books import TRANSITIONAL

Place = tuple[int, int]
Value = str | int | float | bool | None

# "_x0041_" stands for a letter in Excel's files and readers differ over it; a carriage return likewise.
texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\n\t=<>&\"' ]"), min_size=1, max_size=40
).filter(lambda text: "_x" not in text)
numbers = st.integers(-(10**12), 10**12) | st.floats(-1e12, 1e12, allow_subnormal=False).map(
    lambda each: round(each, 6)
)
plain = texts | numbers | st.booleans()
places = st.tuples(st.integers(1, 12), st.integers(1, 9))


class Hand(NamedTuple):
    """How one program writes XML.

    ``numbered`` is false where rows and cells have no ``r``, and follow one another.
    """

    prefix: str
    quote: str
    between: str
    numbered: bool
    data: st.DataObject

    def tag(self, name: str, *attributes: tuple[str, object]) -> str:
        """The inside of a first tag; an attribute whose value is "" is left out."""
        given = (f" {key}={self.quote}{value}{self.quote}" for key, value in attributes if value != "")
        return f"{self.prefix}{name}{''.join(given)}"

    def element(self, inside: str, name: str, *attributes: tuple[str, object]) -> str:
        """An element; an empty one in any of its spellings."""
        tag = self.tag(name, *attributes)
        end = f"</{self.prefix}{name}>"
        if inside:
            return f"<{tag}>{inside}{end}"
        return f"<{tag}{self.data.draw(st.sampled_from(['/>', ' />', f'>{end}']))}"

    def cell(self, at: Place, value: Value) -> str:
        where = ("r", CellRef("", *at).address if self.numbered else "")
        style = ("s", self.data.draw(st.sampled_from(["", "1", "2"])))
        if value is None:
            return self.element("", "c", where, style)
        if isinstance(value, str):
            quoted = self.data.draw(st.booleans()) and "]]>" not in value
            text = f"<![CDATA[{value}]]>" if quoted else escape(value)
            inside = self.element(self.element(text, "t", ("xml:space", "preserve")), "is")
            return self.element(inside, "c", style, ("t", "inlineStr"), where)
        shown = str(int(value)) if isinstance(value, bool) else repr(value)
        return self.element(self.element(shown, "v"), "c", where, style, ("t", "b" if isinstance(value, bool) else ""))

    def row(self, number: int, cells: list[str]) -> str:
        spans = self.data.draw(st.sampled_from(["", "1:9", "1:3"]))
        inside = self.between.join(["", *cells, ""]) if cells else ""
        return self.element(inside, "row", ("r", number if self.numbered else ""), ("spans", spans))


@st.composite
def sheets(draw: st.DrawFn) -> tuple[bytes, dict[Place, Value]]:
    """A sheet's XML, and what it holds; None for a cell that is there and blank."""
    held = draw(st.dictionaries(places, plain | st.none(), max_size=12))
    hand = Hand(
        prefix=draw(st.sampled_from(["", "x:"])),
        quote=draw(st.sampled_from("\"'")),
        between=draw(st.sampled_from(["", "\n  ", "<!-- <c r='A1'/> -->", "<?note <c> ?>"])),
        numbered=draw(st.booleans()) or not _has_no_gap(held),
        data=draw(st.data()),
    )
    blank = draw(st.sets(st.integers(1, 12), max_size=3)) if hand.numbered else set()
    rows = [
        hand.row(row, [hand.cell(at, held[at]) for at in sorted(held) if at[0] == row])
        for row in sorted({row for row, _ in held} | blank)
    ]
    range_used = draw(st.sampled_from(["", "A1:I12", "A1"]))
    top = hand.element("", "dimension", ("ref", range_used)) if range_used else ""
    data = hand.element(hand.between.join(["", *rows, ""]) if rows else "", "sheetData")
    encoding = draw(st.sampled_from(["utf-8", "utf-16"]))
    declared = f"<?xml version={hand.quote}1.0{hand.quote} encoding={hand.quote}{encoding}{hand.quote}?>"
    name = "xmlns:x" if hand.prefix else "xmlns"
    return (declared + hand.element(top + data, "worksheet", (name, TRANSITIONAL))).encode(encoding), held


def _has_no_gap(held: Mapping[Place, Value]) -> bool:
    rows = {row for row, _ in held}
    return rows == set(range(1, len(rows) + 1)) and all(
        column == 1 or (row, column - 1) in held for row, column in held
    )
