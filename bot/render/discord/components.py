"""The pages of an answer as Discord's components: plain payloads, for objects of its library are slow to make.

Below the card stand one row of short buttons and one menu for all else, so that a page is one screen of a phone.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

from bot.answers.answer import Outcome
from bot.answers.points.wording import counted, shorten
from bot.facts.frozen import Frozen
from bot.render.direction import isolate
from bot.render.discord.custom_ids import Act, ask_id, ask_value, custom_id, menu_id
from bot.render.discord.markdown import drawn_size, plain_text
from bot.render.discord.pages import MOST_CHOICES, answer_pages
from bot.render.discord.screen import BUTTONS, GAP, ROW_WIDTH, button_width
from bot.render.discord.unbroken import join_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.answers.answer import Answer, Choice
    from bot.answers.question import Call
    from bot.render.discord.pages import Page

Component = dict[str, Any]

_ROW, _BUTTON, _MENU, _TEXT, _SEPARATOR, _CONTAINER = 1, 2, 3, 10, 14, 17
_GREY = 2
"""The style of a button that is one of many."""

_LONGEST_LABEL = 34
"""Characters of a button that a phone shows whole."""

_LONGEST_OPTION = 100
_MOST_OPTIONS = 25


class MessagePage(Frozen, frozen=True):
    """A page as Discord takes it."""

    components: list[Component]
    page: Page


def message_pages(answer: Answer, call: Call, *, reports: bool = False) -> tuple[MessagePage, ...]:
    """Every page of the answer to ``call``; its menu offers to report a mistake where ``reports`` says so."""
    pages = answer_pages(answer, call)
    return tuple([MessagePage(_components(page, answer, call, reports=reports), page) for page in pages])


def words_pages(words: Answer, call: Call, words_of: int, *, in_context: bool = False) -> tuple[MessagePage, ...]:
    """Every page of the exact words of a page of the answer to ``call``, whole paragraphs or sentences alone."""
    act, other = (Act.CONTEXT, Act.WORDS) if in_context else (Act.WORDS, Act.CONTEXT)
    pages = []
    for page in answer_pages(words, call, BUTTONS):
        buttons = [
            *_page_buttons(page, lambda part: custom_id(act, call, words_of, part)),
            _button("Less context" if in_context else "More context", custom_id(other, call, words_of, 1)),
            _button("Copy", custom_id(Act.COPY, call, words_of)),
        ]
        pages.append(MessagePage([_text_container(page), *_action_row(_fitting(buttons))], page))
    return tuple(pages)


def _components(page: Page, answer: Answer, call: Call, *, reports: bool) -> list[Component]:
    turning = _page_buttons(page, lambda number: custom_id(Act.PAGE, call, number))
    disputes = answer.disputes if _is_about_disputes(answer, call) else ()
    choices = [choice for choice in answer.choices if choice.ask not in {dispute.ask for dispute in disputes}]
    buttons = _follow_up_buttons(choices, turning)
    offered = {button["custom_id"] for button in buttons}
    others = [choice for choice in (*choices, *answer.disputes) if ask_id(choice.ask) not in offered]
    menu = _menu(page, others, call, disputes, reports=reports)
    if menu and answer.outcome is not Outcome.ANSWERED and not buttons:
        menu["placeholder"] = f"Choose one of {len(menu['options'])}"
    return [_text_container(page), *_action_row([*turning, *buttons]), *_action_row([menu] if menu else [])]


def _is_about_disputes(answer: Answer, call: Call) -> bool:
    """Whether the points in dispute are the subject of the answer, so that its menu is theirs."""
    return call.question == "compare" and len(answer.disputes) > 1


def _text_container(page: Page) -> Component:
    texts: list[Component] = [{"type": _TEXT, "content": join_marks(text)} for text in page.texts]
    if page.small_print:
        texts += [{"type": _SEPARATOR}, {"type": _TEXT, "content": join_marks(page.small_print)}]
    return {"type": _CONTAINER, "components": texts}


# --- the row of buttons -------------------------------------------------------------------------------------------


def _page_buttons(page: Page, id_of: Callable[[int], str]) -> list[Component]:
    """Back and next, where there are several pages: those that lead nowhere keep their place under a thumb."""
    if page.of == 1:
        return []
    return [
        _button("Back", id_of(page.number - 1), disabled=page.number == 1),
        _button(f"{page.number} of {page.of} ▶", id_of(page.number + 1), disabled=page.number == page.of),
    ]


def _follow_up_buttons(choices: Sequence[Choice], beside: Sequence[Component]) -> list[Component]:
    """The first of what may be asked next, as far as one row of a phone has room for them; a single one is cut."""
    by_id = {id_: choice.label for choice in choices[:MOST_CHOICES] if (id_ := ask_id(choice.ask))}
    longest = _LONGEST_LABEL if len(by_id) == 1 and not beside else _LONGEST_OPTION
    buttons = [_button(_label(label, longest), id_) for id_, label in by_id.items()]
    return _fitting([*beside, *buttons])[len(beside) :]


def _fitting(buttons: Sequence[Component]) -> list[Component]:
    """The first buttons, as many as one row of a phone has room for."""
    ends = accumulate([button_width(button["label"]) + GAP for button in buttons])
    return [button for button, end in zip(buttons, ends, strict=True) if end <= ROW_WIDTH + GAP]


def _button(label: str, id_: str, *, disabled: bool = False) -> Component:
    button: Component = {"type": _BUTTON, "style": _GREY, "label": label, "custom_id": id_}
    if disabled:
        button["disabled"] = True
    return button


def _action_row(components: list[Component]) -> list[Component]:
    """A row of components, or nothing where there are none: Discord takes no empty row."""
    return [{"type": _ROW, "components": components}] if components else []


# --- the menu -----------------------------------------------------------------------------------------------------


def _menu(
    page: Page, choices: Sequence[Choice], call: Call, disputes: Sequence[Choice], *, reports: bool
) -> Component | None:
    """Everything that has no button: what can be done with the page, further questions, the points in dispute.

    The ``disputes`` that an answer is about stand first. None where there is nothing to choose.
    """
    acts = {Act.WORDS: "Exact words", Act.COPY: "Copy"} if page.citations else {}
    own: dict[str | None, str] = {custom_id(act, call, page.number): label for act, label in acts.items()}
    asked = {ask_value(choice.ask): choice.label for choice in choices}
    labels = {**asked, **own} if disputes else {**own, **asked}
    options = [{"label": _label(label, _LONGEST_OPTION), "value": value} for value, label in labels.items() if value]
    report = [{"label": "Report a mistake", "value": custom_id(Act.REPORT, call, page.number)}] if reports else []
    words = [*[label.lower() for label in own.values()], *([counted(len(asked), "other")] if asked else [])]
    placeholder = (
        "Choose a point for the exact words" if disputes else f"More: {', '.join(words or ['report a mistake'])}"
    )
    options = [*options[: _MOST_OPTIONS - len(report)], *report]
    menu = {"type": _MENU, "custom_id": menu_id(), "placeholder": placeholder, "options": options}
    return menu if options else None


def _label(text: str, longest: int) -> str:
    """A label, cut at a word where it is too long."""
    text = label = plain_text(text)
    room = min(longest, len(text))
    while drawn_size(isolate(label)) > longest:
        room -= 1
        label = shorten(text, room)
    return isolate(label)
