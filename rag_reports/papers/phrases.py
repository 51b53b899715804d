"""Which phrases a committee format must word, and the ``{fields}`` that each may use."""

from collections.abc import Mapping

from rag_reports.model import ItemType, Status

ITEM_FIELDS = ("number", "text", "status", "due", "owner", "external_owner", "rationale", "comment", "sign_off")
MOVEMENT_FIELDS = ("report", "number", "change", "before", "after")
VERDICTS = ("signed_off", "outstanding", "awaiting_review", "no_verdict")
MOVEMENTS = ("reopened", "closed", "status", "due", "new", "dropped", "owner")
_TYPES = tuple(kind.value.replace(" ", "_") for kind in ItemType)
_FORMS = ("one", "many")

PHRASES: Mapping[str, tuple[str, ...]] = {
    "as_at": ("date",),
    "new": (),
    "see_paragraph": ("paragraph",),
    "item_of_report": ("item", "report"),
    "new_explained": (),
    "standard_key": (),
    "footer_line": ("title", "force", "date"),
    "source": ("scope", "inspectorates"),
    "source_without_inspectorates": ("scope",),
    "source_without_scope": ("inspectorates",),
    "published": ("date",),
    "not_listed_heading": (),
    "not_listed_lead": (),
    "draft_without_statuses": (),
    "due_original": ("date",),
    "due_revised": ("date",),
    "due_now": ("date",),
    "key_table": (),
    "movement_balance": ("opening", "new", "closed", "closing"),
    "movement_none": (),
    "movement_table": (),
    "report_table": ("title",),
    **{f"{name}_{form}": ("count",) for name in ("draft", "holds_exempt", "leaves_out") for form in _FORMS},
    **{f"item_{form}": () for form in _FORMS},
    **{f"{name}_{form}": ("count", "noun") for name in ("complete", "closed", "exempt", "other") for form in _FORMS},
}

WORDS: Mapping[str, tuple[str, ...]] = {
    "scopes": ("national", "joint", "national_joint", "force"),
    "types": _TYPES,
    "blank": (*ITEM_FIELDS, "definition"),
    "standard_definitions": tuple(Status),
    "movements": (*MOVEMENTS, "not_there", "not_shown"),
    "verdicts": tuple(f"{name}_{form}" for name in VERDICTS for form in _FORMS),
}

_LEADS = ("made_more", "made_all", "made_held", "force", "held")
_STANDING = {"one": ("stands",), "same": ("every", "stand"), "parts": ("parts", "of_which")}


def _told(lead: str) -> tuple[str, ...]:
    return ("made", "items", "number") if lead.startswith("made_") else ("items", "number")


SENTENCE: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("numbers", "and", "all", "both"), ()),
    "of_which": ("number",),
    **{f"{lead}_{form}": (*_told(lead), *more) for lead in _LEADS for form, more in _STANDING.items()},
    **{f"{lead}_types": (*_told(lead), "types") for lead in _LEADS},
    **{f"{lead}_none": _told(lead)[:-1] for lead in _LEADS if lead != "force"},
    **{f"type_{form}": ("noun", *(name for name in more if name != "of_which")) for form, more in _STANDING.items()},
}
SENTENCE_STATUSES: Mapping[str, tuple[str, ...]] = {
    **{f"{name}_{form}": ("number",) for name in (*Status, "none") for form in _FORMS},
    **{f"WHITE_pending_{form}": ("number", "names") for form in _FORMS},
}
SENTENCE_NOUNS: Mapping[str, tuple[str, ...]] = {f"{kind}_{form}": () for kind in _TYPES for form in _FORMS}
