"""Closed lists of English words around full stops, all in lower case, without their last stop."""

from __future__ import annotations

# Never the last word of a sentence in news: something follows that they belong to.
ABBREVIATIONS_THAT_GO_ON = frozenset(
    """
    mr mrs ms mx messrs dr prof gen sen rep reps sens gov lt col capt cpt cmdr sgt maj adm rev hon
    pres supt amb st mt ft vs e.g i.e cf viz ca incl excl bros dept univ assn
    """.split()
)
# Followed by a figure they go on: "No. 5", "p. 12", "Fig. 3".
NUMBERED = frozenset("no nos fig figs vol vols p pp art sec ch eq para cl app approx ca".split())
MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
MAY_END_SENTENCE = frozenset("etc al esp resp".split())
COMPANY_ENDINGS = frozenset(
    """
    inc corp co cos ltd llc llp plc l.p l.l.c l.l.p s.a s.a.s s.p.a n.v b.v a.g a.s s.e k.k
    gmbh pty pte pvt & intl
    """.split()
)
# What a company's name is followed by inside a sentence: "Apple Inc. Chief Executive Tim Cook".
POSTS = frozenset(
    """
    chief chairman chairwoman chairperson chair chairs president vice ceo cfo coo cto cio executive
    executives senior managing director directors founder co-founder cofounder spokesman
    spokeswoman spokesperson spokespeople analyst analysts economist strategist partner head class
    general counsel deputy treasurer secretary finance financial
    """.split()
)
# Capitalised, these begin a sentence: they are no part of names (or hardly ever).
OPENERS = frozenset(
    """
    a an the this that these those it its he she they we you i his her their our my your there here
    in on at by for from with without within under over after before during since until through
    as if when while although though because unless whether where what who whom whose which why how
    and but or nor so yet however meanwhile moreover furthermore also then thus hence still instead
    both each every some many most more several few all any another other others one two three
    last next earlier later today yesterday now once despite according among about between against
    analysts investors shares officials critics neither not no only even just such to of
    is are was were will would can could should may might must do does did has have had
    """.split()
)
ZONES_AND_DAYS = frozenset(
    """
    gmt utc bst cet cest est edt et pst pdt pt mst mdt cst cdt ist jst kst hkt sgt aest eastern
    pacific central mountain london beijing tokyo new local monday tuesday wednesday thursday
    friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    """.split()
)
NAMES_WITH_MARK = frozenset({"Yahoo", "Yum", "E", "Joomla", "Jeopardy", "Oh", "Chips", "Kahoot"})
SPEECH_VERBS = frozenset(
    """
    said says asked asks wrote writes added adds told tells replied replies wondered wonders argued
    argues joked recalled quipped tweeted posted
    """.split()
)
