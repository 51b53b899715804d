"""The cells of an item that papers print, as they print them."""

from collections.abc import Iterator

from rag_reports.model import Field, Recommendation
from rag_reports.rules.problem import Check

NAMES = {
    Field.TEXT: "recommendation",
    Field.COMMENT: "comment",
    Field.RATIONALE: "rationale",
    Field.OWNER: "lead's cell",
    Field.EXTERNAL_OWNER: "external owner's cell",
    Field.SIGN_OFF: "sign-off",
    Field.PUBLIC_WORDING: "public wording",
}


def written_texts(item: Recommendation) -> Iterator[tuple[Field, str]]:
    """Each text of the item, struck-through text with it, since that is printed too."""
    texts = (item.text, item.comment, item.rationale, item.owner, item.external_owner, item.sign_off)
    for name, text in zip(NAMES, (*texts, item.other.get(Field.PUBLIC_WORDING, "")), strict=True):
        runs = item.rich.get(name) if item.rich else None
        whole = "".join(run.text for run in runs) if runs else text
        if whole and name in item.cells:
            yield name, whole


def has_public_wording(item: Recommendation) -> bool:
    """Whether the public edition prints a wording of its own in place of the comment."""
    return bool(item.other.get(Field.PUBLIC_WORDING, "").strip())


def is_printed(item: Recommendation, name: Field, check: Check) -> bool:
    """Whether the public edition that is checked prints this text of an item that it holds."""
    return not (check.is_withheld(item, name) or (name is Field.COMMENT and has_public_wording(item)))


def public_texts(item: Recommendation, check: Check) -> Iterator[tuple[Field, str]]:
    """Those that a public edition prints."""
    return ((name, text) for name, text in written_texts(item) if is_printed(item, name, check))
