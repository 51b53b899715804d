"""Committee formats: found by name or folder, and everything that does not fit is listed at once."""

import re
from collections.abc import Iterable
from pathlib import Path

import docx
import pytest
from docx.shared import Cm

from rag_reports.errors import TemplateError
from rag_reports.model import Status
from rag_reports.papers import build_appendix, check_format, list_formats, load_format, render
from rag_reports.papers.formats import find_templates
from tests.papers.paper_trackers import AS_AT, make_item, make_report, make_tracker, read_outline, rewrite_part


def change(folder: Path, changes: Iterable[tuple[str, str]]) -> None:
    path = folder / "format.toml"
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after, 1)
    path.write_text(text, encoding="utf-8")


def test_the_formats_that_come_with_it_all_load() -> None:
    assert "city_of_london" in [known.name for known in list_formats()]
    assert all(known.description for known in list_formats())


def test_a_format_is_found_by_name_and_by_folder(own_format: Path) -> None:
    assert load_format("city_of_london").folder == find_templates() / "city_of_london"
    assert load_format(own_format).name == load_format(str(own_format)).name == "own format"


@pytest.mark.parametrize("name", ["nowhere", "", ".", "..", "/"])
def test_an_unknown_format_ends_in_one_sentence_with_the_known_ones(name: str) -> None:
    with pytest.raises(TemplateError, match=r"no committee format has this name.*Known formats: .*city_of_london"):
        load_format(name)


def test_all_that_does_not_fit_is_listed_at_once(own_format: Path) -> None:
    change(
        own_format,
        [
            ('title = "HMICFRS report recommendations"\n', ""),
            ('heading = "{title}"', 'heading = "{titel} report"'),
            ('heading = "Key to the status colours"', 'heading = " "'),
            ('AMBER = "FFC000"', 'AMBER = "amber"'),
            ('RED = "FF0000"', 'RED = "800000"'),
            ('source = "Source Line"', 'source = "Sauce Line"'),
            ('kind = "key"', 'kind = "quay"'),
            ('order = "newest first"', 'order = "by name"'),
            ('items = ["open", "new"]', 'items = ["open", "newish"]'),
            ('field = "due"', 'field = "dew"'),
            ("width_cm = 1.4", 'width_cm = "1.4"'),
            ('as_at = "Position as at {date}"', 'as_at = "Position as at {day}"'),
            ("{count} earlier completed", "{count earlier completed"),
            ('comment = "No comment"\n', ""),
            ('numbers = "digits"', 'numbers = "roman"'),
            ('AMBER_one = "{number} is in progress"', 'AMBER_one = "{number!r:>9} is in progress"'),
            ('RED_many = "{number} are at RED"', 'RED_many = "at RED are {number}"'),
            ('action_many = "actions"', ""),
        ],
    )
    rewrite_part(own_format / "template.docx", "word/document.xml", 'w:tag w:val="as_at"', 'w:tag w:val="as_of"')
    with pytest.raises(TemplateError) as caught:
        load_format(own_format)
    for problem in (
        "title is missing",
        "section 1: heading is empty",
        "section 3: heading uses {titel}; it may use {title}",
        "colours.AMBER must be six hexadecimal digits in quotes",
        "colours.RED is too dark for black text",
        'template.docx has no paragraph style "Sauce Line" (styles.source)',
        'section 1: the kind "quay" is not known; known are key, items-with-status, movement',
        'section 3: the order "by name" is not known',
        "section 3: items must be a list of some of open, new, complete, closed",
        'section 3, column 4: the field "dew" is not known; known are number, text, status',
        "section 3, column 1: width_cm must be a number of centimetres",
        "wording.as_at uses {day}; it may use {date}",
        "wording.complete_many has a brace without its partner",
        "wording.blank.comment is missing",
        'wording.count_sentence.numbers must be "digits" or "words"',
        "wording.count_sentence.statuses.AMBER_one uses {number:>9}; it may use {number}",
        "wording.count_sentence.statuses.RED_many must begin with {number}",
        "wording.count_sentence.nouns.action_many is missing",
        'template.docx has no content control with the tag "as_at"',
        'template.docx has a control with the tag "as_of", which nothing fills',
    ):
        assert problem in str(caught.value)


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        ("title = 'open", "not valid TOML"),
        ("", "there is no [[sections]] table"),
        ("sections = 3", "there is no [[sections]] table"),
        ("sections = [3]", "there is no [[sections]] table"),
        (
            "[[sections]]\nkind = 'key'\ncolumns = ['word']",
            "section 1: columns must be a list of { field, label, width_cm }",
        ),
    ],
)
def test_a_format_file_that_is_broken_says_so(own_format: Path, content: str, seen: str) -> None:
    (own_format / "format.toml").write_text(content, encoding="utf-8")
    with pytest.raises(TemplateError, match=re.escape(seen)):
        load_format(own_format)


