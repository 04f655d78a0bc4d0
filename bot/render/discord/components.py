"""The pages of an answer as Discord's components: plain payloads, for objects of its library are slow to make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.answers.points.wording import shorten
from bot.facts.frozen import Frozen
from bot.render.direction import isolate
from bot.render.discord.custom_ids import Act, ask_id, ask_value, custom_id, menu_id
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


class MessagePage(Frozen, frozen=True):
    """A page as Discord takes it."""

    components: list[Component]
    page: Page


def message_pages(answer: Answer, call: Call, words_of: int | None = None) -> tuple[MessagePage, ...]:
    """Every page of the answer to ``call``; ``words_of``: it is the exact words of that page of it."""
    below = [] if words_of else [*_follow_up_row(answer), *_dispute_menu(answer)]
    return tuple(
        [
            MessagePage([_text_container(page), *_page_row(page, call, words_of), *below], page)
            for page in answer_pages(answer, call)
        ]
    )


def _text_container(page: Page) -> Component:
    texts: list[Component] = [{"type": _TEXT, "content": text} for text in page.texts]
    if page.has_small_print:
        texts.insert(-1, {"type": _SEPARATOR})
    return {"type": _CONTAINER, "components": texts}


# --- rows of buttons ----------------------------------------------------------------------------------------------


def _page_row(page: Page, call: Call, words_of: int | None) -> list[Component]:
    """Leafing where there are several pages, and what can be done with the page."""
    buttons = _leafing_buttons(page, call, words_of) if page.of > 1 else []
    if page.citations and words_of is None:
        buttons.append(_button("Exact words", custom_id(Act.WORDS, call, page.number)))
        buttons.append(_button("Copy with citation", custom_id(Act.COPY, call, page.number)))
    return _action_row(buttons)


def _leafing_buttons(page: Page, call: Call, words_of: int | None) -> list[Component]:
    """Back, where one is, and next: those that lead nowhere keep their place, so that none moves under a thumb."""

    def leads_to(number: int) -> str:
        if words_of is None:
            return custom_id(Act.PAGE, call, number)
        # Part 0 would open the words anew.
        return custom_id(Act.WORDS, call, words_of, number or page.of + 1)

    number, of = page.number, page.of
    return [
        _button("◀ Back", leads_to(number - 1), disabled=number == 1),
        _button(f"Page {number} of {of}", leads_to(number), disabled=True),
        _button("Next ▶", leads_to(number + 1 if number < of else of + 2), disabled=number == of),
    ]


def _follow_up_row(answer: Answer) -> list[Component]:
    """A row of buttons for what may be asked next; where that is what the menu offers, the menu alone."""
    in_dispute = {choice.ask for choice in answer.disputes}
    choices = answer.choices[:MOST_CHOICES]
    if len(in_dispute) > 1 and all(choice.ask in in_dispute for choice in choices):
        return []
    # Two choices that ask the same have one id, which a message may not have twice.
    by_id = {ask_id(choice.ask): choice for choice in choices}
    return _action_row([_button(_label(choice.label, _LONGEST_LABEL), id_) for id_, choice in by_id.items() if id_])


def _button(label: str, id_: str, *, disabled: bool = False) -> Component:
    button: Component = {"type": _BUTTON, "style": _GREY, "label": label, "custom_id": id_}
    if disabled:
        button["disabled"] = True
    return button


def _action_row(components: list[Component]) -> list[Component]:
    """A row of components, or nothing where there are none: Discord takes no empty row."""
    return [{"type": _ROW, "components": components}] if components else []


# --- the menu -----------------------------------------------------------------------------------------------------


def _dispute_menu(answer: Answer) -> list[Component]:
    """A menu of the points in dispute that an option has room for; of a single one that has a button, none."""
    by_value = {ask_value(choice.ask): choice for choice in answer.disputes}
    buttons = [choice.ask for choice in answer.choices[:MOST_CHOICES]]
    if len(by_value) == 1 and answer.disputes[0].ask in buttons:
        return []
    options = [
        {"label": _label(choice.label, _LONGEST_OPTION), "value": value} for value, choice in by_value.items() if value
    ][:_MOST_OPTIONS]
    menu = {"type": _MENU, "custom_id": menu_id(), "placeholder": "Points in dispute", "options": options}
    return _action_row([menu] if options else [])


def _label(text: str, longest: int) -> str:
    """A label, cut at a word where it is too long."""
    text = label = plain_text(text)
    room = min(longest, len(text))
    while drawn_size(isolate(label)) > longest:
        room -= 1
        label = shorten(text, room)
    return isolate(label)
