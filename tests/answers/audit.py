"""An auditor of answers: holds every sentence against the articles, as a reader with the texts at hand would.

It knows the pack and nothing of how answers are made. Each problem is a sentence; none is a clean answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from bot.answers.answer import Heading, Note, Quotation, Statement
from bot.facts import values
from bot.facts.names import Names
from bot.facts.result_roles import MARGIN_ROLE
from bot.facts.text import ArticleText
from bot.facts.values import Context
from tests.answers.tallies import COUNT_WORDS, Tallies
from tests.answers.word_sources import WordSources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from bot.answers.answer import Answer, Block, Citation
    from bot.facts.model import Article, Claim, Pack, Quote
    from bot.facts.names import Mention
    from bot.facts.vocabulary import Attribute

BANNED = re.compile(r"\b(true|false|fake|debunked|liar|wrong)\b", re.IGNORECASE)

_MARKS = re.compile(r"\[(\d+)\]")
_ALL = re.compile(r"\bboth\b|\ball \w+")
_METHOD = re.compile(r"in the same paragraph|meant here|read as")
_ONE_OF_ONE = re.compile(r"\b1 of 1\b")
_CONTRADICTION = re.compile(r"\] (?:contradict each other|contradicts itself)\b")
_AHEAD = "set|due|to be|to come|still|expected|planned"
_PAST = re.compile(rf"\b(?:was|were|took place|began|ended|opened)\b(?! (?:{_AHEAD}))")
_POINTS = re.compile(r"\b\d+ (?:points?|only here|more|times)\b")
_BY_ALL = re.compile(rf", (?:(both)|all ({'|'.join(COUNT_WORDS)})) say$")
_FIELD = re.compile(r"\{\w+\}")
_METRES = re.compile(r"\d+(?:\.\d+)?m\b")
_QUESTION = re.compile(r"/[a-z]+ [^·]*")
"""A question that a note gives as an example: "/search 3:29.65" claims nothing."""

_QUOTED = re.compile(r"“([^“”]*(?:“[^“”]*”[^“”]*)*)”")
_COLON = re.compile(r":(?=\s|$)")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_NUMBERS = ("place", "ordinal", "count", "age", "points")
_KINDS = ("mark", "gap", "date", "medal", "status", "outcome", "distance", "share")
_FACTS = frozenset({"mark", "gap", "date"})
_MEDALS = {"gold": "1", "silver": "2", "bronze": "3"}

_MARK = r"[\d:.]+m?"
_GAP = r"[\d:.]+(?: ?s| ?m)?"
_MINUS = re.compile(rf"({_MARK}) − ({_MARK}) (?:=|is) ({_GAP})")
_APART = re.compile(rf"({_MARK}) [a-z0-9 ]*?is ({_GAP}) (?:slower|faster|less|more) than [^\d]*({_MARK})")
_SUM = re.compile(r"(\d+) gold \+ (\d+) silver \+ (\d+) bronze is (\d+)")


@dataclass(frozen=True)
class TextContent:
    """What a text shows: values as "kind value", and the ids that it names."""

    values: frozenset[str]
    names: frozenset[str]


NO_CONTENT = TextContent(frozenset(), frozenset())


class Auditor:
    """Audits answers about one pack."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.names = Names(pack.registers)
        self.articles = {article.slug: article for article in pack.articles}
        self.prose = {article.slug: ArticleText(article.text) for article in pack.articles}
        self.claims = {claim.id: claim for article in pack.articles for claim in article.claims}
        self.quotes = {quote.id: quote for article in pack.articles for quote in article.quotes}
        self.tallies = Tallies(pack)
        self._words = WordSources(pack)
        self._days = self.tallies.race_days()
        self._nouns = {event.contest for event in pack.registers.events.values()}
        labels = (attribute.label for attribute in pack.vocabulary.attributes.values())
        longest_first = "|".join(map(re.escape, sorted(labels, key=len, reverse=True)))
        self._labels = re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)", re.IGNORECASE)
        # The same words are cited, and the same sentences stand, in one answer after another: each is read once.
        self._of_citation: dict[tuple[str, str, int, int], TextContent] = {}
        self._of_text: dict[str, TextContent] = {}
        self._of_statement: dict[object, list[str]] = {}

    def problems(self, answer: Answer) -> list[str]:
        """The problems of an answer, one sentence each."""
        problems = [f"{answer.question}: banned word in “{text}”" for text in _own_words(answer) if BANNED.search(text)]
        numbers = {article.slug: article.number for article in answer.articles}
        if len(set(numbers.values())) != len(numbers):
            problems.append(f"{answer.question}: two articles share a number")
        statements = [block for block in answer.blocks if isinstance(block, Statement)]
        excerpts = {block.citation.claim for block in answer.blocks if isinstance(block, Quotation)}
        problems += [f"{answer.question}: {problem}" for problem in _told_twice(statements)]
        article = None
        for block in answer.blocks:
            article = block.article if isinstance(block, Heading) else article
            problems += [
                f"{answer.question}: {problem}" for problem in self._block(block, numbers, statements, excerpts)
            ]
            if isinstance(block, Statement) and article is None:  # a heading that names one marks what is below it
                problems += [f"{answer.question}: {problem}" for problem in _unmarked(block)]
        return problems

    def _block(
        self, block: Block, numbers: dict[str, int], statements: Sequence[Statement], excerpts: AbstractSet[str]
    ) -> list[str]:
        """The problems of a block, given the numbers of the answer's articles, its statements and quoted claims."""
        match block:
            case Statement():
                below = frozenset(excerpts.intersection(citation.claim for citation in block.citations))
                key = (block, tuple(sorted(numbers.items())), below)
                if key not in self._of_statement:
                    # Words are held against citations only where the citations are sound.
                    problems = [*self._citations(block.citations, numbers)]
                    self._of_statement[key] = problems or [*self._statement(block, numbers, below)]
                return self._of_statement[key]
            case Quotation():
                return [*self._citations((block.citation,), numbers), *self._quotation(block)]
            case Note():
                return list(self._note(block, statements))
            case _:
                return []

    # --- citations ----------------------------------------------------------------------------------------------

    def _citations(self, citations: Iterable[Citation], numbers: dict[str, int]) -> Iterator[str]:
        for citation in citations:
            article = self.articles.get(citation.article)
            if article is not None and not citation.claim:
                yield from self._place(citation, article, numbers)
                continue
            source = self.claims.get(citation.claim) or self.quotes.get(citation.claim)
            if article is None or source is None or source.article != citation.article:
                yield f"nothing known is cited: {citation}"
                continue
            yield from self._citation(citation, article, source, numbers)

    def _citation(
        self, citation: Citation, article: Article, source: Claim | Quote, numbers: dict[str, int]
    ) -> Iterator[str]:
        if (citation.start, citation.end) != (source.span.start, source.span.end):
            yield f"{citation.claim} is cited at another place than its own"
        yield from self._place(citation, article, numbers)

    def _place(self, citation: Citation, article: Article, numbers: dict[str, int]) -> Iterator[str]:
        """The problems of the words of a citation, whether they are a claim or not."""
        if _plain(article.text[citation.start : citation.end]) != _plain(citation.excerpt):
            yield f"“{citation.excerpt}” does not stand at its place in {citation.article}"
        if citation.paragraph != self.prose[citation.article].paragraph_of(citation.start):
            yield f"“{citation.excerpt}” stands in another paragraph than {citation.paragraph}"
        if numbers.get(citation.article) != citation.number:
            yield f"[{citation.number}] is not the number of {citation.article} in the small print"

    # --- statements ---------------------------------------------------------------------------------------------

    def _statement(self, statement: Statement, numbers: dict[str, int], shown: AbstractSet[str]) -> Iterator[str]:
        excerpts = [citation.excerpt for citation in statement.citations]
        yield from _loose_marks(statement)
        for quoted in _QUOTED.findall(statement.text):
            parts = quoted.removesuffix("…").split(" … ")  # what was left out behind and between sentences
            if not all(any(_plain(part) in _plain(excerpt) for excerpt in excerpts) for part in parts):
                yield f"“{quoted}” is in no cited excerpt"
        yield from _by_all(statement)
        yield from _method(statement)
        yield from self._unfounded(statement)
        yield from self._words.problems(statement, shown)
        yield from self._past(statement)
        yield from _sums(statement.working or "")
        yield from self._operands(statement, numbers)
        yield from self.tallies.problems(statement, numbers)

    def _unfounded(self, statement: Statement) -> Iterator[str]:
        """Values and names of the text that neither a cited excerpt nor the working shows."""
        stated = self._text_content(statement.text)
        steps = "; ".join(filter(None, (statement.working, statement.reading)))
        working = self.content(steps, Context(names=self.names)) if steps else NO_CONTENT
        cited = [self._citation_content(citation) for citation in statement.citations]
        shown_values = working.values.union(self._read_values(statement), *(each.values for each in cited))
        shown_names = working.names.union(*(each.names for each in cited))
        for value in sorted(stated.values - shown_values):
            yield f"“{statement.text}”: {value} is neither cited nor worked out"
        for name in sorted(stated.names):
            if not self.names.ids_naming(name) & shown_names:
                yield f"“{statement.text}”: {name} is neither cited nor worked out"

    def _read_values(self, statement: Statement) -> set[str]:
        """The values that a curator read in words which do not show them, where the statement brings the reading."""
        claims = [self.claims[citation.claim] for citation in statement.citations if citation.claim in self.claims]
        read = [claim for claim in claims if claim.reading and claim.reading in (statement.reading or "")]
        attributes = self.pack.vocabulary.attributes
        return {_token(attributes[claim.what].kind, claim.value) for claim in read}

    def _past(self, statement: Statement) -> Iterator[str]:
        """A day after the race of which an article tells, and after the article, was planned when it was written."""
        races = {race for citation in statement.citations for race in self.articles[citation.article].stories}
        if any(self.claims[c.claim].about in races for c in statement.citations if c.claim in self.claims):
            return  # the day of the race itself, on which articles may differ
        days = [self._days.get(race, "") for race in races]
        published = [self.articles[citation.article].published or "" for citation in statement.citations]
        latest = max((*days, *published), default="")
        if not latest or not all(days) or not _PAST.search(statement.text):
            return
        for token in sorted(self._text_content(statement.text).values):
            kind, _, date = token.partition(" ")
            if kind == "date" and date[:1].isdigit() and date > latest and not latest.startswith(date):
                yield f"“{statement.text}”: {date} was to come"

    def _operands(self, statement: Statement, numbers: dict[str, int]) -> Iterator[str]:
        """Arithmetic is of those articles that have both numbers of one of its subtractions, or state the margin."""
        sums = _MINUS.findall(statement.working or "")
        for article in dict.fromkeys(citation.article for citation in statement.citations) if sums else ():
            of_article = [citation for citation in statement.citations if citation.article == article]
            shown = set().union(*(self._citation_content(each).values for each in of_article))
            claims = [self.claims[each.claim] for each in of_article if each.claim in self.claims]
            if any(MARGIN_ROLE in self.pack.vocabulary.attributes[claim.what].roles for claim in claims):
                continue
            if not any({f"size {first}", f"size {second}"} <= shown for first, second, _ in sums):
                yield f"“{statement.text}”: [{numbers[article]}] has not both numbers of a subtraction"

    def _citation_content(self, citation: Citation) -> TextContent:
        key = (citation.article, citation.claim, citation.start, citation.end)
        if key not in self._of_citation:
            self._of_citation[key] = self._read_citation(citation)
        return self._of_citation[key]

    def _text_content(self, text: str) -> TextContent:
        if text not in self._of_text:
            self._of_text[text] = self._read_text(text)
        return self._of_text[text]

    def _read_text(self, text: str) -> TextContent:
        """What a statement says by itself: without its marks, its quotations and the labels of attributes.

        Of names and values that lie in longer ones only the longest count: "2031" in "Harbour Games 2031" is none.
        """
        bare = _COLON.sub(
            " ", self._unlabelled(_MARKS.sub(" ", _POINTS.sub(" ", _QUOTED.sub(" ", _BY_ALL.sub("", text)))))
        )
        context = Context(names=self.names)
        readings = [*values.scan_values(bare, context)]
        readings += [reading for kind in ("status", "outcome") for reading in values.read(kind, bare, context)]
        mentions = [each for each in self.names.find(bare) if bare[each.start : each.end] not in self._nouns]
        tokens = {_token(reading.kind, reading.value) for reading in readings}
        return TextContent(
            frozenset(tokens), frozenset(m.id for m in mentions if not any(_holds(o, m) for o in mentions))
        )

    def _unlabelled(self, text: str) -> str:
        """A text without labels where labels stand: "label: …", "who, label and label: …", "Stands alone on: label"."""
        head, colon, rest = text.partition(":")
        if not colon:
            return text
        if head == "Stands alone on":
            return self._labels.sub(" ", rest)
        who, comma, labels = head.partition(", ")
        subject = "" if self._labels.fullmatch(who.strip()) else who
        return f"{subject}{comma}{self._labels.sub(' ', labels)}{colon}{rest}"

    def _read_citation(self, citation: Citation) -> TextContent:
        """What the cited words show, as an attribute of their claim reads them."""
        claim = self.claims.get(citation.claim)
        excerpt = self.content(citation.excerpt, self._context(citation))
        if claim is None:
            return excerpt
        attributes = self.pack.vocabulary.attributes
        attribute = attributes[claim.what]
        reading = values.shows(attribute.kind, citation.excerpt, claim.value, self._context(citation, attribute))
        names = {claim.value} if reading is not None and self.names.entry(claim.value) else set()
        compared = attributes.get(claim.than.what or "") if claim.than else None
        pattern = attribute.sentences.get(claim.value, attribute.sentence or "")
        words = " ".join((attribute.label, _FIELD.sub(" ", pattern), compared.label if compared else ""))
        said = self.content(words, Context(names=self.names)).values | _implied(claim, attribute, attributes)
        return TextContent(excerpt.values | said | _moment(claim, citation.excerpt), excerpt.names | names)

    def content(self, text: str, context: Context) -> TextContent:
        """What a text shows."""
        readings = [*values.scan_values(text, context)]
        readings += [reading for kind in (*_NUMBERS, *_KINDS) for reading in values.read(kind, text, context)]
        tokens = {token for reading in readings for token in _meanings(reading.kind, reading.value)}
        return TextContent(frozenset(tokens), frozenset(mention.id for mention in self.names.find(text)))

    def _context(self, citation: Citation, attribute: Attribute | None = None) -> Context:
        """What a reader of the cited words knows: the year of what is told, and the paragraph around."""
        article = self.articles[citation.article]
        claim = self.claims.get(citation.claim)
        paragraph = self.prose[citation.article].paragraphs[citation.paragraph - 1]
        return Context(
            year=self._year(str(claim.in_) if claim else "", article),
            terms=attribute.terms if attribute else {},
            names=self.names,
            near=article.text[paragraph.start : paragraph.end],
        )

    def _year(self, scope: str, article: Article) -> int | None:
        registers = self.pack.registers
        for race in (scope, *article.stories):
            meet = registers.races[race].meet if race in registers.races else race
            if meet in registers.meets:
                return registers.meets[meet].year
        return None

    # --- quotations and notes -----------------------------------------------------------------------------------

    def _quotation(self, quotation: Quotation) -> Iterator[str]:
        quote = self.quotes.get(quotation.citation.claim)
        if not quotation.speaker and quotation.text == quotation.citation.excerpt:
            return
        if quote is None:
            yield f"“{quotation.text}” is no quotation of the pack"
            return
        speaker = self.names.entry(quote.speaker)
        if quotation.text != quote.text or _plain(quotation.text) != _plain(quotation.citation.excerpt):
            yield f"“{quotation.text}” is not the whole quotation, letter for letter"
        if speaker is None or quotation.speaker != speaker.name:
            yield f"“{quotation.text}” is {quote.speaker}'s, not {quotation.speaker}'s"

    def _note(self, note: Note, statements: Sequence[Statement]) -> Iterator[str]:
        """A note holds no fact but those that the answer states; a run that it quotes from articles stands in one.

        What it gives to ask is none.
        """
        bare = _QUOTED.sub(" ", _QUESTION.sub(" ", note.text))
        for reading in values.scan_values(bare, Context(names=self.names)):
            stated = any(bare[reading.start : reading.end] in statement.text for statement in statements)
            if reading.kind in _FACTS and not stated:
                yield f"the note “{note.text}” holds a fact: {reading.kind} {reading.value}"
        for quoted in _QUOTED.findall(note.text):
            words = _plain(quoted.removesuffix("…"))
            if " share a run of " in note.text and not any(words in _plain(a.text) for a in self.pack.articles):
                yield f"“{quoted}” stands in no article"