def test_a_format_file_that_is_no_text_says_so(own_format: Path) -> None:
    path = own_format / "format.toml"
    text = path.read_text(encoding="utf-8")
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        path.write_bytes(text.encode(encoding))
        with pytest.raises(TemplateError, match=r"the file is not saved as UTF-8\. Save it as UTF-8"):
            load_format(own_format)


def test_a_format_file_with_a_byte_order_mark_is_read(own_format: Path) -> None:
    path = own_format / "format.toml"
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert load_format(own_format).title == "HMICFRS report recommendations"


@pytest.mark.parametrize(("title", "seen"), [("", "title is empty"), ("{force} report", "title uses {force}")])
def test_a_title_must_be_a_title(own_format: Path, title: str, seen: str) -> None:
    change(own_format, [('title = "HMICFRS report recommendations"', f'title = "{title}"')])
    with pytest.raises(TemplateError, match=re.escape(seen)):
        load_format(own_format)


@pytest.mark.parametrize("content", [b"", b"<html>", b"PK\x03\x04"])
def test_a_template_that_is_no_word_file_says_so(own_format: Path, content: bytes) -> None:
    (own_format / "template.docx").write_bytes(content)
    with pytest.raises(TemplateError, match="cannot be opened as a Word document"):
        load_format(own_format)


def test_a_missing_template_says_so(own_format: Path) -> None:
    (own_format / "template.docx").unlink()
    with pytest.raises(TemplateError, match=r"template\.docx is missing"):
        load_format(own_format)


def test_columns_wider_than_the_page_are_refused(own_format: Path) -> None:
    document = docx.Document(str(own_format / "template.docx"))
    document.sections[0].page_width, document.sections[0].page_height = Cm(21), Cm(29.7)
    document.save(str(own_format / "template.docx"))
    with pytest.raises(TemplateError, match=r"section 3: the columns are 26\.1 cm wide and the page holds 17\.4 cm"):
        load_format(own_format)


def test_tracked_changes_and_comments_in_a_template_are_refused(own_format: Path) -> None:
    template = own_format / "template.docx"
    document = docx.Document(str(template))
    document.add_comment(document.paragraphs[0].add_run("x"), "Why?", author="Clerk")
    document.save(str(template))
    rewrite_part(template, "word/document.xml", "<w:body>", '<w:body><w:p><w:ins w:id="9" w:author="Clerk"/></w:p>')
    with pytest.raises(TemplateError, match=r"holds tracked changes.*holds comments"):
        load_format(own_format)


def test_a_list_style_without_a_bullet_is_refused(own_format: Path) -> None:
    bullet = '<w:numPr><w:numId w:val="2"/></w:numPr>'
    rewrite_part(own_format / "template.docx", "word/styles.xml", bullet, "")
    with pytest.raises(TemplateError, match=r'the style "Table Bullet" \(styles\.table_bullet\) belongs to no list'):
        load_format(own_format)


