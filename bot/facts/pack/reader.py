"""A pack: the folder with ``data/`` and ``seeds/``, read whole or not at all."""

from __future__ import annotations

from contextlib import suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bot.facts.errors import Problem, Severity
from bot.facts.frozen import Frozen
from bot.facts.model import Pack
from bot.facts.names import Names, near
from bot.facts.pack.article_rules import article_problems, pack_problems, source_of
from bot.facts.pack.articles import read_record
from bot.facts.pack.digest import ARTICLES, DATA, SEEDS, digest_of
from bot.facts.pack.files import PackFolder, UnreadableFileError, is_inside
from bot.facts.pack.reference import Reference
from bot.facts.pack.register_files import RegisterFiles
from bot.facts.pack.register_rules import register_problems
from bot.facts.pack.remarks import join_printings
from bot.facts.pack.sentences import read_sentences
from bot.facts.pack.stated_values import count_nouns_of
from bot.facts.pack.toml_positions import TomlFile, TomlSyntaxError
from bot.facts.pack.vocabulary import PATH as VOCABULARY
from bot.facts.pack.vocabulary import read_vocabulary, vocabulary_problems
from bot.facts.text import BYTE_ORDER_MARK, ArticleText
from bot.facts.values.prose.count_nouns import CountNouns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bot.facts.pack.articles import ArticleFile

_REQUIRED = (VOCABULARY, f"{DATA}/people.toml", f"{DATA}/races.toml")


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
        self._folder = PackFolder(root)
        self._progress = progress
        self._articles: list[ArticleFile] = []
        self._missing_texts: list[tuple[ArticleFile, str, UnreadableFileError]] = []
        self.problems: list[Problem] = []

    def read(self) -> None:
        self._reference = self._read_reference()
        paths = self._folder.toml_files(ARTICLES)
        shut = self._find_shut_folder()
        if not paths and not shut:
            message = "the pack has no articles: add one as data/articles/<slug>.toml, with its text in seeds/"
            self._error(ARTICLES, 1, "empty-pack", message)
        seeds = self._folder.files_below(SEEDS)
        for count, path in enumerate(paths, 1):
            self._read_article(path)
            if self._progress is not None:
                self._progress(count, len(paths))
        self.problems.extend(self._missing_text_problems(seeds))
        all_read = not shut and len(self._articles) == len(paths)
        every_text_named = all_read and all("file" in each.record for each in self._articles)
        self.problems.extend(pack_problems(self._articles, self._reference, seeds if every_text_named else None))

    def pack(self) -> Pack:
        """The pack, in which no error was found."""
        vocabulary = self._reference.vocabulary
        if vocabulary is None:
            raise ValueError("the vocabulary has an error, so no pack can be made")
        articles = sorted((article.article() for article in self._articles), key=lambda article: article.slug)
        return Pack(digest_of(self._folder.hashes), vocabulary, self._reference.registers, join_printings(articles))

    def _read_reference(self) -> Reference:
        files, complete = RegisterFiles(), True
        vocabulary_file: TomlFile | None = None
        for path in sorted({*self._folder.toml_files(DATA), *_REQUIRED}):
            file = self._toml(path)
            if path == VOCABULARY:
                vocabulary_file = file
            elif file is None:
                complete = False
            else:
                files.add(file, self.problems)
        self._warn_of_strays()
        registers = files.registers()
        names = Names(registers)
        self.problems.extend(register_problems(registers, files.places, complete=complete))
        vocabulary = None
        if vocabulary_file is not None:
            vocabulary = read_vocabulary(vocabulary_file, self.problems)
            self.problems.extend(vocabulary_problems(vocabulary, vocabulary_file, names if complete else None))
        return Reference(vocabulary, registers, names, complete, CountNouns(count_nouns_of(vocabulary)))

    def _warn_of_strays(self) -> None:
        expected = {*self._folder.toml_files(DATA), *self._folder.toml_files(ARTICLES)}
        for path in self._folder.files_below(DATA, ".toml"):
            if path not in expected:
                message = f"nothing reads this file: move it to {DATA} or {ARTICLES}"
                self.problems.append(Problem(path, 1, Severity.WARNING, "stray-file", message))
                with suppress(UnreadableFileError):
                    self._folder.read(path)  # the digest covers it all the same

    def _find_shut_folder(self) -> bool:
        """Whether what is curated cannot be listed, which is a problem of the outermost folder that keeps us out."""
        for folder in (DATA, ARTICLES):
            try:
                self._folder.check_folder(folder)
            except UnreadableFileError as error:
                self._error(folder, error.line, error.rule, str(error))
                return True
        return False

    def _read_article(self, path: str) -> None:
        file = self._toml(path)
        if file is None:
            return
        article = read_record(file, self.problems)
        self._articles.append(article)
        name = article.record.text("file")
        if name is not None:
            self._read_text(article, name)
        source = source_of(article, self._reference)
        read_sentences(article, source, self._reference)
        self.problems.extend(article_problems(article, source, self._reference))

    def _read_text(self, article: ArticleFile, name: str) -> None:
        if not is_inside(name):
            message = f"“{name}” leads out of {SEEDS}: give the file's name below it"
            article.record.report("file-outside-seeds", message, "file")
            return
        try:
            seed = self._folder.read(f"{SEEDS}/{PurePosixPath(name)}")
        except UnreadableFileError as error:
            if error.rule == "not-utf8":
                self._error(f"{SEEDS}/{name}", error.line, error.rule, str(error))
            elif error.rule == "file-missing":
                self._missing_texts.append((article, name, error))
            else:
                article.record.report(error.rule, str(error), "file")
        else:
            article.text, article.sha256 = ArticleText(seed.text), seed.sha256

    def _missing_text_problems(self, seeds: tuple[str, ...]) -> Iterator[Problem]:
        """A problem for each text that is not there; one that no article names may be meant."""
        names = {article.record.text("file") for article in self._articles}
        spare = [seed for path in seeds if (seed := path.removeprefix(f"{SEEDS}/")) not in names]
        for article, name, error in self._missing_texts:
            close = near(name, spare, 1)
            hint = f"; did you mean “{close[0]}”?" if close else ""
            yield article.at.problem(error.rule, f"{error}{hint}", "file")

    def _toml(self, path: str) -> TomlFile | None:
        try:
            return TomlFile(path, self._folder.read(path).text.removeprefix(BYTE_ORDER_MARK))
        except UnreadableFileError as error:
            self._error(path, error.line, error.rule, str(error))
        except TomlSyntaxError as error:
            self._error(path, error.line, "not-toml", f"this is no TOML ({error}): {error.fix}")
        return None

    def _error(self, path: str, line: int, rule: str, message: str) -> None:
        self.problems.append(Problem(path, line, Severity.ERROR, rule, message))
