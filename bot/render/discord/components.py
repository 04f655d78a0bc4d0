"""The pages of an answer as Discord's components: plain payloads, for objects of its library are slow to make.

Below the card stand one row of short buttons and one menu for all else, so that a page is one screen of a phone.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

from bot.answers.answer import Outcome
from bot.answers.points.wording import counted, shorten
from bot.facts.frozen import Frozen
from bot.render.charts.png import can_draw_png
from bot.render.direction import isolate
from bot.render.discord.custom_ids import Act, ask_id, ask_value, custom_id, menu_id
from bot.render.discord.markdown import drawn_size, plain_text
from bot.render.discord.pages import MOST_CHOICES, answer_pages
from bot.render.discord.screen import BUTTONS, GAP, ROW_WIDTH, button_width
from bot.render.discord.small_print import SmallPrint
from bot.render.discord.unbroken import join_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.answers.answer import Answer, Choice
    from bot.answers.question import Call
    from bot.render.discord.pages import Page

Component = dict[str, Any]

_ROW, _BUTTON, _MENU, _TEXT, _GALLERY, _SEPARATOR, _CONTAINER = 1, 2, 3, 10, 12, 14, 17
_GREY = 2
"""The style of a button that is one of many."""

_LONGEST_LABEL = 34
"""Characters of a button that a phone shows whole."""

_LONGEST_CONTENTS = 30
"""Characters of what a menu names of its options before it is opened."""

_LONGEST_OPTION = 100
_MOST_OPTIONS = 25


class MessagePage(Frozen, frozen=True):
    """A page as Discord takes it."""

    components: list[Component]
    page: Page


def message_pages(
    answer: Answer, call: Call, *, reports: bool = False, public_url: str | None = None
) -> tuple[MessagePage, ...]:
    """Every page of the answer to ``call``; its menu offers to report a mistake where ``reports`` says so.

    ``public_url`` is the root of the pages that second links lead to.
    """
    pages = answer_pages(answer, call, BUTTONS, public_url) if not answer.articles and not reports else ()
    drawn = [MessagePage(_components(page, answer, call, reports=reports), page) for page in pages]
    if len(drawn) == 1 and not _has_menu(drawn[0].components):  # it has the room of the menu, too
        return tuple(drawn)
    pages = answer_pages(answer, call, public_url=public_url)
    return tuple([MessagePage(_components(page, answer, call, reports=reports), page) for page in pages])


def _has_menu(components: Sequence[Component]) -> bool:
    return any(row["components"][0]["type"] == _MENU for row in components)


def words_pages(
    words: Answer, call: Call, words_of: int, *, in_context: bool = False, public_url: str | None = None
) -> tuple[MessagePage, ...]:
    """Every page of the exact words of a page of the answer to ``call``, whole paragraphs or sentences alone.

    ``public_url`` is the root of the pages that second links lead to.
    """
    act, other = (Act.CONTEXT, Act.WORDS) if in_context else (Act.WORDS, Act.CONTEXT)
    pages = []
    for page in answer_pages(words, call, BUTTONS, public_url):
        buttons = [
            *_page_buttons(page, lambda part: custom_id(act, call, words_of, part)),
            _button("Answer", custom_id(Act.PAGE, call, words_of)),
            _button("Less context" if in_context else "More context", custom_id(other, call, words_of, 1)),
            _button("Copy", custom_id(Act.COPY, call, words_of)),
        ]
        pages.append(MessagePage([_text_container(page), *_action_row(_fitting(buttons))], page))
    return tuple(pages)


def picture_message(answer: Answer, name: str, description: str, public_url: str | None = None) -> list[Component]:
    """The message that shows the picture of an answer: an attachment of that name, which ``description`` tells."""
    small_print = SmallPrint(answer.articles, public_url).line({article.number for article in answer.articles})
    item = {"media": {"url": f"attachment://{name}"}, "description": description}
    below = [{"type": _SEPARATOR}, {"type": _TEXT, "content": join_marks(small_print)}]
    return [{"type": _CONTAINER, "components": [{"type": _GALLERY, "items": [item]}, *below]}]


def _components(page: Page, answer: Answer, call: Call, *, reports: bool) -> list[Component]:
    turning = _page_buttons(page, lambda number: custom_id(Act.PAGE, call, number))
    is_about_disputes = call.question == "compare" and len(answer.disputes) > 1
    choices, disputes = _offers(answer, is_about_disputes=is_about_disputes)
    buttons = _follow_up_buttons(choices, turning)
    offered = {button["custom_id"] for button in buttons}
    others = [choice for choice in choices if ask_id(choice.ask) not in offered]
    points = [choice for choice in disputes if ask_id(choice.ask) not in offered]
    acts = {Act.WORDS: "Exact words", Act.COPY: "Copy"} if page.citations else {}
    acts |= {Act.PICTURE: "Picture"} if answer.chart and can_draw_png() else {}
    page_options = [_option(label, custom_id(act, call, page.number)) for act, label in acts.items()]
    report = [_option("Report a mistake", custom_id(Act.REPORT, call, page.number))] if reports else []
    menu = _menu(
        [*page_options, *_asked_options(others)],
        _asked_options(points, "In dispute"),
        report,
        points_first=is_about_disputes,
    )
    if menu and answer.outcome is not Outcome.ANSWERED and not buttons:
        menu["placeholder"] = f"Choose one of {len(menu['options'])}"
    return [_text_container(page), *_action_row([*turning, *buttons]), *_action_row([menu] if menu else [])]


def _offers(answer: Answer, *, is_about_disputes: bool) -> tuple[list[Choice], list[Choice]]:
    """What may be asked next, and the points in dispute: none of them twice, and none that the answer itself is."""
    disputes = {choice.ask: choice for choice in answer.disputes if choice.ask != answer.question}
    excluded = {answer.question, *(disputes if is_about_disputes else ())}
    choices = {choice.label: choice for choice in answer.choices if choice.ask not in excluded}
    # The only point is what the follow-up shows that counts it.
    is_offered = len(disputes) == 1 and counted(1, "dispute") in choices
    return list(choices.values()), [] if is_offered else list(disputes.values())


def _text_container(page: Page) -> Component:
    texts: list[Component] = [{"type": _TEXT, "content": join_marks(text)} for text in page.texts]
    if page.small_print:
        texts += [{"type": _SEPARATOR}, {"type": _TEXT, "content": join_marks(page.small_print)}]
    return {"type": _CONTAINER, "components": texts}


# --- the row of buttons -------------------------------------------------------------------------------------------


def _page_buttons(page: Page, id_of: Callable[[int], str]) -> list[Component]:
    """Back and next, where they lead somewhere; the last of them says which page it is of how many."""
    labels = {page.number - 1: "◂ Back", page.number + 1: "Next ▸"}
    buttons = [_button(label, id_of(number)) for number, label in labels.items() if 1 <= number <= page.of]
    for button in buttons[-1:]:
        button["label"] += f" {page.number}/{page.of}"
    return buttons


def _follow_up_buttons(choices: Sequence[Choice], turning: Sequence[Component]) -> list[Component]:
    """The first of what may be asked next, as far as one row of a phone has room for them; a single one is cut."""
    by_id = {id_: choice.label for choice in choices[:MOST_CHOICES] if (id_ := ask_id(choice.ask))}
    longest = _LONGEST_LABEL if len(by_id) == 1 and not turning else _LONGEST_OPTION
    buttons = [_button(_label(label, longest), id_) for id_, label in by_id.items()]
    return _fitting([*turning, *buttons])[len(turning) :]


def _fitting(buttons: Sequence[Component]) -> list[Component]:
    """The first buttons, as many as one row of a phone has room for."""
    ends = accumulate([button_width(button["label"]) + GAP for button in buttons])
    return [button for button, end in zip(buttons, ends, strict=True) if end <= ROW_WIDTH + GAP]


def _button(label: str, id_: str) -> Component:
    return {"type": _BUTTON, "style": _GREY, "label": label, "custom_id": id_}


def _action_row(components: list[Component]) -> list[Component]:
    """A row of components, or nothing where there are none: Discord takes no empty row."""
    return [{"type": _ROW, "components": components}] if components else []


# --- the menu -----------------------------------------------------------------------------------------------------


def _menu(
    options: list[Component], points: list[Component], report: list[Component], *, points_first: bool
) -> Component | None:
    """Everything that has no button: what can be done with the page, further questions, the points in dispute.

    The ``points`` that an answer is about stand first. None where there is nothing to choose.
    """
    room = _MOST_OPTIONS - len(report)
    # However many points there are, the exact words and the copy stay within reach.
    every = [*points[: max(room - len(options), 0)], *options] if points_first else [*options, *points]
    every = [*every[:room], *report]
    start = "Points, " if points_first else "More: "
    menu = {"type": _MENU, "custom_id": menu_id(), "placeholder": start + _contents(options or every), "options": every}
    return menu if every else None


def _contents(options: Sequence[Component]) -> str:
    """What is in a menu, as far as a phone has room for it: "exact words, copy, sources …"."""
    labels = [_as_in_a_sentence(option["label"]) for option in options]
    ends = accumulate([len(label) + len(", ") for label in labels])
    first_labels = [label for label, end in zip(labels, ends, strict=True) if end <= _LONGEST_CONTENTS] or labels[:1]
    return f"{', '.join(first_labels)}{' …' if len(first_labels) < len(labels) else ''}"


def _as_in_a_sentence(label: str) -> str:
    """A label with a small letter, but a name: "exact words", "Josh Kerr"."""
    return label[:1].lower() + label[1:] if label == label.capitalize() else label


def _asked_options(choices: Sequence[Choice], description: str | None = None) -> list[Component]:
    """The options that ask, each with its command or another word that says which of the menu's groups it is of."""
    by_value = {value: choice for choice in choices if (value := ask_value(choice.ask))}
    return [
        _option(choice.label, value, description or choice.ask.partition(" ")[0]) for value, choice in by_value.items()
    ]


def _option(label: str, value: str, description: str = "") -> Component:
    option = {"label": _label(label, _LONGEST_OPTION), "value": value}
    return {**option, "description": description} if description else option


def _label(text: str, longest: int) -> str:
    """A label, cut at a word where it is too long."""
    text = label = plain_text(text)
    room = min(longest, len(text))
    while drawn_size(isolate(label)) > longest:
        room -= 1
        label = shorten(text, room)
    return isolate(label)
