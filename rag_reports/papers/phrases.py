"""Which phrases a committee format must word, and the ``{fields}`` that each may use."""

from collections.abc import Mapping

from rag_reports.model import ItemType, Status

ITEM_FIELDS = ("number", "text", "status", "due", "owner", "external_owner", "rationale", "comment", "sign_off")
MOVEMENT_FIELDS = ("report", "number", "change", "before", "after")
MOVEMENTS = ("reopened", "closed", "status", "due", "new", "dropped", "owner")
_TYPES = tuple(kind.value.replace(" ", "_") for kind in ItemType)
_FORMS = ("one", "many")

PHRASES: Mapping[str, tuple[str, ...]] = {
    "as_at": ("date",),
    "new": (),
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
    **{f"{name}_{form}": ("count",) for name in ("draft", "holds_exempt") for form in _FORMS},
    **{f"item_{form}": () for form in _FORMS},
    **{f"{name}_{form}": ("count", "noun") for name in ("complete", "closed", "exempt", "other") for form in _FORMS},
}

WORDS: Mapping[str, tuple[str, ...]] = {
    "scopes": ("national", "joint", "national_joint", "force"),
    "types": _TYPES,
    "blank": (*ITEM_FIELDS, "definition"),
    "standard_definitions": tuple(Status),
    "movements": (*MOVEMENTS, "not_there"),
}

SENTENCE: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("numbers", "which", "all_of_which", "both_of_which", "it", "all", "both", "and"), ()),
    **dict.fromkeys(("made", "held"), ("items",)),
    **{f"{lead}_{form}": ("number",) for lead in ("for_force", "of_them") for form in _FORMS},
    **dict.fromkeys(("for_force_none", "of_them_none"), ()),
    "of_which": ("number",),
    "by_type_one": ("noun",),
    "by_type_many": ("noun", "parts"),
}
SENTENCE_STATUSES: Mapping[str, tuple[str, ...]] = {
    **{f"{name}_{form}": ("number",) for name in (*Status, "none") for form in _FORMS},
    **{f"WHITE_pending_{form}": ("number", "names") for form in _FORMS},
}
SENTENCE_NOUNS: Mapping[str, tuple[str, ...]] = {f"{kind}_{form}": () for kind in _TYPES for form in _FORMS}
