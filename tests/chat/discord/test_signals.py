from __future__ import annotations

import asyncio
import os
import signal
import sys

import pytest

from bot.chat.discord.signals import EarlySignals, signal_handlers


class WithoutHandlers(asyncio.SelectorEventLoop):
    """An event loop as Windows has it: it takes no signal handlers."""

    def add_signal_handler(self, *_given: object) -> None:
        raise NotImplementedError


def loops() -> list[type[asyncio.AbstractEventLoop]]:
    return [WithoutHandlers] if sys.platform == "win32" else [asyncio.SelectorEventLoop, WithoutHandlers]


async def first_called(number: signal.Signals) -> str:
    """What is called when a signal arrives."""
    loop = asyncio.get_running_loop()
    called: asyncio.Future[str] = loop.create_future()

    def note(call: str) -> None:
        called.set_result(call)

    with signal_handlers(loop, lambda: note("stop"), lambda: note("reload"), lambda: note("leave")):
        os.kill(os.getpid(), number)
        async with asyncio.timeout(30):
            return await called


@pytest.mark.parametrize("loop", loops())
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_signal_to_stop_stops(loop: type[asyncio.AbstractEventLoop], name: str) -> None:
    before = signal.getsignal(signal.Signals[name])
    with asyncio.Runner(loop_factory=loop) as runner:
        assert runner.run(first_called(signal.Signals[name])) == "stop"
    assert signal.getsignal(signal.Signals[name]) == before


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_signal_to_stop_ends_a_start_with_0_wherever_it_is(name: str) -> None:
    before = signal.getsignal(signal.Signals[name])
    with pytest.raises(SystemExit) as end, EarlySignals():
        os.kill(os.getpid(), signal.Signals[name])
    assert (end.value.code, signal.getsignal(signal.Signals[name])) == (0, before)


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="a system without SIGHUP")
def test_sighup_during_a_start_is_noted_for_afterwards() -> None:
    with EarlySignals() as early:
        assert not early.reload_requested
        os.kill(os.getpid(), signal.SIGHUP)
        assert early.reload_requested


def test_once_a_start_is_given_up_as_usual_signals_do_what_they_did() -> None:
    before = signal.getsignal(signal.SIGINT)
    with EarlySignals() as early:
        assert signal.getsignal(signal.SIGINT) != before
        early.restore()
        assert signal.getsignal(signal.SIGINT) == before


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="a system without SIGHUP")
@pytest.mark.parametrize("loop", loops())
def test_sighup_reloads(loop: type[asyncio.AbstractEventLoop]) -> None:
    with asyncio.Runner(loop_factory=loop) as runner:
        assert runner.run(first_called(signal.SIGHUP)) == "reload"
