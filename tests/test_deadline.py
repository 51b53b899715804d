"""The due-date grammar: what people write, what cannot be read, chains, terms and history columns."""

import ast
import calendar
import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rag_reports.deadline
from rag_reports.deadline import Deadline, Precision, Role, SetBy, State, join_deadlines, read_deadline
from tests.deadline_strings import CHAINS, NO_DATE, SETTERS, TERMS, WRITTEN

JULY_2018 = dt.date(2018, 7, 31)
SPRINGS_AND_KIN = {"spring": (5, 31), "summer": (8, 31), "autumn": (11, 30)}
FORMATS = (
    "{d} {month} {y}", "{d}{th} {month} {y}", "{d:02}/{m:02}/{y}", "{d}/{m}/{y}", "{d}.{m}.{y}", "{d:02}-{m:02}-{y}",
    "{d}-{mon}-{y}", "{d} {mon} {y}", "{y}-{m:02}-{d:02}", "{y}/{m:02}/{d:02}", "{month} {d}, {y}",
    "{month} {d}{th} {y}", "{d}{th} of {month} {y}", "{d}{th} {month}, {y}", "{d:02}/{m:02}/{yy:02}",
    "{d}-{mon}-{yy:02}", "By {d} {month} {y}", "no later than {d} {month} {y}", "{d} {MONTH} {y}",
    "{y}-{m:02}-{d:02} 00:00:00", "({d} {month} {y})",
)  # fmt: skip
MONTH_FORMATS = (
    "{month} {y}", "{mon} {y}", "{mon}-{yy:02}", "{mon} '{yy:02}", "{month}, {y}", "end of {month} {y}", "{m:02}/{y}",
    "By {month} {y}", "{y}-{m:02}",
)  # fmt: skip
JOINERS = (" now ", " Now due ", ", revised to ", " extended to ", " -> ", " / ", "\n", ". Now: ", " moved to ")
FRAGMENTS = (
    "March 2019", "31/03/2019", "30 June 2019", "31 February 2019", "2019", "Q4 2018/19", "Q4 2019", "spring 2019",
    "Mar-19", "31st", "March", "2018/19", "within", "three months", "6 weeks", "of publication", "immediately", "now",
    "revised", "to", "from", "was", "original", "and", "or", "by", "the", "force", "HMICFRS", "set by", "deadline",
    "no deadline set", "TBC", "ongoing", "completed", "review", "pending", "training", "phase 2", "(", ")", "[", "]",
    ",", ".", ";", ":", "-", "/", "\n", "•", "->", "mid", "end of", "19", "4", "31", "10 working days", "PEEL", "'",
    "after", "every",
)  # fmt: skip
fragment_texts = st.lists(st.sampled_from(FRAGMENTS), max_size=10).map(" ".join)
days = st.dates(dt.date(2010, 1, 1), dt.date(2039, 12, 31))


def told(deadline: Deadline) -> str:
    """A deadline in the notation of the table."""
    words = [] if deadline.state is State.DATED else [deadline.state.value]
    for due in deadline.dates:
        marks = (
            ("*" if due.role is Role.MILESTONE else "") + ("~" if due.relative else "") + ("!" if due.immediate else "")
        )
        words.append(f"{marks}{due.date.isoformat()}{due.precision[0]}{f'/{due.by[0]}' if due.by else ''}")
    return " ".join([*words, *([f"+{deadline.moves}"] if deadline.moves else [])])


def rows(*tables: str) -> list[tuple[str, str]]:
    lines = [line.rsplit(" | ", 1) for table in tables for line in table.strip().split("\n")]
    return [(text.replace("\\n", "\n"), expected) for text, expected in lines]


def write(day: dt.date, form: str) -> str:
    ending = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}.get(day.day, "th")
    month = calendar.month_name[day.month]
    return form.format(
        d=day.day,
        m=day.month,
        y=day.year,
        yy=day.year % 100,
        th=ending,
        month=month,
        MONTH=month.upper(),
        mon=month[:3],
    )


@pytest.mark.parametrize(("text", "expected"), rows(WRITTEN, CHAINS, SETTERS, TERMS, NO_DATE))
def test_reads_what_people_write(text: str, expected: str) -> None:
    deadline = read_deadline(text, published=JULY_2018, published_precision="month")
    assert told(deadline) == expected
    assert deadline.text == text


def test_the_table_holds_each_text_once() -> None:
    texts = [text for text, _ in rows(WRITTEN, CHAINS, SETTERS, TERMS, NO_DATE)]
    assert len(texts) == len(set(texts)) > 300


def test_each_date_quotes_the_stretch_that_it_was_read_from() -> None:
    deadline = read_deadline("Force set deadline of December 2018. Now set for Q4 2018/19 (31 March 2019)")
    assert [due.text for due in deadline.dates] == ["December 2018", "31 March 2019"]
    assert deadline.dates[1].precision is Precision.DAY


def test_original_and_date_in_force() -> None:
    deadline = read_deadline("September 2018 And January 2019, now June 2019")
    assert deadline.original == dt.date(2019, 1, 31)
    assert deadline.date == dt.date(2019, 6, 30)


