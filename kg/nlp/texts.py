"""The text of a Doc, put together once.

spaCy builds `doc.text` anew out of every token each time that it is asked for, and each reader
of a pipeline asks.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

from spacy.tokens import Doc

# A Doc's words never change, and it is told by identity: what is kept here is what it would say.
_TEXTS: WeakKeyDictionary[Doc, str] = WeakKeyDictionary()


def text_of(doc: Doc) -> str:
    """`doc.text`, remembered as long as the Doc lives.

    >>> import spacy
    >>> doc = spacy.blank("en")("Sales rose.")
    >>> text_of(doc), text_of(doc) is text_of(doc)
    ('Sales rose.', True)
    """
    text = _TEXTS.get(doc)
    if text is None:
        text = _TEXTS[doc] = doc.text
    return text
