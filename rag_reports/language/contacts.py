"""E-mail addresses and telephones by which one person is reached; shared mailboxes and public lines are left out."""

import re
from collections.abc import Iterator
from functools import cache

from rag_reports.language.phrases import any_of, load_phrases
from rag_reports.language.post_names import is_post_word

_ADDRESS = re.compile(r"(?<![\w.+'-])(?P<local>[A-Za-z0-9][\w.+'-]*)@(?P<domain>[A-Za-z0-9-]+)(?:\.[A-Za-z0-9-]+)+")
_NUMBERED = re.compile(r"(?:[a-z]{1,2})?\d{3,7}\Z")
_GAP = r"[ \xa0-]"
_TELEPHONE = re.compile(
    rf"(?<![\w./#+-])(?:\+44{_GAP}?(?:\(0\){_GAP}?)?(?:7\d{{3}}{_GAP}?\d{{3}}{_GAP}?\d{{3}}"
    rf"|[12]\d{{1,4}}{_GAP}?\d{{3,4}}{_GAP}?\d{{3,4}})"
    rf"|07\d{{3}}{_GAP}?\d{{3}}{_GAP}?\d{{3}}|07\d{{3}}(?:{_GAP}\d\d){{3}}|07\d\d{_GAP}\d{{4}}{_GAP}\d{{4}}"
    rf"|\(02\d\){_GAP}?\d{{4}}{_GAP}?\d{{4}}|02\d{_GAP}\d{{4}}{_GAP}?\d{{4}}"
    rf"|\(01\d\d\){_GAP}?\d{{3}}{_GAP}?\d{{4}}|01\d\d{_GAP}\d{{3}}{_GAP}?\d{{4}}"
    rf"|\(01\d{{3}}\){_GAP}?\d{{3}}{_GAP}?\d{{2,3}}|01\d{{3}}{_GAP}\d{{3}}{_GAP}?\d{{2,3}}"
    r"|(?<=tel )0[12]\d{9}|(?<=Tel )0[12]\d{9}|(?<=tel: )0[12]\d{9}|(?<=Tel: )0[12]\d{9}|(?<=phone )0[12]\d{9})"
    r"(?![\w/]|[.,-]\d)"
)
_TELEPHONE_CUE = re.compile(r"0[\d \xa0()-]{8}|\+44")
_DATE = re.compile(r"0[17]-\d\d-")
_NEAR = 40


def find_addresses(text: str) -> Iterator[str]:
    """Each address whose part before the @ is a person's name or number."""
    if "@" in text:
        yield from (match.group() for match in _ADDRESS.finditer(text) if _is_own(match))


def _is_own(address: re.Match[str]) -> bool:
    lists = load_phrases("personal_data")
    local = address["local"].lower()
    parts = [part for part in re.split(r"[._+-]", re.sub(r"\d+\Z", "", local)) if part]
    if _NUMBERED.match(local):
        return True
    if len(parts) > 1 and parts[0] in lists["forenames"]:
        last = parts[-1]
        return last in lists["also_words"] or not (last in lists["mailboxes"] or is_post_word(last))
    if not parts or any(part in lists["mailboxes"] or is_post_word(part) for part in parts if len(part) > 1):
        return False
    if address["domain"].lower() in lists["webmail"]:
        return True
    if len(parts) > 1:
        return all(part.replace("'", "").isalpha() for part in parts)
    return any(_initials_with(parts[0], surname) for surname in lists["surnames"] if len(surname) > 3)


def _initials_with(local: str, surname: str) -> bool:
    """Whether a word is a surname with one or two initials before or after it: "jsmith"."""
    return len(local) - len(surname) in (1, 2) and (local.endswith(surname) or local.startswith(surname))


def find_telephones(text: str) -> Iterator[str]:
    """Each telephone number of a person or desk, with its blanks."""
    if not _TELEPHONE_CUE.search(text):
        return
    for match in _TELEPHONE.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()].lower()
        if not (_DATE.match(match.group()) or _reference().search(before) or _public_line().search(before)):
            yield match.group()


@cache
def _reference() -> re.Pattern[str]:
    references = any_of(load_phrases("personal_data")["references"])
    return re.compile(rf"\b{references}\b[.:#]?\s*(?:(?:number|no|is)\b[.:]?\s*)*\Z")


@cache
def _public_line() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load_phrases('personal_data')['public_lines'])}\b[^.]*\Z")
