"""Where each word of a line comes from: law 3, the article's own words are printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answers.sentences.clauses import is_clause
from bot.facts.names import fold
from bot.facts.result_roles import TOOK_PART_ROLE
from bot.facts.values import own_moment_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from bot.answers.answer import Statement
    from bot.facts.model import Claim, Pack
    from bot.facts.vocabulary import Attribute

_QUOTED = re.compile(r"“[^“”]*(?:“[^“”]*”[^“”]*)*”")
_MARKS = re.compile(r"\[\d+\]")
_FIELD = re.compile(r"\{\w+\}")
_WORD = re.compile(r"[^\W\d_]{3,}")

FUNCTION_WORDS = frozenset(
    fold(
        "about after against all among also and any are around as at been before behind beside both but by called did "
        "does for from "
        "had has have he held her his himself into its itself more most near nor not now of off on once one only or "
        "other others out over own per run said say says she since so than that the their them then there they this "
        "those to "
        "under until up very was were what when where which while who with without"
    ).split()
)
"""They say nothing that an article would have to print."""

NORMAL_FORMS = frozenset(
    fold(
        # numbers, and the moments of a race as `Phrasing` writes them
        "no one two three four five six seven eight nine ten eleven twelve first second third fourth fifth sixth "
        "seventh eighth ninth tenth eleventh twelfth last final lap laps metres seconds bell bend straight home go "
        "going early late later originally season career gap half most start finish "
        # what stands for a code of the vocabulary's kinds
        "personal best area national record championship olympic world lead gold silver bronze medal won finished ran "
        "hand timed "
        "took part start started disqualified identical planned hoped expected condition "
        # that a team's result is somebody's by who names them
        "member "
        # the sheet, the margins and the overview of /sources and /medals
        "told differently agreed source disputed tie differ reported contradicted race competition title dns dnf "
        "winning margin place given take point points omits here disagrees with alone contradicts once twice times "
        "cannot hold both contradict each other whether list "
        "january february march april may june july august september october november december "
        "monday tuesday wednesday thursday friday saturday sunday"
    ).split()
)
"""How values, moments and verdicts are written, whatever an article's own words for them are."""


class WordSources:
    """The words that a line may have: those of its excerpts, its working and its reading, and the vocabulary's."""

    def __init__(self, pack: Pack) -> None:
        self._vocabulary = pack.vocabulary
        self._claims = {claim.id: claim for article in pack.articles for claim in article.claims}
        entries = [entry for register in pack.registers.each() for entry in register.values()]
        names = [name for entry in entries for name in (entry.name, *entry.aliases)]
        codes = [place.code for place in pack.registers.places.values() if place.code]
        self._names = _words(" ".join((*names, *codes)))
        # What a sport calls having taken part is a normal form, as “took part” is.
        taking_part = [each for each in self._vocabulary.attributes.values() if TOOK_PART_ROLE in each.roles]
        self._names |= _words(" ".join(each for attribute in taking_part for each in attribute.sentences.values()))
        self._labels = _words(" ".join(attribute.label for attribute in self._vocabulary.attributes.values()))

    def problems(self, statement: Statement, shown_claims: AbstractSet[str]) -> Iterator[str]:
        """Each word of a line that no source has; ``shown_claims`` are those whose excerpts the answer prints below."""
        shown_claims = shown_claims | {
            each.claim for each in statement.citations if f"“{each.excerpt}”" in statement.text
        }
        if not any(citation.claim in self._claims for citation in statement.citations):
            return  # about the wording of quotations: “shorter; a full stop where [1] has “but””
        text = _MARKS.sub(" ", _QUOTED.sub(" ", statement.text))
        shown = " ".join(citation.excerpt for citation in statement.citations)
        sources = _words(f"{shown} {statement.working or ''} {statement.reading or ''}")
        known = sources | FUNCTION_WORDS | NORMAL_FORMS | self._names
        claims = [self._claims[citation.claim] for citation in statement.citations if citation.claim in self._claims]
        known |= self._pattern_words(claims, shown_claims)
        missing = _words(text) - known
        if missing and _is_overview(statement):
            missing -= self._labels
        for word in sorted(missing):
            yield f"“{statement.text}”: no source has “{word}”"

    def _pattern_words(self, claims: list[Claim], shown_claims: AbstractSet[str]) -> set[str]:
        """The words of the patterns of the cited claims.

        A term's only where two articles or more share it, where its excerpt stands below the line, or where that is
        no clause that could be printed as a line.
        """
        words: set[str] = set()
        for claim in claims:
            attribute = self._vocabulary.attributes[claim.what]
            shared = {each.article for each in claims if (each.what, each.value) == (claim.what, claim.value)}
            is_fragment = not is_clause(claim.excerpt)
            if attribute.kind != "term" or len(shared) > 1 or claim.id in shown_claims or is_fragment:
                words |= _words(f"{_patterns(attribute, claim)} {attribute.label}")
            if len(shared) > 1 or claim.id in shown_claims:
                words |= _words(claim.value)
            words |= _words(own_moment_words(str(claim.when or ""), self._vocabulary.moments) or "")
            for implied in attribute.implies:
                other = self._vocabulary.attributes[implied.what]
                value = implied.values.get(claim.value, implied.value)
                words |= _words(f"{other.label} {other.sentence or ''} {other.sentences.get(value or '', '')}")
            if claim.than is not None and claim.than.what is not None:
                words |= _words(self._vocabulary.attributes[claim.than.what].label)
        return words


def _is_overview(statement: Statement) -> bool:
    """Whether a line names attributes by their labels: "omits Nordås's medal", a row of a table."""
    return bool(re.search(r"Disagrees with |[Oo]mits |: ", statement.text))


def _patterns(attribute: Attribute, claim: Claim) -> str:
    keys = (claim.value, f"not {claim.value}", f"said {claim.value}", f"{claim.mood} {claim.value}")
    own = [attribute.sentences[key] for key in keys if key in attribute.sentences]
    moods = [attribute.moods.get(mood, "") for mood in (claim.mood, "said" if claim.by else "", "planned")]
    return " ".join((*own, attribute.sentence or "", *moods))


def _words(text: str) -> set[str]:
    return {fold(word) for word in _WORD.findall(_FIELD.sub(" ", text))}