def _own_words(answer: Answer) -> Iterator[str]:
    """All that the bot says in its own words."""
    yield _QUOTED.sub(" ", answer.title)
    yield from (choice.label for choice in answer.choices)
    for block in answer.blocks:
        if isinstance(block, Statement):
            yield _QUOTED.sub(" ", f"{block.text} {block.tally or ''} {block.working or ''}")
        elif isinstance(block, Heading | Note):
            yield _QUOTED.sub(" ", block.text)
        else:
            yield f"{block.heading or ''} {_QUOTED.sub(' ', block.difference or '')}"


def _unmarked(statement: Statement) -> Iterator[str]:
    """A reader has to see which article says it: a mark, or that all do."""
    shown = f"{statement.text} {statement.tally or ''}"
    if not _MARKS.search(shown) and not _ALL.search(statement.tally or "") and not _BY_ALL.search(statement.text):
        yield f"“{statement.text}” has no mark"


def _method(statement: Statement) -> Iterator[str]:
    """How something was read stands in `reading` alone, and a count of one in one says nothing."""
    shown = _QUOTED.sub(" ", " ".join(filter(None, (statement.text, statement.tally, statement.working))))
    for words in (*_METHOD.findall(shown), *_ONE_OF_ONE.findall(shown)):
        yield f"“{statement.text}” says “{words}”"


