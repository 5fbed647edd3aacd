"""Where sentences begin: full stops that end one, and those that only end a word.

In:  a Doc with tokens; `doc.spans["furniture"]` if it is there.
Out: `token.is_sent_start` of every token, so `doc.sents` works. White space behind a
     sentence belongs to it, as spaCy has it.
Not here: which newlines end a line of hard-wrapped text only (lines.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.annotations import FURNITURE
from kg.nlp.lines import BULLET, Line, paragraphs
from kg.nlp.words import (
    ABBREVIATIONS_THAT_GO_ON,
    COMPANY_ENDINGS,
    MAY_END_SENTENCE,
    MONTHS,
    NAMES_WITH_MARK,
    NUMBERED,
    OPENERS,
    POSTS,
    SPEECH_VERBS,
    ZONES_AND_DAYS,
)

_MARKS = frozenset(".!?…。！？")
_TERMINATORS = re.compile(r"(?:[.!?…。！？]|\.{2,}|[!?]{2,})")
_CLOSERS = frozenset("\"'”’»)]}›")
_REFERENCE = re.compile(r"\d{1,3}|[a-z]|citation needed")  # "... until July.[17] The ..."
_QUOTES = frozenset("\"'“”‘’«»‹›")
_BRAND_IN_LOWER_CASE = re.compile(r"[a-z]{1,2}[A-Z]")  # iPhone, eBay


@Language.factory("kg_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> SentenceFinder:  # noqa: ARG001  spaCy's signature
    return SentenceFinder()


class SentenceFinder:
    """Sets sentence starts by rules that look at most four tokens ahead."""

    def __call__(self, doc: Doc) -> Doc:
        begins = [lines[0] for lines in paragraphs(doc.text)]
        starts = _starts_by_layout(doc, begins)
        starts |= {token.i for token in _starts_by_mark(doc, _list_markers(doc, begins))}
        if FURNITURE in doc.spans:
            for span in doc.spans[FURNITURE]:
                starts |= {span.start, span.end}
        # White space before the first sentence belongs to it.
        wanted = {_next_word(doc, i) for i in starts} - {_next_word(doc, 0)}
        flags = [1 if i == 0 or i in wanted else -1 for i in range(len(doc))]
        # The setter of `token.is_sent_start` looks at the whole Doc each time it is called.
        values = np.array(flags, dtype="int64").astype("uint64").reshape(-1, 1)
        doc.from_array(["SENT_START"], values)  # type: ignore[arg-type]  # thinc's name for it
        return doc


def _next_word(doc: Doc, i: int) -> int:
    """White space never begins a sentence, unless a text is nothing else."""
    while i < len(doc) and doc[i].is_space:
        i += 1
    return i


def _starts_by_layout(doc: Doc, begins: list[Line]) -> set[int]:
    """The first token of each paragraph, heading and list item, which begins with a given line."""
    starts, wanted = set(), iter([line.start for line in begins])
    offset = next(wanted, None)
    for token in doc:
        while offset is not None and offset <= token.idx:
            starts.add(token.i)
            offset = next(wanted, None)
    return starts


def _starts_by_mark(doc: Doc, markers: set[int]) -> Iterator[Token]:
    for token in doc:
        if token.i in markers or not _is_terminator(token):
            continue
        after = _after_closers(doc, token)
        if after is not None and _is_boundary(doc, token, after):
            yield after


def _list_markers(doc: Doc, begins: list[Line]) -> set[int]:
    """The tokens of "1." at the beginning of a line: their full stop ends nothing."""
    found = set()
    for line in begins:
        if match := BULLET.match(line.text):
            span = doc.char_span(
                line.start, line.start + len(match[0].rstrip()), alignment_mode="expand"
            )
            found |= {token.i for token in span or ()}
    return found


def _is_terminator(token: Token) -> bool:
    text = token.text
    if text[-1] not in _MARKS:
        return False
    return bool(_TERMINATORS.fullmatch(text)) or (len(text) > 1 and text[-1] == ".")


def _after_closers(doc: Doc, token: Token) -> Token | None:
    """The next word, behind closing quotation marks, brackets and footnote marks."""
    i = token.i + 1
    while i < len(doc):
        if not doc[i - 1].whitespace_ and _closes(doc[i]):
            i += 1
        elif doc[i : i + 3].text.startswith("[") and _REFERENCE.fullmatch(doc[i + 1 : i + 2].text):
            i = min(i + 3, len(doc))
        else:
            break
    is_apart = i > 0 and bool(doc[i - 1].whitespace_)
    while i < len(doc) and doc[i].is_space:
        is_apart, i = True, i + 1
    if i >= len(doc):
        return None
    glued = token.text == "." and doc[i].is_title and len(doc[i]) > 1 and _is_plain_word(token)
    return doc[i] if is_apart or glued else None


def _closes(token: Token) -> bool:
    return token.text in _CLOSERS or bool(_TERMINATORS.fullmatch(token.text))


def _is_plain_word(stop: Token) -> bool:
    """ "end.Start": the word before the stop is no part of an address or a version."""
    return stop.i > 0 and (stop.nbor(-1).is_lower or stop.nbor(-1).is_digit)


def _is_boundary(doc: Doc, mark: Token, after: Token) -> bool:
    first = _first_word(doc, after)
    if first.text[0].islower() and not _BRAND_IN_LOWER_CASE.match(first.text):
        return False
    if mark.text[-1] in "!?":
        return not _is_in_name(mark, first) and not _is_reported(doc, mark, after)
    if mark.text[-1] != "." or mark.text.startswith(".."):
        return True
    return _stop_ends_sentence(mark, first)


def _first_word(doc: Doc, token: Token) -> Token:
    """The word behind opening quotation marks and brackets."""
    i = token.i
    while i + 1 < len(doc) and (doc[i].text in _QUOTES or doc[i].text in "([{"):
        i += 1
    return doc[i]


def _is_in_name(mark: Token, first: Token) -> bool:
    """ "Yahoo! Japan", but not "They use Yahoo! The ..." """
    if mark.i == 0 or mark.text != "!" or mark.nbor(-1).whitespace_:
        return False
    return mark.nbor(-1).text in NAMES_WITH_MARK and first.lower_ not in OPENERS


def _is_reported(doc: Doc, mark: Token, after: Token) -> bool:
    """ "Why now?" Smith asked: the sentence goes on behind the quotation."""
    if mark.i + 1 >= len(doc) or doc[mark.i + 1].text not in _QUOTES or after.i == mark.i + 1:
        return False
    for token in doc[after.i : after.i + 4]:
        if token.lower_ in SPEECH_VERBS:
            return True
        if not token.is_title and not token.is_upper:
            return False
    return False


def _stop_ends_sentence(mark: Token, first: Token) -> bool:
    word, opens = _abbreviation(mark), first.lower_ in OPENERS
    if word in NUMBERED:
        return not first.text[0].isdigit()
    if mark.text == "." and not (mark.i and mark.nbor(-1).text[:1].isupper()):
        return True
    if word in ABBREVIATIONS_THAT_GO_ON:
        return False
    if word in MONTHS or word in MAY_END_SENTENCE:
        return not first.text[0].isdigit()
    if word in COMPANY_ENDINGS:
        return first.lower_.rstrip(".") not in COMPANY_ENDINGS | POSTS
    if word in {"a.m", "p.m"}:
        return first.lower_.rstrip(".") not in ZONES_AND_DAYS
    # "the U.S. Treasury", "J. P. Morgan", "John Smith Jr. Foundation": a word has to follow
    # that only begins sentences.
    return opens or (mark.text == "." and len(word) > 1)


def _abbreviation(mark: Token) -> str:
    """The word before a full stop, in lower case, whether the tokenizer cut the stop off or not."""
    if mark.text != ".":
        word = mark.text.rstrip(".")
    else:
        word = mark.nbor(-1).text if mark.i and not mark.nbor(-1).whitespace_ else ""
    return word.lower() if len(word) > 1 else word  # "p. 12", but "J. P. Morgan"
