"""An article from sentence to sentence: predicates, frames, status, source, confidence.

In:  a Doc (kg/annotations.py), frames and cues.
Out: drafts of claims.
Not here: what each of these does (one file each).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import partial

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from kg.extract.absent import closed
from kg.extract.antecedents import Antecedents
from kg.extract.assets import without_needless
from kg.extract.claims import Draft, joined, merged
from kg.extract.clauses import predicates_of
from kg.extract.control import by_control
from kg.extract.frames import Frame
from kg.extract.groups import Tense
from kg.extract.learned import learned_drafts
from kg.extract.lexicon import Lexicon
from kg.extract.match import Filler, announced_on, fill
from kg.extract.mentions import Place, name_place, trimmed_span
from kg.extract.phrases import Row
from kg.extract.predicates import Predicate, came_otherwise, denied_by_subject
from kg.extract.recall import Memory, companies_of, tells_of_a_known_deal
from kg.extract.refer import SEVERAL, Referents, Speaker
from kg.extract.resolving import resolver
from kg.extract.rules import Rules
from kg.extract.status import Cue, decides, less_sure, status_of, to_come
from kg.extract.told import Surroundings
from kg.extract.units import U, Unit, marked_spans, units_of
from kg.extract.voice import Voice, voice_of
from kg.extract.words import CLAUSE_OPENERS, CONDITIONS, GENERIC_COMPANIES, SHARES
from kg.model import Status

# How direct each reading is. To be calibrated against gold; until then the order is what counts.
_CONFIDENCE = {
    "direct": Decimal("0.95"),
    "participle": Decimal("0.90"),
    "relative": Decimal("0.90"),
    "apposition": Decimal("0.90"),
    "noun": Decimal("0.85"),
    "none": Decimal("0.80"),  # a passive without "by", a light verb whose party stands elsewhere
    "shared": Decimal("0.80"),
    "adjunct": Decimal("0.80"),
}
_PRONOUN_COSTS = Decimal("0.10")
# Longer ones are lists and tables; reading them as clauses would also take quadratic time.
_LONGEST = 400
_RECENT = timedelta(days=14)  # a headline in the present may tell of last week
_CHAIN_COSTS = Decimal("0.02")  # each link between the event and its finite verb


def drafts_of(doc: Doc, skip: frozenset[int], rules: Rules) -> list[Draft]:
    """Every claim of a Doc, in text order."""
    referents = Referents()
    speaker = Speaker()
    drafts: list[Draft] = []
    marked = marked_spans(doc, (rules.lexicon.counted | GENERIC_COMPANIES) - SHARES)
    antecedents = Antecedents(marked)
    before, last_start = list[Unit](), 0
    for sentence in doc.sents:
        row = units_of(
            sentence,
            marked,
            rules.lexicon.verb_forms,
            skip,
            infinitives=rules.lexicon.infinitives,
        )
        if not row:
            continue
        referents.enter(row)
        antecedents.enter(sentence)
        speaker.enter(sentence, row)
        if len(row) <= _LONGEST:
            ruled = list[Draft]()
            if _may_tell(row, drafts, rules.lexicon):
                memory = Memory(drafts, before, last_start, antecedents)
                reader = _Sentence(doc, sentence, row, rules, referents, speaker, memory)
                read = merged(list(reader.drafts()))
                ruled = [closed(draft, sentence, antecedents) for draft in read]
            around = Surroundings(
                row,
                marked,
                partial(referents.company_meant, clause=None),
                antecedents,
                drafts,
                ruled,
            )
            learned = list(learned_drafts(sentence, rules.frames.learned, around))
            found = [_agreed(d, sentence) for d in joined(ruled, learned)]
            speaker.learn(row, found)
            drafts += found
        before, last_start = row, sentence.start_char
    return drafts


def _agreed(draft: Draft, sentence: DocSpan) -> Draft:
    """A draft that agrees with itself: what is bought, by its share; what is over, by its date."""
    return to_come(by_control(without_needless(draft), sentence), sentence.doc._.published_on)


def _may_tell(row: Row, earlier: list[Draft], lexicon: Lexicon) -> bool:
    """Whether a sentence names somebody, or speaks of a deal that was told of before."""
    if any(unit.kind is U.NAME for unit in row):
        return True
    if any(unit.text in SEVERAL for unit in row):
        return True
    return bool(earlier) and any(unit.text in lexicon.nouns for unit in row)


class _Sentence:
    """One sentence, and what is needed to read it."""

    def __init__(
        self,
        doc: Doc,
        sentence: DocSpan,
        row: Row,
        rules: Rules,
        referents: Referents,
        speaker: Speaker,
        memory: Memory,
    ) -> None:
        self.doc, self.sentence, self.row = doc, sentence, row
        self.rules, self.referents = rules, referents
        self.speaker, self.memory = speaker, memory

    def drafts(self) -> Iterator[Draft]:
        for predicate in predicates_of(self.row, self.rules.lexicon):
            for frame in self.rules.frames.of(predicate.part, predicate.entry):
                draft = self._draft(predicate, frame)
                if draft is not None:
                    yield draft

    def _draft(self, predicate: Predicate, frame: Frame) -> Draft | None:
        voice = voice_of(self.row, self.doc, predicate.clause_start, self.rules.lexicon)
        resolve = resolver(self.doc, predicate, voice, self.referents, self.memory.antecedents)
        self.speaker.add_to(predicate.functions)
        self._name_both(predicate, voice)
        if voice.subject is not None and len(voice.subject.units) == 1:
            predicate.functions["source"] = list(voice.subject.units)
        filled = fill(
            self.doc,
            predicate,
            frame,
            resolve,
            self._carrier(frame),
            self._recaller(predicate, frame),
        )
        if filled is None:
            return None
        status = status_of(
            denied_by_subject(self.row, predicate),
            self.rules.cues,
            is_state=frame.is_state,
            around=self._cues_around(predicate, voice),
            is_conditional=self._is_conditional(predicate),
            is_reported=bool(voice.verb),
            is_headline=self._is_headline(predicate),
        )
        if status is None or (status is Status.PLANNED and came_otherwise(self.row, predicate)):
            return None
        status = less_sure(status, frame.status) or status
        if frame.is_presupposed or (status is Status.ANNOUNCED and self._is_history(predicate)):
            status = Status.COMPLETED
        fillers, resolved = filled
        if self._is_party(voice, fillers, resolve):
            fillers += tuple(announced_on(frame, voice.times, fillers))
        return Draft(
            event=frame.event,
            status=status,
            trigger=trimmed_span(self.doc, *predicate.trigger),
            sentence=trimmed_span(self.doc, self.sentence.start, self.sentence.end),
            confidence=self._confidence(predicate, frame, resolved=resolved),
            fillers=fillers,
            attribution=None if predicate.is_title else voice.text,
            conjunct=predicate.conjunct,
        )

    def _name_both(self, predicate: Predicate, voice: Voice) -> None:
        """Put the names of two companies in the place of "they"."""
        for function in ("subject", "object"):
            units = predicate.functions.get(function, ())
            meant = self.referents.both(units[0], voice.subject) if len(units) == 1 else ()
            if meant:
                predicate.functions[function] = list(meant)

    def _is_headline(self, predicate: Predicate) -> bool:
        """ "Acme completes the takeover": somebody does it now, and it is not "once Acme ..."."""
        if predicate.subject is None or predicate.part != "noun":
            return False
        start = predicate.subject.start
        settles = all(decides(link, self.rules.cues) for link in predicate.links[1:])
        return settles and (start == 0 or self.row[start - 1].text not in CLAUSE_OPENERS)

    def _is_history(self, predicate: Predicate) -> bool:
        """ "In July 2019 Acme invests": a present tense beside a day long past."""
        published, first = self.doc._.published_on, predicate.links[0]
        if published is None or first.tense is not Tense.PRESENT or len(predicate.links) > 1:
            return False
        ends = [
            unit.span._.time.time.end
            for unit in predicate.functions.get("when", ())
            if unit.span is not None
        ]
        return any(end is not None and end < published - _RECENT for end in ends)

    def _is_party(
        self, voice: Voice, fillers: tuple[Filler, ...], resolve: Callable[[Unit], Unit | None]
    ) -> bool:
        """Whether those who say so take part themselves: "Acme said", "the two companies said"."""
        units = voice.subject.units if voice.subject is not None else ()
        if len(units) != 1 or not voice.times:
            return False
        if units[0].text in ("companies", "firms"):
            return True
        meant = units[0] if units[0].kind is U.NAME else resolve(units[0])
        if meant is None or meant.span is None:
            return False
        keys = {filler.place.key for filler in fillers if filler.place is not None}
        return name_place(meant.span).key in keys

    def _carrier(self, frame: Frame) -> Callable[[str, list[Filler]], Place | None]:
        def carry(role: str, fillers: list[Filler]) -> Place | None:
            """The one filler that earlier sentences give the role beside the same others.

            It has to be named in this sentence too: "As Widget said, Acme will buy 3m shares".
            """
            mine = {filler.identity for filler in fillers}
            known = {
                filler.place.key
                for draft in self.memory.drafts
                if draft.event == frame.event and mine <= draft.content
                for filler in draft.fillers
                if filler.role == role and filler.place is not None
            }
            here = [name_place(u.span) for u in self.row if u.kind is U.NAME and u.span is not None]
            return next((p for p in here if p.key in known), None) if len(known) == 1 else None

        return carry

    def _recaller(
        self, predicate: Predicate, frame: Frame
    ) -> Callable[[list[Filler]], tuple[Filler, ...]]:
        def recall(fillers: list[Filler]) -> tuple[Filler, ...]:
            above = predicate.links[1:]
            news = any(decides(link, self.rules.cues) is not None for link in above)
            if not news or not tells_of_a_known_deal(predicate):
                return ()
            among = self.rules.frames.referred if frame.refers else frozenset([frame.event])
            return self.memory.parties(frame.event, fillers, companies_of(self.row), among=among)

        return recall

    def _cues_around(self, predicate: Predicate, voice: Voice) -> list[Cue]:
        cues = self.rules.cues
        found = [cues.find("qualifier", word) for word in predicate.qualifiers]
        if predicate.is_title:
            return [cue for cue in found if cue is not None and cue.status is not None]
        found += [cues.find("adverb", word) for word in predicate.adverbs]
        if voice.verb:
            said = cues.find("report", voice.verb) or cues.find("stance", voice.verb)
            negated = said is not None and voice.is_negated
            found.append(replace(said, status=said.negated) if said and negated else said)
        text = f" {' '.join(unit.text for unit in self.row)} "
        found += [
            cues.find("sentence", w) for w in sorted(cues.words("sentence")) if f" {w} " in text
        ]
        return [cue for cue in found if cue is not None and cue.status is not None]

    def _is_conditional(self, predicate: Predicate) -> bool:
        """ "if", "whether" before the clause, or a question."""
        if self.row[-1].text == "?":
            return True
        if self.row[0].text in ("if", "unless", "should"):
            return True
        begin = predicate.clause_start
        behind_stop = max((i for i in range(begin) if self.row[i].kind is U.STOP), default=0)
        before = self.row[behind_stop : begin + 1]
        commas = [i for i, unit in enumerate(before) if unit.kind is U.COMMA]
        return any(
            unit.text in CONDITIONS and unit.kind is U.SUB and not any(c > i for c in commas)
            for i, unit in enumerate(before)
        )

    def _confidence(self, predicate: Predicate, frame: Frame, *, resolved: bool) -> Decimal:
        value = _CONFIDENCE[predicate.way] * Decimal(str(frame.confidence))
        value -= _CHAIN_COSTS * (len(predicate.links) - 1)
        value -= _PRONOUN_COSTS if resolved else 0
        return value.quantize(Decimal("0.01"))
