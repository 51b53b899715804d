"""Words of posts, departments and mailboxes, which are no names of persons."""

from functools import cache

from rag_reports.language.phrases import load_phrases


def is_post_word(word: str) -> bool:
    """Whether a word is one of the usual ones inside a force: "Custody", "Vetting", "Pathway"."""
    return word.lower() in _post_words()


@cache
def _post_words() -> frozenset[str]:
    organisations, owners = load_phrases("organisations"), load_phrases("owners")
    inside = (word.lower() for word in (*organisations["internal"], *organisations["inside_words"]))
    departments = (word for name in owners["departments"] for word in name.split())
    return frozenset((*inside, *departments, *load_phrases("personal_data")["no_names"]))
