"""Sentences as spaCy's English pipelines draw them, drawn as Universal Dependencies.

    agreed ─prep▶ with ─pobj▶ Nokia        agreed ─obl▶ Nokia ─case▶ with
    is ─attr▶ maker, is ─nsubj▶ Acme       maker ─cop▶ is, maker ─nsubj▶ Acme
    A ─conj▶ B ─conj▶ C, B ─cc▶ and        A ─conj▶ B, A ─conj▶ C ─cc▶ and
    million ─quantmod▶ $                   $ ─nummod▶ million
    Brandt ─compound▶ Ilse                 Ilse ─flat▶ Brandt
    wants ─ccomp▶ rise ─nsubj▶ profit      wants ─xcomp▶ rise, wants ─obj▶ profit

Left as they are: clauses behind "is" ("the problem is that ..."), and most of the words that
Universal Dependencies call fixed ("such as").
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from kg.nlp.borrowed.relations import ADJUNCTS, is_nominal, is_verbal, universal_label

_BE = frozenset("be am is are was were been being 's ’s 're ’re 'm ’m".split())
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_COMPLEMENTS = frozenset({"pobj", "pcomp"})
_PREDICATES = frozenset({"attr", "acomp"})
_SUBJECTS = frozenset({"nsubj", "csubj"})
_OBJECTS = frozenset({"dobj", "dative", "xcomp", "ccomp", "oprd"})
_AUXILIARIES = frozenset({"aux", "auxpass", "cop"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_OF_NUMBERS = frozenset({"compound", "nummod", "quantmod"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence. `head` is an index in the sentence; the root is its own head."""

    text: str
    pos: str
    tag: str
    head: int
    label: str
    is_person: bool = False  # it is a part of a person's name


def to_universal(sentence: Sequence[Word]) -> list[tuple[int, str]]:
    """Head and label of each word of a sentence with one root.

    >>> told = [Word("Acme", "PROPN", "NNP", 1, "nsubj"), Word("works", "VERB", "VBZ", 1, "ROOT"),
    ...         Word("with", "ADP", "IN", 1, "prep"), Word("Nokia", "PROPN", "NNP", 2, "pobj")]
    >>> to_universal(told)
    [(1, 'nsubj'), (1, 'ROOT'), (3, 'case'), (1, 'obl')]
    """
    tree = _Tree(sentence)
    for redraw in (_currency, _person, _coordination, _preposition, _copula, _small_clause):
        for index in tree.deepest_first():
            redraw(tree, index)
    return [(head, tree.universal_label(i)) for i, head in enumerate(tree.heads)]


class _Tree:
    """A tree on its way from one scheme to the other."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.heads = [word.head for word in words]
        self.labels = [word.label for word in words]
        self._below: list[set[int]] = [set() for _ in words]
        for index, head in enumerate(self.heads):
            if head != index:
                self._below[head].add(index)

    def below(self, index: int, labels: Container[str] | None = None) -> list[int]:
        """The words that hang on one, from left to right."""
        return [i for i in sorted(self._below[index]) if labels is None or self.labels[i] in labels]

    def deepest_first(self) -> list[int]:
        """All words, each behind those that hang on it."""
        order = [i for i, head in enumerate(self.heads) if i == head]
        for index in order:  # grows while it is walked
            order += self.below(index)
        return order[::-1]

    def hang(self, index: int, head: int) -> None:
        """Move a word, with all that hangs on it, to another head."""
        self._below[self.heads[index]].discard(index)
        self.heads[index] = head
        if head != index:
            self._below[head].add(index)

    def promote(self, index: int, *, to: str, keeping: Container[str] = ()) -> None:
        """Let a word change places with its head, which then hangs on it with the label `to`.

        What hung on the head goes with the place, but for the labels in `keeping`.
        """
        old = self.heads[index]
        self.hang(index, index if self.heads[old] == old else self.heads[old])
        self.labels[index] = self.labels[old]
        for other in self.below(old):
            if self.labels[other] not in keeping:
                self.hang(other, index)
        self.hang(old, index)
        self.labels[old] = to

    def universal_label(self, index: int) -> str:
        word, head = self.words[index], self.heads[index]
        if head == index:
            return "ROOT"
        return universal_label(
            self.labels[index],
            pos=word.pos,
            tag=word.tag,
            head_pos=self.words[head].pos,
            has_case=bool(self.below(index, {"case"})),
        )


def _currency(tree: _Tree, index: int) -> None:
    """The sign of a currency is what the number counts."""
    word, head = tree.words[index], tree.heads[index]
    is_sign = word.tag == "$" and tree.labels[index] in _OF_NUMBERS | {"nmod"}
    if is_sign and head > index and tree.words[head].pos == "NUM":
        tree.promote(index, to="nummod", keeping=_OF_NUMBERS)


def _person(tree: _Tree, index: int) -> None:
    """A person's name hangs on its first word."""
    parts = [i for i in tree.below(index, {"compound"}) if tree.words[i].is_person]
    if tree.words[index].is_person and parts and parts[0] < index:
        tree.promote(parts[0], to="flat")
        for part in parts[1:]:
            tree.labels[part] = "flat"


