"""Names under which the pipeline's components leave their findings on a spaCy Doc.

`doc.ents`              names; the label is a `Kind` value ("company"), `ent.kb_id_` the recorded
                        name that it is an alias of, or ""
`doc.spans[AMOUNTS]`    amounts; `span._.amount` is an `AmountMention`
`doc.spans[TIMES]`      time expressions; `span._.time` is a `TimeMention`
`doc.spans[FURNITURE]`  what is no part of the article: share counts, captions, disclaimers
`doc._.published_on`    the article's date, given by the caller, or None
`doc._.aliases`         {short form: full form} as the article itself introduces them, such as
                        {"AI-RAN": "Artificial Intelligence Radio Access Network"}
`doc._.nations`         {token index: country}, ISO 3166-1 alpha-2, of the words that tell of one:
                        "Finnish", "Helsinki", companies whose country is recorded
`doc._.model_kinds`     [tokens, 1 + kinds]: how likely the language model takes a token to be in
                        no name, or in one of each kind (kg/nlp/model/decode.py); None without it
`doc._.model_events`    what the language model takes for events (kg/nlp/model/events.py); none
                        where no model ran

A span covers whole tokens; the exact characters of a value are those of its
mention (`span._.amount.start`), since a tokenizer may keep "5bn-$6bn" in one piece.
"""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

AMOUNTS = "amounts"
TIMES = "times"
FURNITURE = "furniture"


def register() -> None:
    """Declare the extension attributes. Safe to call again."""
    for owner, name in (
        (Doc, "published_on"),
        (Doc, "model_kinds"),
        (DocSpan, "amount"),
        (DocSpan, "time"),
    ):
        if not owner.has_extension(name):
            owner.set_extension(name, default=None)
    for name in ("aliases", "nations"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default={})
    if not Doc.has_extension("model_events"):
        Doc.set_extension("model_events", default=())


register()
