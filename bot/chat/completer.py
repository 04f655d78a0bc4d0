"""The prompt: what is typed at it is completed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.completion import Completer, Completion
from prompt_toolkit.enums import DEFAULT_BUFFER
from prompt_toolkit.filters import Condition, has_focus
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys

from bot.answers.completion.typed_line import complete_line
from bot.chat.history import QuestionHistory
from bot.facts.errors import FactsError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable
    from pathlib import Path

    from prompt_toolkit.completion import CompleteEvent
    from prompt_toolkit.document import Document
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyPressEvent
    from prompt_toolkit.output import Output

    from bot.store.store import Store

_MOST_CHARACTERS = 1000
"""More than a question may have, and few enough that each more on the line costs next to nothing."""
_MENU_LINES = 6
"""Lines kept free below the prompt for the menu."""


class QuestionCompleter(Completer):
    """Completions for the prompt: how a person would write it is put in, what tells things apart is shown with it."""

    def __init__(self, store: Store) -> None:
        """Everything that can be asked for is looked up in ``store``."""
        self._store = store

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:  # noqa: ARG002 — the library's signature
        """Nothing: the prompt asks for completions without waiting for them."""
        return ()

    async def get_completions_async(
        self,
        document: Document,
        complete_event: CompleteEvent,  # noqa: ARG002 — the library's signature
    ) -> AsyncGenerator[Completion, None]:
        """What the words before the cursor may be completed to, the likeliest first, then options of the question.

        Facts that cannot be read complete nothing; the question itself tells why.
        """
        with suppress(FactsError):
            for each in await complete_line(self._store, document.text_before_cursor):
                yield Completion(each.text, -each.length, each.text.rstrip(), each.detail)


def prompt_session(
    store: Store, history: Path, source: Input | None = None, screen: Output | None = None
) -> PromptSession[str]:
    """A prompt that completes while one types and remembers what was asked; on the terminal unless told otherwise.

    Its ``prompt_async`` raises EOFError at Ctrl-D, whatever stands on the line, and KeyboardInterrupt at Ctrl-C on an
    empty one; a line with something on it is cleared by Ctrl-C. Ctrl-Z stops the program, as the shell's user expects.
    """
    return PromptSession(
        history=QuestionHistory(history),
        completer=QuestionCompleter(store),
        complete_while_typing=True,
        key_bindings=_prompt_keys(),
        enable_suspend=True,
        reserve_space_for_menu=_MENU_LINES,
        input=source,
        output=screen,
    )


def _prompt_keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("c-d", eager=True)
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError)

    # Not while one searches what was asked before: there the key ends the search.
    @keys.add("c-c", filter=has_focus(DEFAULT_BUFFER))
    def clear_or_leave(event: KeyPressEvent) -> None:
        if event.current_buffer.text:
            event.current_buffer.reset()
        else:
            event.app.exit(exception=KeyboardInterrupt)

    @keys.add(Keys.Any, filter=Condition(_is_line_full))
    def pass_over(event: KeyPressEvent) -> None:
        """A file that was pasted key by key would be edited for minutes."""

    return keys


def _is_line_full() -> bool:
    return len(get_app().current_buffer.text) >= _MOST_CHARACTERS
