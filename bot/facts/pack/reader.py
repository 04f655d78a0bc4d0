"""A pack: the folder with ``data/`` and ``seeds/``, read whole or not at all."""

from __future__ import annotations

from contextlib import suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bot.facts.errors import Problem, Severity
from bot.facts.frozen import Frozen
from bot.facts.model import Pack
from bot.facts.names import near
from bot.facts.pack.folder.bases import DATA, PACK_FILE, base_home, base_names
from bot.facts.pack.folder.digest import ARTICLES, SEEDS, digest_of
from bot.facts.pack.folder.files import PackFolder, UnreadableFileError, is_inside
from bot.facts.pack.reference.concern import registers_about
from bot.facts.pack.reference.reference_files import ReferenceFiles
from bot.facts.pack.reference.vocabulary import FILE as VOCABULARY
from bot.facts.pack.rules.articles import article_problems, pack_problems, source_of
from bot.facts.pack.sentences.articles import read_record
from bot.facts.pack.sentences.reader import read_sentences
from bot.facts.pack.sentences.remarks import join_printings
from bot.facts.pack.toml.fields import CheckedTable, FieldType, Shape, SourceLocation, unknown
from bot.facts.pack.toml.positions import TomlFile, TomlSyntaxError
from bot.facts.text import BYTE_ORDER_MARK, ArticleText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from bot.facts.pack.sentences.articles import ArticleFile
    from bot.facts.registers import Registers

_PACK = Shape("a pack", {"uses": FieldType.TEXTS, "license": FieldType.TEXT})
_VOCABULARY = f"{DATA}/{VOCABULARY}"
_REQUIRED = (_VOCABULARY, f"{DATA}/people.toml", f"{DATA}/races.toml")
"""What a pack has to have itself where no base has a vocabulary."""


class Loaded(Frozen, frozen=True):
    """A pack that was read, None if it has an error, and every problem found, by file and line.

    ``known`` is all by which its articles were read: the pack has of it only what it is about.
    """

    pack: Pack | None
    problems: tuple[Problem, ...]
    known: Registers


def read_pack(root: Path, progress: Callable[[int, int], None] | None = None) -> Loaded:
    """Read and check the pack in the folder ``root``. Problems are returned, never raised.

    ``progress`` is called with the number of articles checked and the number of all, after each.
    """
    reader = _PackReader(root, progress)
    reader.read()
    problems = tuple(sorted(set(reader.problems)))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return Loaded(None, problems, reader.known)
    return Loaded(reader.pack(), problems, reader.known)


def read_article_files(root: Path) -> Sequence[ArticleFile]:
    """The articles' files of the pack in the folder ``root`` that are TOML, as far as each can be read."""
    reader = _PackReader(root, None)
    reader.read()
    return reader.articles


def _is_spdx_id(license_: str) -> bool:
    """Whether a text is the id of one licence, as the SPDX list writes it."""
    from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression  # noqa: PLC0415

    with suppress(InvalidLicenseExpression):
        # An expression of several is no id, nor is a reference to what is on no list.
        is_one = " " not in license_ and not license_.startswith("LicenseRef-")
        return is_one and canonicalize_license_expression(license_) == license_
    return False


