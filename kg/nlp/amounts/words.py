"""Words that stand around a number: hedges, labels, changes, what is counted per what.

Lists, no logic. Not here: units and currencies (units.toml, currencies.toml), number words
(kg/nlp/numbers.py).
"""

from __future__ import annotations

from kg.model import Modifier

_HEDGES = {
    Modifier.APPROXIMATELY: """about|around|roughly|approximately|approx|approx.|some|circa|ca.|c.
        |~|≈
        |an estimated|estimated|nearly|almost|close to|near|virtually|something like|more or less
        |in the region of|in the neighborhood of|in the neighbourhood of|on the order of
        |of the order of|in the order of|somewhere around|or so|an approximate|just about
        |just shy of
        |practically|in the vicinity of""",
    Modifier.MORE_THAN: """more than|over|above|greater than|larger than|higher than|bigger than
        |in excess of|exceeding|north of|well over|just over|slightly over|slightly more than
        |a little over|a little more than|just above|upward of|upwards of|better than|far more than
        |much more than|well above|>|some more than|a bit more than|significantly more than""",
    Modifier.LESS_THAN: """less than|under|below|fewer than|lower than|smaller than|south of
        |just under|slightly less than|slightly under|a little under|a little less than|just below
        |well under|well below|far less than|much less than|<|not quite|short of|a bit less than""",
    Modifier.AT_LEAST: """at least|no less than|not less than|no fewer than|not fewer than
        |a minimum of|minimum of|a minimum|minimum|as little as|as few as|≥|>=|at the very least
        |starting at|starting from|no lower than|at a minimum""",
    Modifier.AT_MOST: """up to|as much as|as many as|at most|no more than|not more than|at the most
        |a maximum of|maximum of|a maximum|maximum|as high as|≤|<=|no higher than|a cap of
        |up to a maximum of|not exceeding|capped at|to up to""",
}


def _table() -> dict[str, list[tuple[tuple[str, ...], Modifier]]]:
    by_last: dict[str, list[tuple[tuple[str, ...], Modifier]]] = {}
    for modifier, phrases in _HEDGES.items():
        for phrase in phrases.split("|"):
            words = tuple(
                phrase.replace(".", " .").replace(">=", "> =").replace("<=", "< =").split()
            )
            by_last.setdefault(words[-1], []).append((words, modifier))
    for rows in by_last.values():
        rows.sort(key=lambda row: -len(row[0]))
    return by_last


HEDGES = _table()  # by their last token, the longest first
# Before these a hedge is another word: "adds up to $5m", "talked about $5m".
NOT_HEDGED_AFTER = {
    "about": frozenset("talk talks talked talking think thinking worry worried complain".split()),
    "up to": frozenset("add adds added adding sum sums".split()),
    "over": frozenset("hand handed take took taken taking turn turned all".split()),
    "some": frozenset(["and"]),
}
# Hedges only right before the number; before an article they are prepositions.
PREPOSITIONS = frozenset("over under above below around near by".split())
RIGHT_HEDGES = (
    (("or", "more"), Modifier.AT_LEAST),
    (("or", "above"), Modifier.AT_LEAST),
    (("or", "greater"), Modifier.AT_LEAST),
    (("or", "higher"), Modifier.AT_LEAST),
    (("and", "above"), Modifier.AT_LEAST),
    (("and", "up"), Modifier.AT_LEAST),
    (("-", "plus"), Modifier.AT_LEAST),
    (("plus",), Modifier.AT_LEAST),
    (("or", "less"), Modifier.AT_MOST),
    (("or", "fewer"), Modifier.AT_MOST),
    (("or", "below"), Modifier.AT_MOST),
    (("or", "lower"), Modifier.AT_MOST),
    (("or", "so"), Modifier.APPROXIMATELY),
    (("-", "odd"), Modifier.APPROXIMATELY),
    (("-", "ish"), Modifier.APPROXIMATELY),
)