def test_the_body_control_must_stand_on_a_line_of_its_own(own_format: Path) -> None:
    template, part = own_format / "template.docx", "word/document.xml"
    rewrite_part(template, part, 'w:tag w:val="body"', 'w:tag w:val="force"')
    rewrite_part(template, part, 'w:tag w:val="force"', 'w:tag w:val="body"')
    assert check_format(own_format) == []
    rewrite_part(template, part, "<w:sdt>", "<w:r><w:t>Beside it: </w:t></w:r><w:sdt>", within='w:tag w:val="body"')
    with pytest.raises(TemplateError, match="must stand on a line of its own"):
        load_format(own_format)


def test_a_house_may_choose_columns_order_and_words(own_format: Path, tmp_path: Path) -> None:
    change(
        own_format,
        [
            ('field = "due", label = "Due date"', 'field = "owner", label = "Lead"'),
            ('items = ["open", "new"]', 'items = ["complete"]'),
            ('order = "newest first"', 'order = "as in the tracker"'),
            ('other_one = "1 other', 'other_one = "Another'),
        ],
    )
    report = make_report(make_item("1"), make_item("2", Status.GREEN, owner="Head of Crime"))
    path = tmp_path / "own.docx"
    render(build_appendix(make_tracker(report), as_at=AS_AT, template=own_format), path)
    outline = read_outline(path)
    assert "Header: No. | Recommendation or area for improvement | Status | Lead | Comment" in outline
    assert "GREEN [00B050] | Head of Crime | A review has begun." in outline
    assert "Another recommendation is not shown." in outline


def test_two_controls_for_the_body_are_refused(own_format: Path) -> None:
    template, part = own_format / "template.docx", "word/document.xml"
    second = control('<w:tag w:val="body"/>', "<w:p/>")
    rewrite_part(template, part, "<w:body>", f"<w:body>{second}")
    with pytest.raises(TemplateError, match='2 content controls with the tag "body"; keep one of them'):
        load_format(own_format)


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def test_a_template_that_a_clerk_has_edited_in_word_still_works(own_format: Path, tmp_path: Path) -> None:
    """Word moves a control to the paragraph's level, shows its grey prompt, or wraps a cell of a cover table."""
    template, part = own_format / "template.docx", "word/document.xml"
    prompt = '<w:p><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Click here</w:t></w:r></w:p>'
    line = "<w:p><w:r><w:t>Any text</w:t></w:r></w:p>"
    cell = control('<w:tag w:val="force"/>', f"<w:tc>{line}</w:tc>")
    grid = '<w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid>'
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>{grid}<w:tr>{cell}</w:tr></w:tbl>'
        + control('<w:rPr><w:b/></w:rPr><w:tag w:val="as_at"/><w:showingPlcHdr/>', prompt)
        + control('<w:tag w:val="classification"/>', line)
    )
    rewrite_part(template, part, "<w:body>", f"<w:body>{table}")
    path = tmp_path / "edited.docx"
    render(build_appendix(make_tracker(make_report(make_item())), as_at=AS_AT, template=own_format), path)
    assert read_outline(path).splitlines()[:3] == [
        "Row: Northshire Police",
        "Normal: **Position as at 31 January 2019**",
        "Title: HMICFRS report recommendations",
    ]


@pytest.mark.parametrize(
    "sample",
    [
        "<w:p><w:r><w:t>SAMPLE</w:t></w:r></w:p><w:p><w:r><w:t>SAMPLE</w:t></w:r></w:p>",
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>SAMPLE</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>SAMPLE</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>SAMPLE</w:t></w:r></w:p>",
    ],
)
def test_all_that_a_control_holds_gives_way_to_its_text(own_format: Path, tmp_path: Path, sample: str) -> None:
    template, part = own_format / "template.docx", "word/document.xml"
    rewrite_part(template, part, "<w:body>", "<w:body>" + control('<w:tag w:val="force"/>', sample))
    path = tmp_path / "edited.docx"
    render(build_appendix(make_tracker(make_report(make_item())), as_at=AS_AT, template=own_format), path)
    outline = read_outline(path)
    assert outline.splitlines()[0] == "Normal: Northshire Police"
    assert "SAMPLE" not in outline
