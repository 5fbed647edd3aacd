"""Runs of hundreds of numbers with no word between: a table or noise, and no sentence.

In: places where a number might begin, in order. Out: where to read on.
"""

from __future__ import annotations

from collections import deque

from kg.nlp.amounts.lexer import Tokens

_DENSE = 300  # numbers in a row
_STEP = 4  # tokens that each of them may take


class Noise:
    """Remembers the places asked for; looks at each token a bounded number of times."""

    def __init__(self, tokens: Tokens, number_words: frozenset[str]) -> None:
        self._tokens = tokens
        self._number_words = number_words
        self._places: deque[int] = deque(maxlen=_DENSE)

    def end(self, at: int) -> int:
        """The next word behind the noise that `at` lies in; `at` where it lies in none."""
        self._places.append(at)
        begin, lower = self._places[0], self._tokens.lower
        if len(self._places) < _DENSE or at - begin > _STEP * _DENSE:
            return at
        if any(map(self._is_word, lower[begin:at])):
            self._places.clear()
            return at
        while at < self._tokens.count and not self._is_word(lower[at]):
            at += 1
        self._places.clear()
        return at

    def _is_word(self, token: str) -> bool:
        """More than a figure, a sign, an abbreviation or a word of numbers."""
        return len(token) > 2 and token.isalpha() and token not in self._number_words
