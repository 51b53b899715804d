"""Reports of so many items in each status, and the wording of the City of London's format."""

import tomllib
from pathlib import Path

from rag_reports.model import CellRef, Field, InspectionReport, ItemType, Recommendation, Status

FORMAT = Path(__file__).parent.parent.parent / "templates" / "city_of_london" / "format.toml"
WORDING = tomllib.loads(FORMAT.read_text(encoding="utf-8"))["wording"]["count_sentence"]
AFI = ItemType.AREA_FOR_IMPROVEMENT


def counted_report(
    *items: tuple[str, int] | tuple[str, int, ItemType] | tuple[str, int, ItemType, str],
    made: int | None = None,
    intro: str = "",
) -> InspectionReport:
    """A report of some items: the status word ("" for none), how many, the type, and the external owner."""
    made_up: list[Recommendation] = []
    for word, count, *more in items:
        for _ in range(count):
            number = len(made_up) + 1
            cells = {Field.NUMBER: CellRef("Tracker", number + 1, 1)}
            item_type = more[0] if more else ItemType.RECOMMENDATION
            owner = more[1] if len(more) > 1 else ""
            status = Status(word) if word else None
            made_up.append(
                Recommendation(
                    str(number),
                    ItemType(item_type),
                    "",
                    status,
                    word,
                    False,
                    None,
                    "",
                    str(owner),
                    "",
                    "",
                    "",
                    "",
                    cells,
                )
            )
    return InspectionReport("Custody services", tuple(made_up), made=made, intro=intro)