def _told_twice(statements: Sequence[Statement]) -> Iterator[str]:
    """One contradiction is told once in an answer: no two of them rest on the same claims."""
    told = [statement for statement in statements if _CONTRADICTION.search(statement.text)]
    for first, second in combinations(told, 2):
        claims = [{citation.claim for citation in each.citations} for each in (first, second)]
        if claims[0] <= claims[1] or claims[1] <= claims[0]:
            yield f"“{second.text}” tells again what “{first.text}” does"


def _by_all(statement: Statement) -> Iterator[str]:
    """Articles that are counted in place of their marks: "all five say"."""
    match = _BY_ALL.search(statement.text)
    if match:
        number = 2 if match[1] else COUNT_WORDS.index(match[2])
        if len({citation.article for citation in statement.citations}) != number:
            yield f"“{statement.text}”: {number} are not cited"


def _implied(claim: Claim, attribute: Attribute, attributes: Mapping[str, Attribute]) -> set[str]:
    """What a claim says of other attributes by the vocabulary: a gold medal the first place."""
    implied = ((each.what, each.values.get(claim.value, each.value)) for each in attribute.implies)
    return {_token(attributes[what].kind, value) for what, value in implied if value is not None}


def _moment(claim: Claim, excerpt: str) -> set[str]:
    """The metres or the height of a claim's moment, where its words show it: "with 50 to go"."""
    match = _METRES.search(str(claim.when or ""))
    if match is None or values.shows("moment", excerpt, str(claim.when or ""), Context()) is None:
        return set()
    return {f"distance {match[0]}", f"size {match[0]}"}


