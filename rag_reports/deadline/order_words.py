"""The words by which a running text orders something done by a date. Data only."""

ORDERS = (
    "should", "must", "shall", "ought to", "needs? to", "ha(?:s|ve) to", "(?:is|are) to", "(?:is|are|be) required to",
    "(?:is|are) expected to", "recommends?", "(?:is|are) recommended", "expects?", "requires?", "asks?",
)  # fmt: skip

# Verbs with which an order may begin: "Publish a plan by March 2019."
_VERBS = (
    "achieve address adopt agree align appoint apply arrange assess assure audit begin bring build carry change check "
    "clarify commission communicate complete conduct consider consult create define deliver demonstrate deploy design "
    "develop draw enable enhance ensure establish evaluate explore finalise fix fully give have identify implement "
    "improve increase introduce invest issue launch maintain make map monitor move obtain offer prepare prioritise "
    "procure produce provide publish put raise recruit reduce refresh remove replace report resolve review revise roll "
    "secure set share start stop streamline strengthen submit take test train undertake update upgrade work "
    "write"
)

IMPERATIVES = frozenset(_VERBS.split())

# What is done once, so that a term after it is a deadline; "complete investigations within six months" is a standard.
DONE_ONCE = (
    "review", "develop", "publish", "produce", "introduce", "adopt", "implement", "establish", "create", "design",
    "agree", "draw up", "revise", "update", "write", "set up", "put in place", "launch", "commission",
)  # fmt: skip

# After a date these make it the date of something else: "by March 2018 levels".
NO_DEADLINE_AFTER = (
    "levels?", "figures?", "standards?", "prices?", "data", "rates?", "baselines?", "version", "edition", "guidance",
    "report", "reports", "inspection", "inspections", "census", "totals?", "numbers?", "values?", "terms?", "plan",
    "strategy", "onwards?", "had", "was", "were", "has", "have", "did",
)  # fmt: skip
