"""The cells of an item that papers print, as they print them."""

from collections.abc import Iterator

from rag_reports.model import Field, Recommendation

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


def public_texts(item: Recommendation) -> Iterator[tuple[Field, str]]:
    """Those that a public edition prints."""
    replaced = has_public_wording(item)
    return ((name, text) for name, text in written_texts(item) if not (replaced and name is Field.COMMENT))