def _loose_marks(statement: Statement) -> Iterator[str]:
    """Marks of the text and the working that no citation bears out."""
    cited = {citation.number for citation in statement.citations}
    for number in _MARKS.findall(f"{statement.text} {statement.working or ''}"):
        if int(number) not in cited:
            yield f"“{statement.text}” marks [{number}], which it does not cite"


def _token(kind: str, value: str) -> str:
    """A reading as what it shows, whatever it counts or measures: "number 8", "size 0.01m"."""
    if kind in _NUMBERS:
        return f"number {value}"
    return f"size {value}" if kind in {"mark", "gap"} else f"{kind} {value}"


def _meanings(kind: str, value: str) -> set[str]:
    """All that a reading shows: a medal also a place, a date also its year."""
    tokens = {_token(kind, value)}
    if value in _MEDALS:
        tokens.add(f"number {_MEDALS[value]}")
    if kind == "date" and _YEAR.match(value):
        tokens.add(f"number {value[:4]}")
    return tokens


def _holds(longer: Mention, shorter: Mention) -> bool:
    """Whether one mention stands within another one and is not all of it."""
    within = longer.start <= shorter.start and shorter.end <= longer.end
    return within and (longer.start, longer.end) != (shorter.start, shorter.end)


def _plain(text: str) -> str:
    return " ".join(text.split())


# --- the arithmetic of workings, done again -----------------------------------------------------------------------


def _sums(working: str) -> Iterator[str]:
    for first, second, gap in _MINUS.findall(working):
        if _size(first) - _size(second) != _size(gap):
            yield f"{first} − {second} is not {gap}"
    for first, gap, second in _APART.findall(working):
        if abs(_size(first) - _size(second)) != _size(gap):
            yield f"{first} and {second} are not {gap} apart"
    for *parts, total in _SUM.findall(working):
        if sum(map(int, parts)) == int(total):
            continue
        yield f"{' + '.join(parts)} is not {total}"


def _size(mark: str) -> int:
    """A mark or a gap in thousandths of a second, or in centimetres."""
    bare = mark.replace(" ", "")
    if bare.endswith("m"):
        return values.centimetres(bare)
    return values.milliseconds(bare.removesuffix("s"))
