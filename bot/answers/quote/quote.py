"""/quote: what somebody said, remark by remark, as each article prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import empty
from bot.answers.answer import Answer, Choice, Note, Quotation
from bot.answers.input import echo, name_keys
from bot.answers.points.citations import Citations
from bot.answers.points.wording import VERBATIM_NOTE, askable, counted, number_word, occasion_words
from bot.answers.question import Parameter, ParameterKind, Question
from bot.answers.quote.wording_difference import has_same_words, wording_difference
from bot.facts.frozen import Frozen
from bot.facts.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.answer import Block
    from bot.answers.question import Call
    from bot.store.rows import ArticleRow, EntryRow, QuoteRow
    from bot.store.store import Store


class SpeakerMatch(Frozen, frozen=True):
    """Who was asked for, who else goes by that name, and what of the question is left over after the name."""

    person: EntryRow
    namesakes: tuple[EntryRow, ...]
    about: str


async def ask_quote(store: Store, call: Call) -> Answer:
    """The remarks of the person who was asked for; one statement, or two where nobody is known by that name."""
    asked = call.get("person")
    keys = (fold(asked),) if call.get("about") else name_keys(asked)
    rows, said = await store.spoken(keys)
    if not rows:
        found = await store.suggestions(asked, ("person",))
        return empty.not_found(call.line, "person", asked, empty.people_choices("quote", found))
    meant = match_speaker(rows, fold(asked), call.get("about"))
    if meant is None:
        return empty.ambiguous(call.line, asked, empty.people_choices("quote", rows))
    return answer_quote(call.line, meant, said)


def match_speaker(rows: Sequence[EntryRow], asked: str, about: str) -> SpeakerMatch | None:
    """Whom the longest name at the beginning of the folded words means: its owner, or the only one; else None."""
    key = max((row.key for row in rows), key=len)
    of_key = [row for row in rows if row.key == key]
    owners = [row for row in of_key if row.owner]
    if len(owners) != 1 and len(of_key) != 1:
        return None
    person = (owners or of_key)[0]
    rest = about or asked.removeprefix(key).strip()
    return SpeakerMatch(person, tuple(row for row in of_key if row is not person), rest)


def answer_quote(question: str, meant: SpeakerMatch, rows: Sequence[QuoteRow]) -> Answer:
    """Every remark of the person, or those that the rest of the question is about, newest occasion first."""
    name = meant.person.unnamed or meant.person.name
    if not rows:
        choices = (Choice(f"Compare: {name}", f"/compare {askable(name, meant.person.id)}"), *_others(meant))
        return empty.silent(question, f"The articles quote nothing that {name} said.", choices)
    remarks = [remark for remark in group_remarks(rows) if not meant.about or _is_about(remark, meant.about)]
    if not remarks:
        choices = (Choice(f"All of {name}'s words", f"/quote {askable(name, meant.person.id)}"), *_others(meant))
        return empty.silent(question, f"Nothing that {name} says here is about “{echo(meant.about)}”.", choices)
    return _told(question, meant, name, remarks)


def _told(question: str, meant: SpeakerMatch, name: str, remarks: Sequence[Sequence[QuoteRow]]) -> Answer:
    printings = [row for remark in remarks for row in remark]
    receipts = Citations(_articles(printings))
    blocks: list[Block] = [*namesake_notes(meant), *remark_quotations(remarks, name, receipts), Note(VERBATIM_NOTE)]
    stories = len({row.story for row in printings})
    articles = receipts.articles()
    title = f"{name} — {counted(len(remarks), 'remark')}, {counted(len(articles), 'article')}"
    title = f"{title}, {counted(stories, 'story', 'stories')}" if stories > 1 else title
    choices = (*_others(meant), Choice(f"Compare: {name}", f"/compare {askable(name, meant.person.id)}"))
    return Answer(question, title, tuple(blocks), articles, choices)


def remark_quotations(
    remarks: Sequence[Sequence[QuoteRow]], name: str, receipts: Citations, most: int | None = None
) -> Iterator[Quotation]:
    """Somebody's remarks in each printing, under a heading that counts all of them.

    With ``most`` only so many remarks, and of each no two printings with the same words.
    """
    several = len({row.story for remark in remarks for row in remark}) > 1
    for number, remark in enumerate(remarks[:most], 1):
        heading = [f"{number} of {len(remarks)}", *_occasions(remark), *([_race(remark)] if several else [])]
        printings = remark if most is None else distinct_wordings(remark)
        yield from _remark(" · ".join([*heading, *_wordings(remark)]), printings, name, receipts)


def distinct_wordings(remark: Sequence[QuoteRow]) -> list[QuoteRow]:
    """The printings of a remark without those that have the same words as one before."""
    found: list[QuoteRow] = []
    for row in remark:
        if not any(has_same_words(row.quote.text, known.quote.text) for known in found):
            found.append(row)
    return found


def _articles(rows: Sequence[QuoteRow]) -> list[ArticleRow]:
    """The articles, each once: with their numbers where there is one story, without where the answer has to number."""
    if len({row.story for row in rows}) > 1:
        return list(dict.fromkeys(replace(row.article, number=None) for row in rows))
    return sorted(dict.fromkeys(row.article for row in rows), key=lambda article: article.number or 0)


def group_remarks(rows: Sequence[QuoteRow]) -> list[tuple[QuoteRow, ...]]:
    """The printings of each remark together, in the order of the rows; those of one remark by the article's number."""
    found: dict[str, list[QuoteRow]] = {}
    for row in rows:
        found.setdefault(row.quote.remark or row.quote.id, []).append(row)
    return [tuple(sorted(same, key=lambda row: row.article.number or 0)) for same in found.values()]