def test_a_date_replaced_by_tbc_is_no_longer_in_force() -> None:
    deadline = read_deadline("October 2018 now TBC")
    assert (deadline.date, deadline.original) == (None, dt.date(2018, 10, 31))


@pytest.mark.parametrize("cell", [dt.date(2019, 3, 31), dt.datetime(2019, 3, 31, 17, 30)])
def test_a_date_cell_is_its_day(cell: dt.date) -> None:
    deadline = read_deadline(cell)
    assert deadline.text == "31 March 2019"
    assert told(deadline) == "2019-03-31d"
    assert type(deadline.dates[0].date) is dt.date


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Within six months", dt.date(2018, 8, 31), "~2019-02-28d"),
        ("Within six months", dt.date(2019, 8, 31), "~2020-02-29d"),
        ("Within three months", dt.date(2018, 7, 18), "~2018-10-18d"),
        ("within 90 days", dt.date(2018, 7, 18), "~2018-10-16d"),
        ("within 6 weeks", dt.date(2018, 7, 18), "~2018-08-29d"),
        ("within a year", dt.date(2020, 2, 29), "~2021-02-28d"),
        ("Immediately", dt.date(2018, 7, 18), "~!2018-07-18d"),
        ("within 9999 years", dt.date(2018, 7, 18), "unreadable"),
    ],
)
def test_terms_run_from_the_day_of_publication(text: str, published: dt.date, expected: str) -> None:
    assert told(read_deadline(text, published=published)) == expected


def test_a_term_from_a_known_month_ends_with_a_month() -> None:
    deadline = read_deadline("within three months", published=dt.date(2018, 2, 28), published_precision="month")
    assert told(deadline) == "~2018-05-31m"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Within six months", "relative"),
        ("Immediately", "relative"),
        ("within three months of 31 July 2018", "~2018-10-31d"),
        ("Within 3 months (October 2018)", "2018-10-31m"),
        ("Within six months, now March 2019", "2019-03-31m +1"),
        ("within six months of the review", "unreadable"),
    ],
)
def test_without_a_publication_date_a_term_gives_no_date(text: str, expected: str) -> None:
    assert told(read_deadline(text)) == expected


@pytest.mark.parametrize(
    ("history", "current", "expected"),
    [
        ((), "March 2019", "2019-03-31m"),
        (("October 2018",), "December 2018", "2018-10-31m 2018-12-31m +1"),
        (("October 2018", "December 2018"), "March 2019", "2018-10-31m 2018-12-31m 2019-03-31m +2"),
        (("October 2018", "October 2018"), "December 2018", "2018-10-31m 2018-12-31m +1"),
        (("March 2019",), "31/03/2019", "2019-03-31d"),
        (("March 2019",), "15 March 2019", "2019-03-15d"),
        (("15 March 2019",), "March 2019", "2019-03-15d 2019-03-31m +1"),
        (("October 2018",), "October 2018 Now December 2018", "2018-10-31m 2018-12-31m +1"),
        (("October 2018", "December 2018"), "October 2018 Now December 2018", "2018-10-31m 2018-12-31m +1"),
        (("October 2018", "December 2018"), "December 2018, now March 2019", "2018-10-31m 2018-12-31m 2019-03-31m +2"),
        (("HMICFRS deadline October 2018",), "October 2018", "2018-10-31m/i"),
        (("June 2019",), "March 2019", "2019-06-30m 2019-03-31m +1"),
        (("N/A", "October 2018", "-"), "December 2018", "2018-10-31m 2018-12-31m +1"),
        (("October 2018",), "TBC", "placeholder 2018-10-31m"),
        (("October 2018",), "June", "unreadable 2018-10-31m"),
        (("No deadline set by HMICFRS",), "June 2019", "2019-06-30m"),
        (("September 2018 and January 2019",), "June 2019", "*2018-09-30m 2019-01-31m 2019-06-30m +1"),
        (("October 2018", "December 2018"), None, "2018-10-31m 2018-12-31m +1"),
        (("October 2018", "December 2018"), "", "2018-10-31m 2018-12-31m +1"),
        (("October 2018", "N/A"), "", "2018-10-31m"),
        (("October 2018", "June"), "", "unreadable 2018-10-31m"),
        (("TBC",), None, "placeholder"),
    ],
)
def test_history_columns_come_before_the_due_cell(history: tuple[str, ...], current: str | None, expected: str) -> None:
    read = read_deadline(current) if current is not None else None
    joined = join_deadlines(read, [read_deadline(text) for text in history])
    assert joined is not None
    assert told(joined) == expected
    assert joined.text == (current or "")


def test_an_account_of_a_thousand_characters_is_no_due_date() -> None:
    assert told(read_deadline("Training by March 2019. " * 50)) == "unreadable"


def test_nothing_joined_is_nothing() -> None:
    assert join_deadlines(None, []) is None


