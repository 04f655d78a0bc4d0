"""The database's reading side: questions in, frozen rows out, one statement each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.facts.model import Vocabulary
    from bot.facts.rows import EntryRow, Evidence, Facts, QuoteRow, RaceRow


class Store:
    """A database opened read-only. It is opened again by itself when a build has put a new file in its place."""

    @classmethod
    async def open(cls, path: Path) -> Store:
        """Open the database at ``path``.

        Raises:
            StoreError: there is none, or it cannot be read.
        """
        raise NotImplementedError

    async def close(self) -> None:
        """Let go of the file; questions already asked are answered first."""
        raise NotImplementedError

    @property
    def vocabulary(self) -> Vocabulary:
        """The pack's attributes and groups."""
        raise NotImplementedError

    async def races(self, event_keys: Sequence[str], meet_keys: Sequence[str] = ()) -> tuple[RaceRow, ...]:
        """The races that go by one of the folded keys (their own or their event's), the newest story first.

        With ``meet_keys`` only races whose meet or series goes by one of those. Races without a story come last.
        Without any event key: every story, of those meets or of all, the newest first. At most 25.
        """
        raise NotImplementedError

    async def race_facts(self, race: str) -> Facts:
        """What ``/result`` shows of a story: its result, what it disputes and what cannot be right in it."""
        raise NotImplementedError

    async def story_facts(self, race: str) -> Facts:
        """Every point and finding of a story, its articles, and the runs of words that they share."""
        raise NotImplementedError

    async def subject_facts(self, entry: str) -> Facts:
        """The points about a person, country, race or meet, or of an attribute, over all stories; disputes first."""
        raise NotImplementedError

    async def disputes(self, limit: int) -> Facts:
        """The disputed points and the findings, the strongest first, at most ``limit`` of each."""
        raise NotImplementedError

    async def entries(self, keys: Sequence[str], types: Sequence[str] = ()) -> tuple[EntryRow, ...]:
        """Whoever and whatever goes by one of the folded keys; those that list it themselves first."""
        raise NotImplementedError

    async def suggestions(self, query: str, types: Sequence[str] = ()) -> tuple[EntryRow, ...]:
        """What people may have meant by ``query`` as they typed it, the nearest first, at most 5."""
        raise NotImplementedError

    async def quotes(self, person: str) -> tuple[QuoteRow, ...]:
        """What a person said, the newest occasion first."""
        raise NotImplementedError

    async def evidence(self, claims: Sequence[str]) -> tuple[Evidence, ...]:
        """The claims with these ids, in that order, each with the whole text of its paragraph."""
        raise NotImplementedError
