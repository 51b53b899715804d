"""The language that a screen reader reads the text in (WCAG 2.2, criteria 3.1.1 and 3.1.2)."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from rag_reports.papers.checking.faults import Sighting
from rag_reports.papers.checking.paragraph_text import own_elements, run_text
from rag_reports.papers.checking.word_file import WordFile
from rag_reports.papers.package import W, value
from rag_reports.text import words

WANTED = "en-GB"
# Words of which no English sentence of some length is free, and other languages nearly are.
_ENGLISH = frozenset({"the", "and", "of", "to", "is", "that", "for", "with", "by", "this", "has", "have", "are", "not"})


def check_language(file: WordFile) -> Iterator[Sighting]:
    """The language of most of the text, then of the paragraphs that are marked otherwise."""
    letters: Counter[str] = Counter()
    others: dict[str, dict[etree._Element, str]] = {}
    for paragraph in file.paragraphs():
        for run in own_elements(paragraph, f"{W}r"):
            text = run_text(run)
            number = sum(map(str.isalpha, text))
            if number:
                language = value(file.styles.run_format(run, paragraph, "lang"))
                letters[language] += number
                if language != WANTED:
                    held = others.setdefault(language, {})
                    held[paragraph] = f"{held.get(paragraph, '')} {text}"
    default = value(file.styles.default_format("lang"))
    usual = letters.most_common(1)[0][0] if letters else default
    if usual != WANTED:
        yield Sighting("language", place="most of the text", seen=usual or "not set")
    for language, texts in others.items():
        if language not in ("", usual):
            for paragraph, text in texts.items():
                if language.lower().startswith("en") or not _ENGLISH.isdisjoint(words(text)):
                    yield Sighting("language-part", paragraph, seen=language)
