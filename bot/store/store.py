"""The database's reading side: questions in, frozen rows out, one statement each."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import DecodeError, ValidationError

from bot.facts.errors import DamagedError, StoreError
from bot.facts.names import fold
from bot.store import records
from bot.store.connection import open_file, read_error
from bot.store.queries import articles, completions, entries, facts, paragraphs, quotes, races, search
from bot.store.records import to_json
from bot.store.rows import Offer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Hashable, Iterable, Sequence
    from pathlib import Path
    from typing import Self

    from bot.facts.vocabulary import Vocabulary
    from bot.store.connection import OpenDatabase
    from bot.store.queries.completions import Spellings
    from bot.store.queries.search import Phrase
    from bot.store.rows import (
        ArticleContents,
        ArticleRow,
        EntryRow,
        Facts,
        ParagraphRow,
        PersonFacts,
        QuoteRow,
        RaceRow,
        SearchHits,
        UnknownWords,
    )

    Rebuild = Callable[[DamagedError], Awaitable[Path]]
    """Builds a damaged database again; where it is."""

T = TypeVar("T")

_FEW = 25
"""At most so many races, or entries of one type that share a key."""

_MANY = 400
"""At most so many points about one person, place, race …"""

_NAMING = 60
"""At most so many points about others in which somebody is named."""

_OF_AN_ATTRIBUTE = 60
"""At most so many points of one attribute, which may have some in every story."""

_WEIGHED = 300
"""At most so many places that have the words of a search are weighed against each other."""

_BEST = 50
"""At most so many of them are brought."""

_LONGEST_NAME = 60
"""So many letters of what was typed are looked at for a suggestion: no name is longer."""


class Store:
    """A database opened read-only. It is opened again by itself when a build has put a new file in its place.

    Every question is one statement, and may raise StoreError when the file turns out to be damaged; what `read` reads
    is mended first.
    """

    def __init__(self, database: OpenDatabase, rebuild: Rebuild | None = None) -> None:
        """Answer from an open file; `Store.open` opens it."""
        self._database = database
        self._rebuild = rebuild
        self._beyond_repair: Hashable = None
        self._swapping = asyncio.Lock()

    @classmethod
    async def open(cls, path: Path, rebuild: Rebuild | None = None) -> Self:
        """Open the database at ``path``; ``rebuild`` builds it again where it is damaged, now or later.

        Raises:
            StoreError: there is none, or it cannot be read.
            FactsError: it cannot be built again.
        """
        try:
            database = await open_file(path)
        except DamagedError as damage:
            if rebuild is None:
                raise
            database = await open_file(await rebuild(damage))
        return cls(database, rebuild)

    async def reopen(self, path: Path) -> None:
        """Answer from the database at ``path`` from now on; who reads the one of before goes on reading that.

        Raises:
            StoreError: there is none, or it cannot be read; the one of before goes on answering.
        """
        async with self._swapping:
            await self._switch(path)

    async def close(self) -> None:
        """Close the file as soon as nobody reads it; questions already asked are answered first."""
        await self._database.retire()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_exception: object) -> None:
        await self.close()

    @property
    def vocabulary(self) -> Vocabulary:
        """The pack's attributes and groups."""
        return self._database.vocabulary

    @property
    def has_articles(self) -> bool:
        """Whether the pack has any article."""
        return self._database.has_articles

    async def reading(self) -> Reading:
        """The file that answers now, and no other until that is closed: for answers of more than one statement."""
        return Reading(await self._current())

    async def read(self, make: Callable[[Reading], Awaitable[T]]) -> T:
        """What ``make`` makes of the file that answers now, and of no other.

        A file that turns out to be damaged is built again, once, and asked again.

        Raises:
            FactsError: the database cannot be read, and cannot be built again.
        """
        for _ in range(2):  # what somebody else has opened meanwhile may be damaged as well
            try:
                return await self._read(make)
            except DamagedError as damage:
                await self._mend(damage)
        return await self._read(make)

    async def _read(self, make: Callable[[Reading], Awaitable[T]]) -> T:
        async with await self.reading() as facts:
            try:
                made = await make(facts)
            except Exception as error:
                facts.check_file()  # whatever is wrong may come of that
                # In JSON that is sound, what is wrong is ours.
                if isinstance(error, DecodeError) and not isinstance(error, ValidationError):
                    raise read_error(self._database.path, error, facts.version) from error
                raise
            facts.check_file()
            return made

    async def _mend(self, damage: DamagedError) -> None:
        async with self._swapping:
            if damage.version != self._database.version:  # somebody else who asked has mended it
                return
            if self._rebuild is None or damage.version == self._beyond_repair:
                raise damage
            try:
                await self._switch(await self._rebuild(damage))
            except Exception:
                self._beyond_repair = damage.version
                raise

    async def races(
        self, event_keys: Sequence[str], meet_keys: Sequence[str] = (), splits: Sequence[tuple[str, str]] = ()
    ) -> tuple[RaceRow, ...]:
        """The races that go by one of the folded keys (their own or their event's), the newest story first.

        With ``meet_keys`` only races whose meet or series goes by one of those; with ``splits`` also races that go by
        the event and the meet of one of these pairs, unless the first key is the id of a race. Races without a story
        come last. Without any event key: every race of those meets, or every story, the newest story first. At most 25.
        """
        statement, parameters = races.race_statement(event_keys, meet_keys, splits)
        rows = await self._rows(statement, few=_FEW, **parameters)
        return tuple([records.read_race(record) for _, record in rows])

    async def race(self, id_: str) -> RaceRow | None:
        """The race with that id; None where there is none."""
        rows = await self._rows(races.RACE_BY_ID, race=id_)
        return next((records.read_race(record) for _, record in rows), None)

    async def result_facts(self, race: str) -> Facts:
        """What ``/result`` shows of a story: its result, what it disputes and what cannot be right in it."""
        return await self._facts(facts.RESULT_FACTS, story=race)

    async def source_facts(self, race: str) -> Facts:
        """Every point and finding of all that a story's articles tell, those articles, and the runs that they share."""
        return await self._facts(facts.SOURCE_FACTS, story=race)

    async def story_facts(self, race: str) -> Facts:
        """Every point and finding of a story, and its articles."""
        return await self._facts(facts.STORY_FACTS, story=race)

    async def story_facts_and_quotes(self, race: str) -> Facts:
        """Every point and finding of a story, its articles, and all that they quote, without the races."""
        return await self._facts(facts.STORY_FACTS_AND_QUOTES, story=race)

    async def subject_facts(self, *entries: str) -> Facts:
        """The points about people, countries, races or meets, or of an attribute, over all stories; disputes first.

        At most 400 points of each, 60 of an attribute; then at most 60 about others in which they are named.
        """
        limit = _OF_AN_ATTRIBUTE if set(entries) <= self.vocabulary.attributes.keys() else _MANY
        return await self._facts(facts.SUBJECT_FACTS, subjects=to_json(entries), limit=limit, named=_NAMING)

    async def meet_facts(self, meet: str, attributes: Sequence[str]) -> Facts:
        """The points of some attributes that stand for themselves in the stories of a meet, at most 400."""
        whats = to_json(attributes)
        return await self._facts(facts.MEET_FACTS, meet=meet, attributes=whats, limit=_MANY, named=_NAMING)

    async def speech_facts(self, speaker: str) -> Facts:
        """The points on which articles report what somebody said, or others of them, over all stories, at most 400.

        The findings are those on who it was that said it.
        """
        return await self._facts(facts.SPEECH_FACTS, speaker=speaker, limit=_MANY)

    async def person_facts(self, keys: Sequence[str]) -> PersonFacts:
        """Who goes by the first of these folded keys, or else by one of the others, and the points about the first one.

        Those are at most 400, over all stories, disputes first; then at most 60 about others in which they are named.
        There are none where several go by that key.
        """
        rows = await self._rows(
            facts.PERSON_FACTS, keys=to_json(keys), name=keys[0], few=_FEW, limit=_MANY, named=_NAMING
        )
        return facts.read_person_facts(rows, self.vocabulary)

    async def entries(self, keys: Sequence[str], types: Sequence[str] = ()) -> tuple[EntryRow, ...]:
        """The entries that go by one of the folded keys: by the longest, and of one key its owners first."""
        rows = await self._rows(entries.ENTRIES, keys=to_json(keys), types=to_json(types or entries.TYPES), few=_FEW)
        return entries.read_entry_rows(rows, self.vocabulary)

    async def entry(self, id_: str) -> EntryRow | None:
        """Who or what of the registers has that id; None where nothing has."""
        rows = await self._rows(entries.ENTRY_BY_ID, entry=id_)
        return next((records.read_entry(record) for (record,) in rows), None)

    async def meets(self, series: Sequence[str]) -> tuple[str, ...]:
        """The ids of the meets of some series, the last first, at most 25."""
        rows = await self._rows(entries.MEETS, series=to_json(series), most=_FEW)
        return tuple([id_ for (id_,) in rows])

    async def other_names(self, keys: Sequence[str], types: Sequence[str] = ()) -> dict[str, tuple[str, ...]]:
        """For each of the folded keys what else goes for whom or what it names, folded: "norwegian" for "norway"."""
        types = types or [type_ for type_ in entries.TYPES if type_ not in {"race", "attribute"}]
        rows = tuple(await self._rows(entries.NAMES, keys=to_json(keys), types=to_json(types), most=_MANY))
        return {key: tuple(name for of, name in rows if of == key) for key in keys}

    async def names(self, keys: Sequence[str]) -> tuple[EntryRow, ...]:
        """All that goes by one of the folded keys, publishers and meets of a year too, once a key; owners first."""
        types = to_json((*entries.TYPES, entries.PUBLISHER, entries.YEAR))
        rows = await self._rows(entries.ENTRIES, keys=to_json(keys), types=types, few=_FEW)
        return entries.read_names(rows, self.vocabulary)

    async def suggestions(self, query: str, types: Sequence[str] = ()) -> tuple[EntryRow, ...]:
        """What people may have meant by ``query`` as they typed it, the nearest first, at most 5."""
        folded = fold(query)[:_LONGEST_NAME].strip()
        if not folded:
            return ()
        rows = await self._rows(
            entries.SUGGESTIONS,
            trigrams=entries.trigrams(folded),
            types=to_json(types or entries.TYPES),
            candidates=entries.CANDIDATES,
            few=entries.SUGGESTED,
        )
        return entries.read_suggestions(rows, folded, self.vocabulary)

    async def quotes(self, person: str) -> tuple[QuoteRow, ...]:
        """What a person said, the newest occasion first, at most 400 printings."""
        return quotes.read_quotes(await self._rows(quotes.QUOTES, person=person, most=_MANY))

    async def quotes_by_name(self, keys: Sequence[str]) -> tuple[tuple[EntryRow, ...], tuple[QuoteRow, ...]]:
        """The people who go by one of the folded keys, as `entries` has them, and the quotations of one of them.

        It is the one who goes by the longest key that anybody has, alone or as the only one who lists it.
        """
        rows = await self._rows(quotes.QUOTES_BY_NAME, keys=to_json(keys), few=_FEW, most=_MANY)
        return quotes.read_people_and_quotes(rows)

    async def paragraphs(self, places: Sequence[tuple[str, int]]) -> tuple[ParagraphRow, ...]:
        """The paragraphs of articles, by slug and number, in that order; unknown ones are left out."""
        return paragraphs.read_paragraphs(await self._rows(paragraphs.PARAGRAPHS, places=to_json(places)))

    async def articles(self, stories: Sequence[str]) -> tuple[ArticleRow, ...]:
        """The records of the articles of stories, by the ids of their races."""
        return articles.read_records(await self._rows(articles.ARTICLES_OF_STORIES, stories=to_json(stories)))

    async def article(self, slug: str) -> ArticleContents | None:
        """An article with its whole text, and what all of its story quote; None: no article has that slug."""
        return articles.read_contents(await self._rows(articles.ARTICLE, slug=slug))

    async def search(self, phrases: Sequence[Phrase]) -> SearchHits:
        """The claims, quotations and paragraphs that have all of the phrases, the best first, at most 50.

        Where more than 300 have them, the first 300 are weighed: claims and quotations of the newest stories.
        """
        words = search.expression(phrases)
        return search.read_hits(await self._rows(search.SEARCH, words=words, candidates=_WEIGHED, most=_BEST))

    async def occurring(self, searches: Sequence[Sequence[Phrase]]) -> tuple[int, ...]:
        """The places of those searches that have a hit: something with all of their phrases."""
        expressions = to_json([search.expression(phrases) for phrases in searches])
        return tuple([place for (place,) in await self._rows(search.OCCURRING, expressions=expressions)])

    async def unknown_words(self, words: Sequence[Phrase]) -> UnknownWords:
        """Which of these single words occur in no article, and what people may have meant by them."""
        return await self._unknown_words(search.UNKNOWN_WORDS, words)

    async def spellings(self, words: Sequence[Phrase]) -> UnknownWords:
        """The same, with the names that are written nearly like one of them."""
        return await self._unknown_words(search.SPELLINGS, words)

    async def _unknown_words(self, statement: str, words: Sequence[Phrase]) -> UnknownWords:
        rows = await self._rows(
            statement,
            ranges=search.ranges(words),
            trigrams=" OR ".join(dict.fromkeys(entries.trigrams(word.words[0][:_LONGEST_NAME]) for word in words)),
            candidates=entries.CANDIDATES * len(words),
        )
        return search.read_unknown_words(rows, len(words))

    async def offers(self, list_: str, typed: Sequence[Spellings] = ()) -> tuple[Offer, ...]:
        """What of a list goes by what was typed, in one of several spellings, the best first, at most 60.

        Where nothing was typed what the list begins with.
        """
        parameters = completions.offer_parameters(list_, typed)
        return tuple([Offer(*row) for row in await self._rows(completions.OFFERS, most=completions.MOST, **parameters)])

    async def offer_spellings(self, words: Iterable[str]) -> frozenset[str]:
        """Words of names with letters of one of the folded words, those with most, at most 200."""
        trigrams = " OR ".join(map(entries.trigrams, words))
        rows = await self._rows(completions.OFFER_SPELLINGS, trigrams=trigrams, most=completions.MOST_SPELLINGS)
        return frozenset(word for (word,) in rows)

    async def _facts(self, statement: str, **parameters: str | int) -> Facts:
        # The file may be swapped while it is asked: what it answers is read by its own vocabulary.
        database = await self._current()
        return facts.read_facts(await database.rows(statement, parameters), database.vocabulary)

    async def _rows(self, statement: str, **parameters: str | int | None) -> Iterable[Any]:
        return await (await self._current()).rows(statement, parameters)

    async def _current(self) -> OpenDatabase:
        """The open file, after opening it again where another one has taken its place."""
        if self._database.is_replaced():
            async with self._swapping:
                if self._database.is_replaced():
                    self._database.check_file()
                    # What was put there may be damaged, or of a later version than the running one: then the old file,
                    # which is still open, goes on answering.
                    with suppress(StoreError):
                        await self._switch(self._database.path)
        return self._database

    async def _switch(self, path: Path) -> None:
        new = await open_file(path)
        old, self._database = self._database, new
        await old.retire()


class Reading(Store):
    """A store that goes on answering from one file, also when another takes its place, until it is closed."""

    def __init__(self, database: OpenDatabase) -> None:
        """Read an open file, which is not closed meanwhile; `Store.reading` makes one."""
        super().__init__(database)
        database.add_reader()

    @property
    def version(self) -> Hashable:
        """What tells the file from any other."""
        return self._database.version

    @property
    def path(self) -> Path:
        """Where the file was opened; another one may stand there by now."""
        return self._database.path

    def check_file(self) -> None:
        """See that the file was not changed while it was read; raises DamagedError where it was."""
        self._database.check_file()

    async def close(self) -> None:
        """Read it no more."""
        await self._database.remove_reader()

    async def _current(self) -> OpenDatabase:
        return self._database
