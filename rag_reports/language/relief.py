"""Whether an obstacle that a sentence names is over or falling, and so is no reason: "the backlog has been cleared"."""

import re

_TURNS = (
    r"(?:but|however|although|though|whereas|while|whilst|as|so|because|until|till|after|before|which|who|that|when|once"
    r"|if|unless|yet|following|due|since|and|or|meant|caused|not|cannot|never|will|would|should|could|may|might|must|to)"
)
_TURN = re.compile(rf"\b{_TURNS}\b|[,;:]")
_LINK = re.compile(
    r"\b(?:but|however|although|though|whereas|while|whilst|as|so|because|until|till|after|before|which|who|when|once|if"
    r"|unless|yet|following|due|since|and|not|cannot)\b|[,;:]"
)
_BE = r"(?:has|have|had|is|are|was|were)(?:\s+(?:now|since|all|been|already|fully|largely|mostly|also))*"
_OVER = (
    r"(?:cleared|ended|resolved|eliminated|eradicated|lifted|overcome|removed|fixed|solved|settled|dealt\s+with|filled"
    r"|gone|eased|subsided|abated)"
)
_MEASURED = r"(?=\s+(?:from|to|by|in|since|significantly|considerably|further|steadily|this|last|and)\b|\W*$)"
_FALLS = (
    r"(?:fell|fallen|falling|dropped|dropping|reduced|reducing|decreased|decreasing|declined|declining|shrunk|shrinking"
    r"|halved|improved|improving|come\s+down|coming\s+down|came\s+down)"
)
_AFTER = re.compile(
    rf"(?:\s+(?!{_TURNS}\b|(?:has|have|had|is|are|was|were|be|been)\b)[\w'/-]+){{0,5}}?"
    rf"(?:\s+{_BE}\s+(?:{_OVER}\b|over(?=\W*$)|no\s+more\b|no\s+longer\b|(?:\w+ly\s+)?{_FALLS}{_MEASURED}"
    r"|(?:at\s+)?(?:its|their|the)\s+lowest\b|low(?:er)?(?=\W*$|\s+than\b)|down\b(?!\s+to\s+\D))"
    rf"|(?:\s+(?:now|since|all|fully|largely))*\s+been\s+(?:{_OVER}|{_FALLS}{_MEASURED})"
    rf"|\s+(?:now\s+)?(?:cleared|ended|resolved|filled|lifted|gone)(?=\W*$|\s+(?:in|on|by|since)\b)"
    rf"|\s+down\s+(?:from\b|by\b|to\s+\d)|\s+{_FALLS}\s+(?:from|to|by)\b|\s+(?:at\s+)?(?:its|their)\s+lowest\b)"
)
_NOTHING = re.compile(r"\s+(?:for\s+|on\s+|upon\s+)?(?:nothing|nobody|no\s+(?:one|further|more|other))\b")
_BEFORE = re.compile(
    r"(?<!\bnot )(?<!\bnot yet )(?<!\bto )(?<!\bbe )\b(?:cleared|resolved|ended|eliminated|removed|fixed|filled"
    r"|end\s+(?:of|to))\s+(?:(?:the|all|our|its|their|any|this|that|of|entire|whole|\w+ing)\s+)*$"
)
_LONGEST_SIDE = 8


def is_relieved(before: str, after: str) -> bool:
    """Whether what stands around an obstacle in a plain sentence says that it is over or falling, and no more.

    What is to be over one day ("once the backlog has been cleared") is there still, and a sentence that tells of
    something else besides ("... but the supplier has not restarted") may give the reason in that.
    """
    found = _NOTHING.match(after) or _AFTER.match(after)
    if not found and not _BEFORE.search(before):
        return False
    rest = after[found.end() :] if found else after
    if _TURN.search(before) or _LINK.search(rest):
        return False
    return max(len(before.split()), len(rest.split())) <= _LONGEST_SIDE
