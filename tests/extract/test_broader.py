"""What an unknown technology is called: Docs with hand-made trees."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from kg.extract.broader import with_broader
from kg.model import Kind, Mention

_VOCAB = spacy.blank("en").vocab
LEARNING = "https://example.org/kg/technology/machine-learning"


@pytest.mark.parametrize(
    ("story", "broader"),
    [
        # word/head/relation/tag; a star marks the unknown technology, a plus one of the taxonomy
        ("*Folding/0/ROOT/NOUN ,/3/punct/PUNCT a/3/det/DET framework/0/appos/NOUN for/5/case/ADP "
         "+learning/3/nmod/NOUN", LEARNING),
        ("The/2/det/DET +learning/2/compound/NOUN technique/3/nsubj/NOUN won/3/ROOT/VERB "
         "*folding/2/appos/NOUN", LEARNING),
        ("*Folding/3/nsubj/NOUN is/3/cop/AUX a/3/det/DET technique/3/ROOT/NOUN of/5/case/ADP "
         "+learning/3/nmod/NOUN", LEARNING),
        ("Acme/1/nsubj/PROPN uses/1/ROOT/VERB *folding/1/obj/NOUN and/4/cc/CCONJ "
         "+learning/2/conj/NOUN", None),  # side by side
        ("*Folding/0/ROOT/NOUN ,/3/punct/PUNCT a/3/det/DET rival/0/appos/NOUN to/5/case/ADP "
         "+learning/3/nmod/NOUN", None),
        ("*Folding/3/nsubj/NOUN is/3/cop/AUX not/3/advmod/PART +learning/3/ROOT/NOUN", None),
        ("*Folding/0/ROOT/NOUN ,/3/punct/PUNCT a/3/det/DET protocol/0/appos/NOUN "
         "that/5/nsubj/PRON beats/3/acl:relcl/VERB +learning/5/obj/NOUN", None),
        ("*Folding/1/nsubj/NOUN beats/1/ROOT/VERB +learning/1/obj/NOUN", None),
    ],
)  # fmt: skip
def test_an_unknown_technology_is_what_the_article_calls_it(story: str, broader: str | None):
    cells = [cell.split("/") for cell in story.split()]
    words = [word.lstrip("*+") for word, *_ in cells]
    doc = Doc(
        _VOCAB,
        words=words,
        heads=[int(head) for _, head, _, _ in cells],
        deps=[dep for _, _, dep, _ in cells],
        pos=[tag for *_, tag in cells],
        lemmas=[word.lower() for word in words],
    )
    signs = {"*": "", "+": LEARNING}
    doc.set_ents(
        [
            Span(doc, i, i + 1, label="technology", kb_id=signs[word[0]])
            for i, (word, *_) in enumerate(cells)
            if word[0] in signs
        ]
    )
    unknown = next(ent for ent in doc.ents if not ent.kb_id_)
    start, end = unknown.start_char, unknown.end_char
    mention = Mention("m1", Kind.TECHNOLOGY, start, end, unknown.text)
    assert [m.broader for m in with_broader([mention], doc)] == [broader]
