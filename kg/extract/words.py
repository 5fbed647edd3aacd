"""Closed classes of English words, by which a sentence is read without a tagger.

Not here: words that carry a meaning of ours (verbs and nouns of frames, cues: ontology/patterns).
"""

from __future__ import annotations

BE = {
    "be": "base", "am": "present", "is": "present", "are": "present", "was": "past",
    "were": "past", "been": "participle", "being": "gerund",
}  # fmt: skip
HAVE = {"have": "present", "has": "present", "had": "past", "having": "gerund"}
DO = {"do": "present", "does": "present", "did": "past"}
MODALS = frozenset("will would shall should may might can could must ca wo".split())
NEGATIONS = frozenset(["not", "n't", "n’t", "never", "no longer", "cannot"])

DETERMINERS = frozenset(
    """a an the this that these those each every some any all both no another either neither
    several many most few more such what two three four five six seven eight nine ten""".split()
)
POSSESSIVES = frozenset("its their his her our my your whose".split())
PRONOUNS = frozenset("it they he she we i you them him us me itself themselves".split())
RELATIVES = frozenset("which who whom that".split())
PREPOSITIONS = frozenset(
    """about above across against alongside amid among around as at behind below beneath beside
    between beyond by despite during for from in inside into like near of off on onto out outside
    over per plus regarding since than through throughout to toward towards under until up upon
    versus vs via with within without worth including""".split()
)
# After these a new clause may begin, so that a name behind them can be a subject.
CLAUSE_OPENERS = frozenset(
    """after although as because before but if once since so that though unless until when where
    whereas whether while and yet how why""".split()
)
CONDITIONS = frozenset("if unless whether should".split())
CONJUNCTIONS = frozenset(["and", "&", "or", "nor"])
ADVERBS = frozenset(
    """again ago ahead almost already also alone altogether apart away back even ever far first
    fast forward further furthermore hence here however indeed instead just later long longer maybe
    meanwhile moreover much nearby nevertheless next nonetheless not now often once only otherwise
    perhaps quite rather separately since so sometimes somewhat soon still then there thereby
    therefore thus today together tomorrow too twice very well yesterday yet together jointly
    to-date right""".split()
)
# Behind a comma they name others, who are no members of a list before it.
APART = frozenset("unlike besides versus following excluding".split())
# "-ly" words that are no adverbs of the verb.
NOT_ADVERBS = frozenset(
    """family supply assembly italy ally friendly likely unlikely early daily weekly monthly
    quarterly yearly only costly rally reply july apply comply rely multiply fly billy monopoly
    imply anomaly timely elderly""".split()
)
# What people call a company whose name was just said.
GENERIC_COMPANY = frozenset(
    """company firm group corporation business conglomerate giant maker manufacturer vendor supplier
    carrier operator provider startup start-up chipmaker carmaker automaker drugmaker planemaker
    retailer lender bank insurer airline utility developer publisher distributor wholesaler
    contractor producer brewer miner broadcaster chain consultancy bookseller builder cooperative
    dealer designer exporter fund grocer hotelier importer integrator investor label landlord
    newcomer planemaker railway refiner restaurateur seller shipbuilder shipowner shipper
    specialist steelmaker studio supermarket telco trader truckmaker underwriter venture
    wholesaler yard shipyard brewery winery dairy buyer bidder""".split()
)
# Several companies whose names were just said.
GENERIC_COMPANIES = frozenset("companies firms groups businesses pair duo rivals carriers".split())
# Parts of a company that change hands without a name of their own.
PARTS = frozenset(
    """activities arm assets branch business businesses division divisions operation operations part
    parts segment subsidiary unit units""".split()
)
# Nouns that carry the sum of a deal: "in a $2bn deal", "in a transaction valued at $2bn".
# What moves a thing from one owner to another, said of the one and of the other.
BUY_VERBS = frozenset("acquire buy purchase".split())
SELL_VERBS = frozenset("dispose divest offload sell shed unload".split())
DEAL_NOUNS = frozenset(
    """acquisition agreement auction bid buyout contract deal investment offer order package
    partnership purchase round sale takeover transaction tie-up""".split()
)
CARRIES_A_SUM = frozenset(["worth", "valued at", "totaling", "totalling", "valuing it at"])
# Words that are nouns as often as verbs; where both are possible, the neighbours decide.
NOUN_LIKE = frozenset(
    """approach approaches award awards back bid bids bond bonds contract contracts deal deals
    fund funds head heads hire holding holdings hope interest launch launches lead leads move moves
    name names offer offers order orders partner partners pilot pilots plan plans project projects
    purchase purchases release releases report reports rival rivals ship ships show shows sign signs
    study studies supply supplies talk talks test tests trial trials use uses work works
    amount amounts book books chair chairs climb climbs decline declines drop drops fall falls hit
    hits increase increases jump jumps post posts pump pumps record records return returns rise
    rises run runs slump slumps source sources start starts surge surges total totals""".split()
)
# "half of Widget", "shares of Widget": what is bought is a part of the company.
SHARES = frozenset("half third quarter majority minority shares stock equity % percent".split())
# "as a shareholder with a 3% stake in Widget"
HOLDINGS = frozenset("stake share shareholding holding interest".split())
# Before the sum that a deal is said to cost.
WORTH = (("worth",), ("valued", "at"), ("totaling",), ("totalling",), ("for", "a", "total", "of"),
          ("at", "a", "price", "of"), ("for", "a", "total", "consideration", "of"),
          ("for", "a", "price", "of"), ("paying",))  # fmt: skip
# Before a sum that is not exact.
HEDGES = frozenset(
    "about around approximately roughly some nearly almost over up to more than".split()
)