class _PackReader:
    """One reading of one pack."""

    def __init__(self, root: Path, progress: Callable[[int, int], None] | None) -> None:
        self._root = root
        self._folder = PackFolder(root)
        self._base_folders: list[PackFolder] = []
        self._progress = progress
        self._missing_texts: list[tuple[ArticleFile, str, UnreadableFileError]] = []
        self._license: str | None = None
        self.articles: list[ArticleFile] = []
        self.problems: list[Problem] = []

    def read(self) -> None:
        """Read all of it; every problem found is in ``problems``."""
        self._files = ReferenceFiles(self.problems)
        self._read_reference_files()
        paths = self._folder.toml_files(ARTICLES)
        files = [self._toml(path) for path in paths]
        self._reference = self._files.reference(files)
        shut = self._find_shut_folder()
        if not paths and not shut:
            self._report_empty_pack()
        seeds = self._folder.files_below(SEEDS)
        for count, file in enumerate(files, 1):
            if file is not None:
                self._read_article(file)
            if self._progress is not None:
                self._progress(count, len(files))
        self.problems.extend(self._missing_text_problems(seeds))
        all_read = not shut and len(self.articles) == len(paths)
        every_text_named = all_read and all("file" in each.record for each in self.articles)
        self.problems.extend(pack_problems(self.articles, self._reference, seeds if every_text_named else None))

    def pack(self) -> Pack:
        """The pack, in which no error was found."""
        vocabulary = self._reference.vocabulary
        if vocabulary is None:
            raise ValueError("the vocabulary has an error, so no pack can be made")
        articles = join_printings(sorted((each.article() for each in self.articles), key=lambda article: article.slug))
        hashes = {path: sha256 for each in (*self._base_folders, self._folder) for path, sha256 in each.hashes.items()}
        registers = registers_about(self.known, self._files.own, articles, vocabulary)
        return Pack(digest_of(hashes), vocabulary, registers, articles, self._license)

    @property
    def known(self) -> Registers:
        """Every entry by which the articles were read."""
        return self._reference.registers

    def _read_reference_files(self) -> None:
        own = set(self._folder.toml_files(DATA))
        bases = self._used_bases() if PACK_FILE in own else ()
        read = {path for name in bases for path in self._read_base(name)}
        if not self._files.has_vocabulary and _VOCABULARY not in own and (bases := base_names(self._root)):
            message = f'{_VOCABULARY} is not there: name a base in {PACK_FILE}, as uses = ["{bases[0]}"], or add it'
            self.problems.append(Problem(_VOCABULARY, 1, Severity.ERROR, "file-missing", message))
            self._files.miss_base()
        elif not self._files.has_vocabulary:
            own.update(_REQUIRED)
        for path in sorted(own - {PACK_FILE}):
            self._files.add(path, self._toml(path))
        if not self._files.lacks_base:  # it may be one of the other folders
            self._warn_of_strays({*own, *read, *self._folder.toml_files(ARTICLES)})

    def _used_bases(self) -> tuple[str, ...]:
        """The bases that the pack names and that are there; its licence is read on the way."""
        file = self._toml(PACK_FILE)
        if file is None:
            self._files.miss_base()
            return ()
        table = CheckedTable(file.table, _PACK, SourceLocation(file), self.problems)
        self._license = table.text("license")
        if self._license is not None and not _is_spdx_id(self._license):
            message = f"“{self._license}” is no SPDX id of a licence: look it up in https://spdx.org/licenses/"
            self.problems.append(table.at.warning("unknown-license", message, "license"))
        names: tuple[str, ...] = table.items("uses")
        if "uses" in file.table and "uses" not in table:
            self._files.miss_base()
        there = base_names(self._root)
        for index, name in enumerate(names):
            if name not in there:
                self.problems.append(unknown(table.at, name, there, "base", "uses", index))
                self._files.miss_base()
        return tuple(name for name in names if name in there)

    def _read_base(self, name: str) -> tuple[str, ...]:
        """Read the files of a base; their paths, where they are the pack's own."""
        home = base_home(self._root, name)
        folder = self._folder if home is None or home == self._root else PackFolder(home)
        if folder is not self._folder:
            self._base_folders.append(folder)
        paths = folder.toml_files(f"{DATA}/{name}")
        for path in paths:
            self._files.add(path, self._toml(path, folder), name)
        return paths if folder is self._folder else ()

    def _warn_of_strays(self, expected: set[str]) -> None:
        for path in self._folder.files_below(DATA, ".toml"):
            if path not in expected:
                self.problems.append(
                    Problem(
                        path,
                        1,
                        Severity.WARNING,
                        "stray-file",
                        f"nothing reads this file: move it to {DATA} or {ARTICLES}",
                    )
                )
                with suppress(UnreadableFileError):
                    self._folder.read(path)  # the digest covers it all the same

    def _report_empty_pack(self) -> None:
        """A pack may have no articles yet; one that has no folder for them has lost it."""
        is_new = (self._root / ARTICLES).is_dir()
        lack = f"{ARTICLES}/ has no articles yet" if is_new else f"the folder {ARTICLES}/ is missing"
        message = f"{lack}: put the text of one into {SEEDS}/, and what it says into {ARTICLES}/<slug>.toml"
        severity = Severity.WARNING if is_new else Severity.ERROR
        self.problems.append(Problem(ARTICLES, 1, severity, "empty-pack", message))

    def _find_shut_folder(self) -> bool:
        """Whether what is curated cannot be listed, which is a problem of the outermost folder that keeps us out."""
        for folder in (DATA, ARTICLES):
            try:
                self._folder.check_folder(folder)
            except UnreadableFileError as error:
                self.problems.append(error.problem(folder))
                return True
        return False

    def _read_article(self, file: TomlFile) -> None:
        article = read_record(file, self._reference, self.problems)
        self.articles.append(article)
        name = article.record.text("file")
        if name is not None:
            self._read_text(article, name)
        source = source_of(article, self._reference)
        read_sentences(article, source, self._reference)
        self.problems.extend(article_problems(article, source, self._reference))

    def _read_text(self, article: ArticleFile, name: str) -> None:
        if not is_inside(name):
            article.record.report(
                "file-outside-seeds", f"“{name}” leads out of {SEEDS}: give the file's name below it", "file"
            )
            return
        try:
            seed = self._folder.read(f"{SEEDS}/{PurePosixPath(name)}")
        except UnreadableFileError as error:
            if error.rule in {"not-utf8", "nul"}:
                self.problems.append(error.problem(f"{SEEDS}/{name}"))
            elif error.rule == "file-missing":
                self._missing_texts.append((article, name, error))
            else:
                article.record.report(error.rule, str(error), "file")
        else:
            article.text, article.sha256 = ArticleText(seed.text), seed.sha256

    def _missing_text_problems(self, seeds: tuple[str, ...]) -> Iterator[Problem]:
        """A problem for each text that is not there; one that no article names may be meant."""
        names = {article.record.text("file") for article in self.articles}
        spare = [seed for path in seeds if (seed := path.removeprefix(f"{SEEDS}/")) not in names]
        for article, name, error in self._missing_texts:
            close = near(name, spare, 1)
            hint = f"; did you mean “{close[0]}”?" if close else ""
            yield article.at.problem(error.rule, f"{error}{hint}", "file")

    def _toml(self, path: str, folder: PackFolder | None = None) -> TomlFile | None:
        try:
            return TomlFile(path, (folder or self._folder).read(path).text.removeprefix(BYTE_ORDER_MARK))
        except (UnreadableFileError, TomlSyntaxError) as error:
            self.problems.append(error.problem(path))
        return None