def _coordination(tree: _Tree, index: int) -> None:
    """All members hang on the first; "and" and commas on the member that they introduce."""
    later = tree.below(index)
    members = [i for i in later if tree.labels[i] == "conj" and i > index]
    for member in members:
        for sign in reversed([i for i in later if index < i < member]):
            if tree.labels[sign] not in ("cc", "punct"):
                break  # the comma before "the maker of" in "Acme, the maker of X, and Widget"
            tree.hang(sign, member)
        for farther in tree.below(member, {"conj"}):
            tree.hang(farther, index)


def _preposition(tree: _Tree, index: int) -> None:
    """A preposition hangs on its noun; before a clause it is a mark."""
    complements = tree.below(index, _COMPLEMENTS)
    for second in complements[:-1]:
        if tree.words[second].pos == "ADP" and not tree.below(second):
            tree.labels[second] = "fixed"  # "because of X", "due to X"
            complements.remove(second)
    if not complements:
        return
    noun = complements[0]
    to = "mark" if is_verbal(tree.words[noun].pos) else "case"
    tree.promote(noun, to=to, keeping={"fixed"})
    outer = tree.heads[noun]
    if (
        tree.labels[noun] == "prep"
        and tree.labels[outer] in _PREPOSITIONS
        and not is_nominal(tree.words[outer].pos)
        and not tree.below(outer, _COMPLEMENTS)
    ):
        tree.labels[noun] = "pobj"  # "out of X", "according to X": two prepositions of one noun


def _copula(tree: _Tree, index: int) -> None:
    """ "is" hangs on what it says: on a noun, an adjective, or a noun with its preposition."""
    if tree.words[index].text.lower() not in _BE:
        return
    said = tree.below(index, _PREDICATES)
    if tree.below(index, {"expl"}) and not tree.below(index, _SUBJECTS):
        for subject in said[:1]:
            tree.labels[subject] = "nsubj"  # "there is a plan"
        return
    if not said and tree.below(index, _SUBJECTS) and not tree.below(index, _OBJECTS):
        behind = [i for i in tree.below(index) if i > index and tree.labels[i] != "advmod"]
        said = [i for i in behind[:1] if _is_noun_with_preposition(tree, i)]
    if said:
        for modifier in set(tree.below(index, ADJUNCTS)) - set(said):
            # "was chief executive in 2019": said of the being, not of the noun
            tree.labels[modifier] = tree.universal_label(modifier)
        tree.promote(said[0], to="cop")


def _small_clause(tree: _Tree, index: int) -> None:
    """Who is to do something is the object of the verb that wants it: "wants profit to rise"."""
    head = tree.heads[index]
    subjects = tree.below(index, _SUBJECTS | {"nsubjpass"})
    if tree.labels[index] != "ccomp" or not subjects or not head < subjects[0] < index:
        return
    verbs = [index, *tree.below(index, _AUXILIARIES)]
    tags = {tree.words[verb].tag for verb in verbs}
    if "" in tags or tags & _FINITE or tree.below(index, {"mark"}):
        return  # "says profit rose"
    tree.hang(subjects[0], head)
    tree.labels[subjects[0]], tree.labels[index] = "dobj", "xcomp"


def _is_noun_with_preposition(tree: _Tree, index: int) -> bool:
    return tree.labels[index] == "prep" and bool(tree.below(index, {"case"}))
