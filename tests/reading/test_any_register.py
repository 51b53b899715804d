"""Any register, whatever its labels, column order and gaps between rows, comes back item by item."""

import datetime as dt
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workbook_builder import read_book, shown

LABELS = {
    "report": ("Report", "Inspection title", "Name of report", "Publication"),
    "number": ("No.", "Ref", "Rec no", "Number", "#", ""),
    "text": ("Recommendation", "Recommendation text", "Recommendation / AFI", "What HMICFRS said"),
    "status": ("Status", "RAG", "RAG rating", "Current status", ""),
    "due": ("Due date", "Deadline", "By when", "Target date"),
    "owner": ("Lead", "Owner", "SRO", "Strategic lead"),
    "comment": ("Comment", "Progress", "Latest update", "Narrative"),
}
STATUSES = ("GREEN", "AMBER", "RED", "WHITE", "CLOSED")
TITLES = ("Living in fear", "Hate crime: what do victims need?", "PEEL: Police Efficiency 2017")
VERBS = ("publish", "review", "test", "improve", "explain")
THINGS = (
    "its policy on stalking",
    "how calls are graded",
    "the training of custody sergeants",
    "its letters to victims",
)
OWNERS = ("Head of Crime", "Head of Contact", "Deputy Chief Constable", "")
PROGRESS = (
    "The board agreed the plan in January.",
    "A draft has gone to the lead for comment.",
    "Work began this quarter.",
)

titles = st.lists(st.sampled_from(TITLES), min_size=4, max_size=15).map(sorted)
days = st.dates(dt.date(2017, 1, 1), dt.date(2021, 12, 31))
facts = st.tuples(
    st.sampled_from(STATUSES),
    st.sampled_from(VERBS),
    st.sampled_from(THINGS),
    days,
    st.sampled_from(OWNERS),
    st.sampled_from(PROGRESS),
)
headers = st.fixed_dictionaries({name: st.sampled_from(labels) for name, labels in LABELS.items()})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_register_comes_back_item_by_item(tmp_path: Path, data: st.DataObject) -> None:
    rows = []
    for number, title in enumerate(data.draw(titles), start=1):
        status, verb, thing, day, owner, comment = data.draw(facts)
        text = f"The force should {verb} {thing}."
        rows.append((title, str(number), text, status, day.isoformat(), owner, comment))
    order = data.draw(st.permutations(list(LABELS)))
    header = data.draw(headers)
    lines = [" | ".join(header[name] for name in order)]
    for row in rows:
        lines += [""] * data.draw(st.integers(0, 1))
        lines.append(" | ".join(dict(zip(LABELS, row, strict=True))[name] for name in order))
    tracker = read_book(tmp_path, "HMICFRS recommendations\n\n" + "\n".join(lines))
    assert shown(tracker, " ".join(LABELS)) == [" | ".join(cell or "-" for cell in row) for row in rows]
