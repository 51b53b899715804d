"""Committee formats that are hostile or broken are refused in one sentence, or make a paper that fetches nothing."""

import zipfile
from pathlib import Path

import pytest

from tests.ooxml.books import write_zip

from .feeding import Feeder, files
from .small_tracker import parts
from .word_templates import TEMPLATES, Template, own_format


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_refused_or_harmless(feeder: Feeder, tmp_path: Path, template: Template) -> None:
    write_zip(tmp_path / "good.xlsx", parts())
    template.change(own_format(tmp_path / "own"))
    before = files(tmp_path)
    appendix = ("appendix", "good.xlsx", "--as-at", "2019-01-31", "--template", "own", "-o", "appendix.docx")
    checked = feeder.run(tmp_path, "templates", "--check", "own")
    feeder.run(tmp_path, "check-docx", "own/template.docx")
    if template.refused:
        assert checked.code == 2 and template.refused in checked.out + checked.err
        feeder.refused(tmp_path, appendix, template.refused)
        feeder.refused(tmp_path, ("details", "details.xlsx", "--template", "own"), template.refused)
        return
    assert (checked.code, checked.out) == (0, "own: nothing is wrong.\n")
    assert feeder.run(tmp_path, *appendix).code == 0
    with zipfile.ZipFile(tmp_path / "appendix.docx") as made:
        written = b"".join(made.read(name) for name in made.namelist())
    assert b"192.0.2.1" not in written or template.name == "an address to click on"
    assert written.count(b"The force should review its fraud desk") == 1
    (tmp_path / "appendix.docx").unlink()
    assert files(tmp_path) == before