@pytest.mark.parametrize(
    "bad", ["31/02/2019", "Q4 2019", "31 Jun 2019", "March", "mid-July 2019", "2019", "32/01/2019"]
)
@pytest.mark.parametrize("joiner", [*JOINERS, " and ", ", ", " ", " (revised) "])
def test_a_second_date_that_cannot_be_read_is_never_dropped(bad: str, joiner: str) -> None:
    assert told(read_deadline(f"January 2018{joiner}{bad}")) == "unreadable"


@given(days, st.sampled_from(FORMATS))
def test_a_day_comes_back_from_every_way_of_writing_it(day: dt.date, form: str) -> None:
    assert told(read_deadline(write(day, form))) == f"{day.isoformat()}d"


@given(days, st.sampled_from(MONTH_FORMATS))
def test_a_month_comes_back_as_its_last_day(day: dt.date, form: str) -> None:
    last = calendar.monthrange(day.year, day.month)[1]
    financial_year = form == "{y}-{m:02}" and day.month == (day.year + 1) % 100
    if financial_year:  # "2011-12"
        assert told(read_deadline(write(day, form))) == "unreadable"
        return
    assert told(read_deadline(write(day, form))) == f"{day.replace(day=last).isoformat()}m"


@settings(max_examples=200)
@given(st.lists(days, min_size=2, max_size=4, unique=True), st.data())
def test_a_chain_comes_back_with_its_moves(chain: list[dt.date], data: st.DataObject) -> None:
    chain.sort()
    text = write(chain[0], data.draw(st.sampled_from(FORMATS[:16])))
    for day in chain[1:]:
        text += data.draw(st.sampled_from(JOINERS)) + write(day, data.draw(st.sampled_from(FORMATS[:16])))
    expected = " ".join(f"{day.isoformat()}d" for day in chain)
    assert told(read_deadline(text)) == f"{expected} +{len(chain) - 1}"


@settings(max_examples=200)
@given(st.one_of(st.text(), fragment_texts), st.one_of(st.none(), st.dates()), st.sampled_from(["day", "month", ""]))
def test_any_text_is_read_or_said_to_be_unreadable(text: str, published: dt.date | None, precision: str) -> None:
    deadline = read_deadline(text, published=published, published_precision=precision)
    assert deadline.text == text
    assert (deadline.date is not None) == (deadline.state is State.DATED)
    assert 0 <= deadline.moves <= len(deadline.dates)
    if deadline.state in (State.UNREADABLE, State.UNDATED):
        assert deadline.dates == ()


@settings(max_examples=300)
@given(fragment_texts)
def test_a_date_is_in_the_text_or_follows_from_it_by_a_rule(text: str) -> None:
    for due in read_deadline(text, published=dt.date(2018, 7, 18)).dates:
        assert due.text in text
        assert due.date in explained(due.text, text), due


def explained(stretch: str, text: str) -> set[dt.date]:
    """Every date that a stretch can mean by the stated rules, found without the grammar."""
    found = {dt.datetime.strptime(day, "%d/%m/%Y").date() for day in re.findall(r"\d\d/\d\d/\d{4}", stretch)}
    years = [int(year) for year in re.findall(r"\b20\d\d\b", text)] + [
        2000 + int(y) for y in re.findall(r"\b\d\d\b", text)
    ]
    named = [number for number in range(1, 13) if calendar.month_abbr[number].lower() in stretch.lower()]
    if not named and re.search(r"\d", stretch):
        named = [number for number in range(1, 13) if calendar.month_abbr[number].lower() in text.lower()]
    numbers = [int(number) for number in re.findall(r"\d+", stretch)]
    for year in years:
        for month in named:
            last = calendar.monthrange(year, month)[1]
            found |= {dt.date(year, month, day) for day in (*numbers, last) if 1 <= day <= last}
        found |= {dt.date(year, *end) for season, end in SPRINGS_AND_KIN.items() if season in stretch}
        found |= {dt.date(year, 12, 31)} if "end of" in stretch else set()
    if "2018/19" in stretch:
        found.add(dt.date(2019, 3, 31))
    for day in {dt.date(2018, 7, 18), *found}:
        if "three months" in stretch:
            year, month = divmod(day.year * 12 + day.month - 1 + 3, 12)
            last = calendar.monthrange(year, month + 1)[1]
            found |= {dt.date(year, month + 1, min(day.day, last)), dt.date(year, month + 1, last)}
        if "6 weeks" in stretch:
            ends = day + dt.timedelta(weeks=6)
            found |= {ends, ends.replace(day=calendar.monthrange(ends.year, ends.month)[1])}
    if "immediately" in stretch:
        found.add(dt.date(2018, 7, 18))
    return found


def test_today_plays_no_part() -> None:
    forbidden = {"today", "now", "utcnow", "time", "localtime", "gmtime", "fromtimestamp"}
    for path in Path(rag_reports.deadline.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
            assert name not in forbidden, f"{path.name} asks for the time"


def test_who_set_a_date_is_told_with_each_date() -> None:
    deadline = read_deadline("HMICFRS deadline: March 2019. Force target: June 2019")
    assert [due.by for due in deadline.dates] == [SetBy.INSPECTORATE, SetBy.FORCE]
