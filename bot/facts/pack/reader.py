"""A pack: the folder with ``data/`` and ``seeds/``, read whole or not at all."""

from __future__ import annotations

from contextlib import suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bot.facts.frozen import Frozen
from bot.facts.model import Pack, Problem, Severity
from bot.facts.names import Names, near
from bot.facts.pack.articles import read_entries, read_record
from bot.facts.pack.digest import ARTICLES, DATA, SEEDS, digest_of
from bot.facts.pack.files import PackFolder, UnreadableFileError, is_inside
from bot.facts.pack.reference import Reference
from bot.facts.pack.register_files import RegisterFiles
from bot.facts.pack.register_rules import register_problems
from bot.facts.pack.rules import article_problems, pack_problems
from bot.facts.pack.toml_positions import TomlFile, TomlSyntaxError
from bot.facts.pack.vocabulary import PATH as VOCABULARY
from bot.facts.pack.vocabulary import read_vocabulary, vocabulary_problems
from bot.facts.text import ArticleText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bot.facts.pack.articles import ArticleFile

_REQUIRED = (VOCABULARY, f"{DATA}/people.toml", f"{DATA}/races.toml")
_BYTE_ORDER_MARK = "\ufeff"


class Loaded(Frozen, frozen=True):
    """A pack that was read, None if it has an error, and every problem found, by file and line."""

    pack: Pack | None
    problems: tuple[Problem, ...]


def read_pack(root: Path, progress: Callable[[int, int], None] | None = None) -> Loaded:
    """Read and check the pack in the folder ``root``. Problems are returned, never raised.

    ``progress`` is called with the number of articles checked and the number of all, after each.
    """
    reader = _PackReader(root, progress)
    reader.read()
    problems = tuple(sorted(set(reader.problems)))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return Loaded(None, problems)
    return Loaded(reader.pack(), problems)


class _PackReader:
    """One reading of one pack."""

    def __init__(self, root: Path, progress: Callable[[int, int], None] | None) -> None:
        self._shelf = PackFolder(root)
        self._progress = progress
        self._articles: list[ArticleFile] = []
        self._missing: list[tuple[ArticleFile, str, UnreadableFileError]] = []
        self.problems: list[Problem] = []

    def read(self) -> None:
        self._reference = self._read_reference()
        paths = self._shelf.tables(ARTICLES)
        if not paths:
            self.problems.append(_empty_pack())
        seeds = tuple(self._shelf.below(SEEDS))
        for done, path in enumerate(paths, 1):
            self._read_article(path)
            if self._progress is not None:
                self._progress(done, len(paths))
        self.problems.extend(self._seeds_missing(seeds))
        told = len(self._articles) == len(paths) and all("file" in article.record for article in self._articles)
        self.problems.extend(pack_problems(self._articles, seeds if told else None))

    def pack(self) -> Pack:
        """The pack, in which no error was found."""
        vocabulary = self._reference.vocabulary
        if vocabulary is None:
            raise ValueError("the vocabulary has an error, so no pack can be made")
        articles = tuple(sorted((article.article() for article in self._articles), key=lambda article: article.slug))
        return Pack(digest_of(self._shelf.hashes), vocabulary, self._reference.registers, articles)

    def _read_reference(self) -> Reference:
        files, whole = RegisterFiles(), True
        vocabulary_file: TomlFile | None = None
        for path in sorted({*self._shelf.tables(DATA), *_REQUIRED}):
            file = self._toml(path)
            if path == VOCABULARY:
                vocabulary_file = file
            elif file is None:
                whole = False
            else:
                files.add(file, self.problems)
        self._warn_of_strays()
        registers = files.registers()
        names = Names(registers)
        self.problems.extend(register_problems(registers, files.places, whole=whole))
        vocabulary = None
        if vocabulary_file is not None:
            vocabulary = read_vocabulary(vocabulary_file, self.problems)
            self.problems.extend(vocabulary_problems(vocabulary, vocabulary_file, names if whole else None))
        return Reference(vocabulary, registers, names, whole)

    def _warn_of_strays(self) -> None:
        read = {*self._shelf.tables(DATA), *self._shelf.tables(ARTICLES)}
        for path in self._shelf.below(DATA, "*.toml"):
            if path not in read:
                message = f"nothing reads this file: move it to {DATA} or {ARTICLES}"
                self.problems.append(Problem(path, 1, Severity.WARNING, "stray-file", message))
                with suppress(UnreadableFileError):
                    self._shelf.read(path)  # the digest covers it all the same

    def _read_article(self, path: str) -> None:
        file = self._toml(path)
        if file is None:
            return
        article = read_record(file, self.problems)
        self._articles.append(article)
        name = article.record.text("file")
        if name is not None:
            self._read_seed(article, name)
        read_entries(article)
        self.problems.extend(article_problems(article, self._reference))

    def _read_seed(self, article: ArticleFile, name: str) -> None:
        if not is_inside(name):
            message = f"“{name}” leads out of {SEEDS}: give the file's name below it"
            self.problems.append(article.at.problem("file-outside-seeds", message, "file"))
            return
        try:
            seed = self._shelf.read(f"{SEEDS}/{PurePosixPath(name)}")
        except UnreadableFileError as unreadable:
            self._seed_unreadable(article, name, unreadable)
        else:
            article.text, article.sha256 = ArticleText(seed.text), seed.sha256

    def _seed_unreadable(self, article: ArticleFile, name: str, unreadable: UnreadableFileError) -> None:
        if unreadable.rule == "not-utf8":
            self._error(f"{SEEDS}/{name}", unreadable.line, unreadable.rule, str(unreadable))
        elif unreadable.rule == "file-missing":
            self._missing.append((article, name, unreadable))
        else:
            self.problems.append(article.at.problem(unreadable.rule, str(unreadable), "file"))

    def _seeds_missing(self, seeds: tuple[str, ...]) -> Iterator[Problem]:
        """A problem for each text that is not there; one that no article names may be meant."""
        named = {article.record.text("file") for article in self._articles}
        spare = [seed for path in seeds if (seed := path.removeprefix(f"{SEEDS}/")) not in named]
        for article, name, missing in self._missing:
            close = near(name, spare, 1)
            hint = f"; did you mean “{close[0]}”?" if close else ""
            yield article.at.problem(missing.rule, f"{missing}{hint}", "file")

    def _toml(self, path: str) -> TomlFile | None:
        try:
            return TomlFile(path, self._shelf.read(path).text.removeprefix(_BYTE_ORDER_MARK))
        except UnreadableFileError as unreadable:
            self._error(path, unreadable.line, unreadable.rule, str(unreadable))
        except TomlSyntaxError as not_toml:
            self._error(path, not_toml.line, "not-toml", f"this is no TOML ({not_toml}): {not_toml.fix}")
        return None

    def _error(self, path: str, line: int, rule: str, message: str) -> None:
        self.problems.append(Problem(path, line, Severity.ERROR, rule, message))


def _empty_pack() -> Problem:
    message = "the pack has no articles: add one as data/articles/<slug>.toml, with its text in seeds/"
    return Problem(ARTICLES, 1, Severity.ERROR, "empty-pack", message)