# A number behind one of these is a name or a place in an order, not a count.
LABELS = frozenset(
    """
    section sections chapter article articles figure table page pages phase stage level tier type
    series version no nos number room gate flight route highway channel episode season group
    formula grade class step rule item note part volume vol issue windows wi-fi wifi model article
    paragraph clause schedule appendix exhibit form line platform track zone district area unit
    terminal runway apollo block lot title act bill resolution protocol generation gen mark mk
    v ver release build top round game week day year quarter q fiscal fy category option plan
    scenario level lane exit interstate study trial cohort proposition amendment question verse
    slide footnote section annex article gpt llama gemini claude iphone galaxy pixel playstation
    xbox seat seats row
    """.split()
)
MONTHS = frozenset(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
TIME_NOUNS = frozenset(
    """year month week day hour minute second quarter decade century weekend fortnight night morning
    evening afternoon season semester millennium
    summer winter autumn""".split()
)

# "a share", "an hour": what "a" may stand for "per" with.
PER_NOUNS = frozenset(
    """
    share barrel year month week day hour minute second quarter tonne ton ounce pound gallon litre
    liter unit person head user seat night piece kilogram kilo kg bushel dozen customer subscriber
    employee student patient vehicle car night ticket copy pop bottle pack gram acre mile unit
    kilowatt-hour kwh mwh square foot metre decade session litre trip ride head bit cup
    season game match episode child family household worker pupil hectare pair inch bag vote visit
    lap call page plate serving treatment dose course shift fight capsule pill container gig shot
    """.split()
)
PER_ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
    "quarterly": "quarter",
}
PER_ADJECTIVES = frozenset(
    """square cubic common ordinary diluted basic american depositary metric troy fluid preferred
    class installed active new weighted average calendar trading fully nautical million thousand
    billion""".split()
)

INCREASE, DECREASE = "increase", "decrease"
# Say that the number behind them is a difference, or with "to" a new level.
_VERBS = {
    INCREASE: """rise rises rose risen rising climb climbs climbed climbing jump jumps jumped
        jumping
        surge surges surged surging soar soars soared soaring increase increases increased
        increasing
        grow grows grew grown growing gain gains gained gaining advance advances advanced advancing
        rocket rocketed skyrocketed spike spiked rally rallied rallying rebound rebounded
        leap leaps leapt leaped swell swelled edged-up expand expands expanded expanding
        balloon ballooned improve improves improved improving strengthened appreciated
        accelerate accelerated widened widen up higher""",
    DECREASE: """fall falls fell fallen falling drop drops dropped dropping decline declines
        declined
        declining decrease decreases decreased decreasing slide slides slid sliding slip slips
        slipped
        slipping plunge plunges plunged plunging tumble tumbles tumbled tumbling sink sinks sank
        sunk
        sinking shrink shrinks shrank shrunk shrinking plummet plummets plummeted plummeting dip
        dips
        dipped dipping ease eased easing crash crashed slump slumps slumped slumping dive dived
        contract contracted lose loses lost losing shed sheds tanked narrowed weakened depreciated
        retreat retreated down lower""",
}
# These take an object of their own, so only "by" and "to" make their number a change.
_TRANSITIVE = {
    INCREASE: """raise raises raised raising lift lifts lifted lifting boost boosts boosted boosting
        hike hikes hiked hiking add adds added adding extend extended upped doubled tripled""",
    DECREASE: """cut cuts cutting reduce reduces reduced reducing lower lowers lowered lowering trim
        trims trimmed trimming slash slashes slashed slashing halve halved shave shaved downsized
        pare pared""",
}
_NOUNS = {
    INCREASE: """increase rise jump surge growth climb improvement hike uptick boost leap advance
        upswing rally rebound expansion spike""",
    DECREASE: """decrease decline drop fall cut reduction slump plunge dip slide decline downturn
        contraction tumble crash discount""",
}
_AFTER = {
    INCREASE: """higher increase increases rise rises jump surge growth climb improvement hike
        uptick leap advance rally rebound expansion""",
    DECREASE: """lower decrease decreases decline drop fall reduction slump plunge dip slide
        downturn
        contraction tumble cut discount""",
}


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {word: change for change, words in table.items() for word in words.split()}