def _is_about(remark: Sequence[QuoteRow], about: str) -> bool:
    """Whether every word that was asked for begins a word of the remark, in any of its printings."""
    said = " ".join(f" {fold(row.quote.text)} {fold(row.quote.remark or '')}" for row in remark)
    return all(f" {word}" in said for word in fold(about).split())


def _remark(heading: str, remark: Sequence[QuoteRow], name: str, receipts: Citations) -> Iterator[Quotation]:
    first = remark[0]
    mark = f"[{receipts.number(first.quote.article)}]"
    yield Quotation(first.quote.text, name, receipts.of_quote(first.quote), heading)
    for row in remark[1:]:
        differing = wording_difference(first.quote.text, row.quote.text, mark)
        told = differing or f"the same words as {mark}"
        yield Quotation(row.quote.text, name, receipts.of_quote(row.quote), None, told)


def _occasions(remark: Sequence[QuoteRow]) -> list[str]:
    """When it was said, as the articles have it."""
    return [" and ".join(dict.fromkeys(occasion_words(row.quote.when) for row in remark))]


def _race(remark: Sequence[QuoteRow]) -> str:
    """The race to which the articles belong that print it: "Women's 800m final, Harbour Games 2031"."""
    races = dict.fromkeys(f"{row.race.name}, {row.race.detail}" for row in remark)
    return " and ".join(races)


def _wordings(remark: Sequence[QuoteRow]) -> list[str]:
    """Whether articles print one remark alike: "one remark, TWO WORDINGS"."""
    if len(remark) == 1:
        return []
    different = len(distinct_wordings(remark))
    if different == 1:
        return [f"the same words in {number_word(len(remark))} articles"]
    return [f"one remark, {number_word(different).upper()} WORDINGS"]


def namesake_notes(meant: SpeakerMatch) -> Iterator[Note]:
    """Whom a bare name is taken for, where others have it too."""
    if meant.namesakes:
        name = meant.person.unnamed or meant.person.name
        others = ", ".join(row.name for row in meant.namesakes)
        yield Note(f"The bare name is taken for {name}. Of that name there is also {others}.")


def _others(meant: SpeakerMatch) -> tuple[Choice, ...]:
    return empty.people_choices("quote", meant.namesakes)


QUESTION = Question(
    "quote",
    "What somebody said, word for word, in each article that prints it.",
    (
        Parameter(
            "person", "Whose words: a full name, a surname or a short name.", ParameterKind.SPEAKER, required=True
        ),
        Parameter("about", "Only remarks with these words in them.", ParameterKind.WORDS),
    ),
    ask_quote,
)
