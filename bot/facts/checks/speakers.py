"""The rule about whose words they are: a quotation has one speaker, whichever article prints it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from bot.facts import ids
from bot.facts.model import Finding
from bot.facts.names import fold
from bot.facts.printings import printings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.facts.model import Pack, Quote
    from bot.facts.printings import Pair

TWO_SPEAKERS = "two-speakers"
_LEAST_WORDS = 8
"""Words of a quotation that hardly two people say of one race: of “I gave it everything” each of them may have."""


def two_speakers(pack: Pack) -> Iterator[Finding]:
    """Quotations of one story in the same words, of which two articles say that different people speak them."""
    of_files = _remarks_of_files(pack)
    # Where the files say of both which remark they are, they are two.
    pairs = [
        pair for pair in printings(pack.articles) if _differ(pair) and not {quote.remark for quote in pair} <= of_files
    ]
    for quotes in _joined(pairs):
        speakers = tuple(sorted({quote.speaker for quote in quotes}))
        names = " and ".join(entry.name for entry in map(pack.registers.entry, speakers) if entry)
        yield Finding(
            id=ids.finding_id(TWO_SPEAKERS, (quote.id for quote in quotes)),
            rule=TWO_SPEAKERS,
            articles=tuple(dict.fromkeys(quote.article for quote in quotes)),
            claims=(),
            working=f"“{min((quote.text for quote in quotes), key=len)}” is given to {names}",
            speakers=speakers,
            quotes=quotes,
        )


def _differ(pair: Pair) -> bool:
    """Whether two people speak the same words, and these are enough of them."""
    return pair[0].speaker != pair[1].speaker and all(len(fold(each.text).split()) >= _LEAST_WORDS for each in pair)


def _remarks_of_files(pack: Pack) -> set[str | None]:
    """The remarks that are no quotation's id: the files give them."""
    quotes = [quote for article in pack.articles for quote in article.quotes]
    return {quote.remark for quote in quotes} - {None, *(quote.id for quote in quotes)}


def _joined(pairs: Iterable[Pair]) -> list[tuple[Quote, ...]]:
    """The quotations of pairs that share one, each once, in the order of their articles."""
    groups: list[dict[str, Quote]] = []
    for pair in pairs:
        quotes = {quote.id: quote for quote in pair}
        touched = [group for group in groups if not group.keys().isdisjoint(quotes)]
        groups = [group for group in groups if group not in touched]
        groups.append(dict(chain.from_iterable(group.items() for group in (*touched, quotes))))
    ordered = (sorted(group.values(), key=lambda quote: (quote.article, quote.span)) for group in groups)
    return sorted(map(tuple, ordered), key=lambda quotes: quotes[0].id)
