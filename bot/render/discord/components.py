"""The pages of an answer as Discord's components: plain payloads, for objects of its library are slow to make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.answers.points.wording import shorten
from bot.facts.frozen import Frozen
from bot.render.discord.custom_ids import Act, ask_id, ask_value, custom_id, menu_id, written_call
from bot.render.discord.markdown import drawn_size, plain_text
from bot.render.discord.pages import MOST_CHOICES, answer_pages

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from bot.answers.question import Call
    from bot.render.discord.pages import Page

Component = dict[str, Any]

_ROW, _BUTTON, _MENU, _TEXT, _SEPARATOR, _CONTAINER = 1, 2, 3, 10, 14, 17
_GREY = 2
"""The style of a button that is one of many."""

_LONGEST_LABEL = 80
_LONGEST_OPTION = 100
_MOST_OPTIONS = 25


class DrawnPage(Frozen, frozen=True):
    """A page as Discord takes it."""

    components: list[Component]
    page: Page


def message_pages(answer: Answer, call: Call, words_of: int | None = None) -> tuple[DrawnPage, ...]:
    """Every page of the answer to ``call``; ``words_of``: it is the exact words of that page of it."""
    made = answer_pages(answer, call)
    asked = written_call(call)
    below = [] if words_of else [*_follow_ups(answer), *_disputes(answer)]
    return tuple([DrawnPage([_container(page), *_page_row(page, asked, words_of), *below], page) for page in made])


def _container(page: Page) -> Component:
    texts: list[Component] = [{"type": _TEXT, "content": text} for text in page.texts]
    if page.has_small_print:
        texts.insert(-1, {"type": _SEPARATOR})
    return {"type": _CONTAINER, "components": texts}


# --- rows of buttons ----------------------------------------------------------------------------------------------


def _page_row(page: Page, asked: str, words_of: int | None) -> list[Component]:
    """Leafing where there are several pages, and what can be done with the page."""
    buttons = _leafing(page, asked, words_of) if page.of > 1 else []
    if page.citations and words_of is None:
        buttons.append(_button("Exact words", custom_id(Act.WORDS, asked, page.number)))
        buttons.append(_button("Copy with citation", custom_id(Act.COPY, asked, page.number)))
    return [_row(buttons)] if buttons else []


def _leafing(page: Page, asked: str, words_of: int | None) -> list[Component]:
    """Back, where one is, and next: those that lead nowhere keep their place, so that none moves under a thumb."""

    def leads_to(number: int) -> str:
        if words_of is None:
            return custom_id(Act.PAGE, asked, number)
        # Part 0 would open the words anew.
        return custom_id(Act.WORDS, asked, words_of, number or page.of + 1)

    number, of = page.number, page.of
    return [
        _button("◀ Back", leads_to(number - 1), disabled=number == 1),
        _button(f"Page {number} of {of}", leads_to(number), disabled=True),
        _button("Next ▶", leads_to(number + 1 if number < of else of + 2), disabled=number == of),
    ]


def _follow_ups(answer: Answer) -> list[Component]:
    """A row of buttons for what may be asked next; where that is what the menu offers, the menu alone."""
    in_dispute = {choice.ask for choice in answer.disputes}
    choices = answer.choices[:MOST_CHOICES]
    if len(in_dispute) > 1 and all(choice.ask in in_dispute for choice in choices):
        return []
    found = {ask_id(choice.ask): choice for choice in choices}
    buttons = [_button(_short(choice.label, _LONGEST_LABEL), id_) for id_, choice in found.items() if id_]
    return [_row(buttons)] if buttons else []


def _button(label: str, id_: str, *, disabled: bool = False) -> Component:
    button: Component = {"type": _BUTTON, "style": _GREY, "label": label, "custom_id": id_}
    if disabled:
        button["disabled"] = True
    return button


def _row(components: list[Component]) -> Component:
    return {"type": _ROW, "components": components}


# --- the menu -----------------------------------------------------------------------------------------------------


def _disputes(answer: Answer) -> list[Component]:
    """A menu of the points in dispute that an option has room for; of a single one that has a button, none."""
    if not answer.disputes:
        return []
    found = {ask_value(choice.ask): choice for choice in answer.disputes}
    if len(found) == 1 and any(choice.ask == answer.disputes[0].ask for choice in answer.choices[:MOST_CHOICES]):
        return []
    options = [
        {"label": _short(choice.label, _LONGEST_OPTION), "value": value} for value, choice in found.items() if value
    ][:_MOST_OPTIONS]
    if not options:
        return []
    menu = {"type": _MENU, "custom_id": menu_id(), "placeholder": "Points in dispute", "options": options}
    return [_row([menu])]


def _short(label: str, longest: int) -> str:
    """A label, cut at a word where it is too long."""
    label = short = plain_text(label)
    room = min(longest, len(label))
    while drawn_size(short) > longest:
        room -= 1
        short = shorten(label, room)
    return short