CHANGE_VERBS = _by_word(_VERBS)
CHANGE_TRANSITIVES = _by_word(_TRANSITIVE)
CHANGE_NOUNS = _by_word(_NOUNS)
CHANGE_AFTER = _by_word(_AFTER)

# Words that end the search for what is counted.
NOT_COUNTED = frozenset(
    """
    a an the and or but nor of in on at by for from to with without into onto over under above below
    between among than as if that which who whom whose when where while because since until though
    is are was were be been being has have had do does did will would shall should can could may
    might must not it its they them their he she his her we our you your i this these those there
    here said says say told told so then also only just even still yet ever never per each every
    both all any some such no yes up down off out against during before after across through
    within last next past ago today yesterday tomorrow how what why more less fewer higher lower
    apart compared versus vs including according made making took went came left right away earlier
    later early late about around near inc corp ltd llc plc percent pct won lost beat
    january february march april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday me us him
    """.split()
)
NOT_PLURAL = frozenset(
    """
    this its his hers ours yours theirs has was is does goes says less across always perhaps versus
    plus besides towards afterwards thus us business process access address success class loss boss
    press progress congress express series news previous various numerous serious famous religious
    continuous enormous bonus status campus focus virus census consensus basis analysis crisis gas
    bus plans remains shows makes takes gets means sees wants needs helps works yes as times
    overseas sometimes nevertheless whereas texas paris james williams los las los glass grass
    mass cross gross wireless seamless endless countless regardless unless political wireless
    """.split()
)
IRREGULAR = {
    "people": "person",
    "persons": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "staff": "staff",
    "personnel": "personnel",
    "police": "police",
    "aircraft": "aircraft",
    "spacecraft": "spacecraft",
    "crew": "crew",
    "feet": "foot",
    "troops": "troop",
    "criteria": "criterion",
    "media": "medium",
    "mice": "mouse",
    "lives": "life",
    "wives": "wife",
    "businessmen": "businessman",
    "headcount": "headcount",
    "cattle": "cattle",
    "species": "species",
    "offspring": "offspring",
    "headquarters": "headquarters",
    "buses": "bus",
    "gases": "gas",
    "bases": "base",
    "cases": "case",
    "houses": "house",
    "warehouses": "warehouse",
    "licenses": "license",
    "purchases": "purchase",
    "databases": "database",
    "leases": "lease",
    "releases": "release",
    "phases": "phase",
    "expenses": "expense",
    "causes": "cause",
    "courses": "course",
    "nurses": "nurse",
    "horses": "horse",
    "aliases": "alias",
    "movies": "movie",
    "cookies": "cookie",
    "ties": "tie",
    "pies": "pie",
    "zombies": "zombie",
    "smes": "SME",
    "mous": "MoU",
}
COMPOUNDS = {
    "data centre": "data center",
    "data center": "data center",
    "base station": "base station",
    "charging point": "charging point",
    "cell site": "cell site",
    "cell tower": "cell tower",
}
# "a 500-person team" counts persons; "three-way", "two-dimensional" count nothing.
NOT_COUNTED_HYPHEN = frozenset(
    """
    figure year-old way dimensional wheel part step tier prong pronged fold old digit off time
    in out up down to for and a the on by star man based plus odd ish something strong side
    sided faced legged
    """.split()
)
# What happens to people: a number before one of these counts people without saying so.
CASUALTIES = frozenset(
    """dead killed wounded injured hurt missing arrested detained hospitalized hospitalised
    unaccounted infected homeless drowned kidnapped rescued""".split()
)
BEFORE_CASUALTIES = frozenset(
    """were are been being have had remain remained more others confirmed feared found
    reported reportedly presumed still later also left critically seriously badly
    slightly""".split()
)
# Known to be counted in business news, so that a year-like or sentence-opening number may stand.
COUNTABLE = frozenset(
    """job employee worker person share customer subscriber user unit vehicle car store wafer
        aircraft
    plane jet staff engineer barrel home household patient site student station member shareholder
    investor company phone device server chip""".split()
)
