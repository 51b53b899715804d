"""What other programs leave in a cell: carriage-return codes, HTML, hidden hyphens, blanks that do not break, marks."""

import html
import re
from collections.abc import Iterator

_ESCAPE = re.compile(r"_x000[dD9aA]_")
_TAG = re.compile(
    r"</?(?P<name>p|br|div|span|b|i|u|strong|em|ul|ol|li|table|tbody|tr|td|th|font|a|sup|sub|h[1-6]|blockquote|hr|img|o:p)"
    r"(?=[\s/>])[^<>]{0,300}>",
    re.I,
)
_ENTITY = re.compile(
    r"&(?:amp|nbsp|lt|gt|quot|apos|[lr][sd]quo|[nm]dash|pound|bull|hellip|middot|#\d{2,5}|#x[0-9a-fA-F]{2,4});"
)
_HIDDEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_BLANKS = re.compile("[ \u00a0]*\u00a0[ \u00a0]+| +\u00a0[ \u00a0]*")
_MARK = re.compile(r"(?P<word>[^\W\d_][\w-]*[.,;]?)(?P<mark>[¹²³⁴-⁹]+)")
_UNITS = frozenset(("m", "km", "cm", "mm", "ft", "mi", "in", "yd"))
_GLUED = re.compile(
    r"(?P<word>[a-z]*(?:ed|ly|ness|ance|policy|guidance|procedures?|officers|staff))(?P<mark>[1-9])(?=[\s.,;)]|$)"
)
_GLUED_STOP = re.compile(r"(?P<word>[a-z]{4,}\.)(?P<mark>[1-9])(?=\s+[A-Z]|$)")
_ENDS_LINE = ("br", "p", "div", "li", "tr", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote")
_GLUED_DIGIT = re.compile(r"[1-9](?<=[^\W\d_A-Z].)|[1-9](?<=\..)")
"""A digit right behind a small letter or a full stop."""
_ODD = "\u00ad\u200b\u2060\ufeff\u00a0¹²³⁴⁵⁶⁷⁸⁹"
_PASSES = 3


def may_hold_residue(text: str) -> bool:
    """Whether a text can hold any; cheap, and never wrong where it says no."""
    if "<" in text or "&" in text or "\r" in text or ("_" in text and "_x0" in text):
        return True
    if not text.isascii():
        for sign in _ODD:
            if sign in text:
                return True
    return _GLUED_DIGIT.search(text) is not None


def describe_residue(text: str) -> list[str]:
    """What other programs left in a cell's text, each kind once in a few words; empty for none."""
    return list(dict.fromkeys(_kinds(text)))


def clean(text: str) -> str:
    """The text without it; a digit that only may be a footnote's mark stays."""
    cleaned = text
    for _ in range(_PASSES):  # "&lt;br&gt;" is an entity first, then a tag
        before, cleaned = cleaned, _clean_once(cleaned)
        if cleaned == before:
            break
    return cleaned if cleaned == text else re.sub(r" *\n *", "\n", re.sub(r"\n{3,}", "\n\n", cleaned)).strip()


def _kinds(text: str) -> Iterator[str]:
    if "\r" in text or _ESCAPE.search(text):
        yield 'the code "_x000D_"'
    for match in _TAG.finditer(text):
        yield f'the tag "<{match["name"].lower()}>"'
    for match in _ENTITY.finditer(text):
        yield f'the code "{match.group()}"'
    if _HIDDEN.search(text):
        yield "hidden hyphens or signs of no width"
    if _BLANKS.search(text):
        yield "runs of blanks that do not break"
    for match in _marks(text):
        yield f'a footnote\'s mark ("{match.group()}")'


def _marks(text: str) -> Iterator[re.Match[str]]:
    if not text.isascii():
        yield from (match for match in _MARK.finditer(text) if match["word"].lower() not in _UNITS)
    if _GLUED_DIGIT.search(text):
        yield from _GLUED.finditer(text)
        yield from _GLUED_STOP.finditer(text)


def _clean_once(text: str) -> str:
    text = _ESCAPE.sub("\n", text.replace("_x000D_\n", "\n")).replace("\r\n", "\n").replace("\r", "\n")
    text = _TAG.sub(lambda tag: "\n" if tag["name"].lower() in _ENDS_LINE and _breaks(tag.group()) else "", text)
    text = _ENTITY.sub(lambda entity: html.unescape(entity.group()), text)
    text = _BLANKS.sub(" ", _HIDDEN.sub("", text))
    return _MARK.sub(lambda mark: mark.group() if mark["word"].lower() in _UNITS else mark["word"], text)


def _breaks(tag: str) -> bool:
    """Whether a tag ends a line: "</p>", "<br>" and "<br/>", but not "<p>"."""
    return tag.startswith("</") or tag[1:3].lower() in ("br", "hr")
