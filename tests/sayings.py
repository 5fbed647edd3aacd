"""Hand-made extractions: what an article says, without a text that says it.

    says("a1", on="2025-03-12", claims=[
        claim("Acquisition", "completed", acquirer="Nokia", amount="$2.3bn=2300000000 USD"),
    ])

The article's text is the list of its mentions, so that offsets are true.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from kg.model import (
    Amount,
    Article,
    Claim,
    Extraction,
    Kind,
    Mention,
    Role,
    Span,
    Status,
    Time,
    TimeType,
)

PIPELINE = "kg test"
_KIND_OF_ROLE = {"technology": Kind.TECHNOLOGY, "product": Kind.PRODUCT, "person": Kind.PERSON}
_TEXT_ROLES = {"position", "metric", "asset"}


@dataclass(frozen=True)
class Said:
    """A claim to be made: role -> name, "text=number CURRENCY", a date, or a tuple of names."""

    type: str
    status: str
    roles: dict[str, object] = field(default_factory=dict)


def claim(type_: str, status: str, **roles: object) -> Said:
    return Said(type_, status, roles)


def says(
    article_id: str,
    *,
    on: str | None = None,
    claims: list[Said] | None = None,
    names: tuple[str, ...] = (),
    title: str | None = None,
    sources: tuple[str, ...] = (),
    recorded: dict[str, str] | None = None,
    broader: dict[str, str] | None = None,
) -> Extraction:
    """An extraction of an article with these claims, and companies that it merely names."""
    page = _Page(recorded or {}, broader or {})
    for name in names:
        page.mention(Kind.COMPANY, name)
    made = [page.claim(said) for said in claims or []]
    article = Article(
        id=article_id,
        text=page.text,
        title=title,
        published_on=date.fromisoformat(on) if on else None,
        sources=sources,
    )
    return Extraction(article, tuple(page.mentions), tuple(made), PIPELINE)


class _Page:
    def __init__(self, recorded: dict[str, str], broader: dict[str, str]) -> None:
        self.text = ""
        self.mentions: list[Mention] = []
        self._recorded = recorded
        self._broader = broader
        self._claims = 0

    def write(self, words: str) -> Span:
        start = len(self.text)
        self.text += words + "\n"
        return Span(start, start + len(words), words)

    def mention(self, kind: Kind, words: str, **value: object) -> str:
        span = self.write(words)
        name = f"m{len(self.mentions) + 1}"
        first = next((m for m in self.mentions if (m.kind, m.text) == (kind, words)), None)
        head = None if value else (first.id if first else name)
        self.mentions.append(
            Mention(
                name,
                kind,
                span.start,
                span.end,
                words,
                head,
                self._recorded.get(words),
                self._broader.get(words),
                **value,  # type: ignore[arg-type]
            )
        )
        return name

    def claim(self, said: Said) -> Claim:
        start = len(self.text)
        roles = [r for role, filler in said.roles.items() for r in self._roles(role, filler)]
        self._claims += 1
        sentence = Span(start, len(self.text), self.text[start:])
        return Claim(
            id=f"e{self._claims}",
            type=said.type,
            status=Status(said.status),
            trigger=self._trigger(start),
            sentence=sentence,
            confidence=Decimal("0.9"),
            roles=tuple(roles),
        )

    def _trigger(self, start: int) -> Span:
        """The end of the claim's first line, so that its first name stands before the trigger."""
        end = self.text.index("\n", start)
        return Span(end, end + 1, "\n")

    def _roles(self, role: str, filler: object) -> list[Role]:
        if isinstance(filler, tuple):
            return [r for one in filler for r in self._roles(role, one)]
        if isinstance(filler, date):
            time = Time(TimeType.DATE, filler.isoformat(), start=filler, end=filler)
            return [Role(role, self.mention(Kind.DATE, filler.isoformat(), time=time))]
        words = str(filler)
        if role in _TEXT_ROLES:
            return [Role(role, None, self.write(words))]
        if "=" in words:
            text, _, figure = words.partition("=")
            number, _, currency = figure.partition(" ")
            amount = Amount(Decimal(number), Decimal(number), currency)
            return [Role(role, self.mention(Kind.MONEY, text, amount=amount))]
        return [Role(role, self.mention(_KIND_OF_ROLE.get(role, Kind.COMPANY), words))]
