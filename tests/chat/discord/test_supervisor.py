from __future__ import annotations

import asyncio
import contextlib
import io
import re
from collections.abc import Awaitable, Callable

from bot.chat.discord.logs import Log
from bot.chat.discord.supervisor import RefusedError, Supervisor, UnreachableError

Course = Callable[[], Awaitable[None]]


async def until_cancelled() -> None:
    await asyncio.get_running_loop().create_future()


def fails(error: BaseException) -> Course:
    async def run() -> None:
        raise error

    return run


async def ends() -> None:
    pass


class Scripted:
    """Connections that take these courses, one after another, and what became of them and of the answers."""

    def __init__(self, *courses: Course, ready: bool = False, in_flight: bool = False) -> None:
        self.courses = list(courses)
        self.ready = ready
        self.in_flight = in_flight
        self.happened: list[str] = []
        self.waited: list[float] = []
        self.running = asyncio.Event()
        self.stop = asyncio.Event()

    def connect(self) -> Connected:
        return Connected(self, self.courses.pop(0))

    async def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)

    def refuse_new(self) -> None:
        self.happened.append("refuses new ones")

    async def drain(self, seconds: float) -> bool:
        self.happened.append(f"waits {seconds:g} s for answers")
        return not self.in_flight

    def pick(self, least: float, most: float) -> float:
        assert least == 0.0
        return most

    def supervisor(self, log: Log, *, now: Callable[[], float] = lambda: 0.0) -> Supervisor:
        return Supervisor(self.connect, self, log, self.stop, sleep=self.sleep, clock=now, pick=self.pick)


class Connected:
    def __init__(self, script: Scripted, course: Course) -> None:
        self._script = script
        self._course = course
        self.was_ready = script.ready

    async def run(self) -> None:
        self._script.happened.append("opens")
        self._script.running.set()
        await self._course()

    async def close(self) -> None:
        self._script.happened.append("closes")


async def run(script: Scripted, *, now: Callable[[], float] = lambda: 0.0) -> tuple[int, str]:
    """The exit code of a supervisor that ends by itself, and what it logged."""
    stream = io.StringIO()
    with Log(stream) as log:
        code = await script.supervisor(log, now=now).run()
    return code, re.sub(r"^\S+ \S+ ", "", stream.getvalue(), flags=re.MULTILINE)


async def test_a_stop_refuses_new_questions_waits_for_what_is_in_flight_and_closes() -> None:
    script = Scripted(until_cancelled)
    with Log(io.StringIO()) as log:
        running = asyncio.create_task(script.supervisor(log).run())
        await script.running.wait()
        script.stop.set()
        assert await running == 0
    assert script.happened == ["opens", "refuses new ones", "waits 5 s for answers", "closes"]


async def test_a_connection_that_misses_its_cancellation_is_cancelled_again() -> None:
    async def deaf_once() -> None:
        with contextlib.suppress(asyncio.CancelledError):
            await until_cancelled()
        await until_cancelled()

    script = Scripted(deaf_once)
    with Log(io.StringIO()) as log:
        running = asyncio.create_task(script.supervisor(log).run())
        await script.running.wait()
        script.stop.set()
        async with asyncio.timeout(30):
            assert await running == 0
    assert script.happened[-1] == "closes"


async def test_a_stop_before_anything_began_ends_as_well() -> None:
    script = Scripted(until_cancelled)
    with Log(io.StringIO()) as log:
        script.stop.set()
        assert await script.supervisor(log).run() == 0


async def test_a_stop_says_that_some_answers_were_left() -> None:
    script = Scripted(until_cancelled, in_flight=True)
    stream = io.StringIO()
    with Log(stream) as log:
        script.stop.set()
        await script.supervisor(log).run()
    assert "warning: Some answers took longer than 5 seconds and were left.\n" in stream.getvalue()


async def test_a_stop_while_it_waits_for_discord_does_not_wait_on() -> None:
    script = Scripted(fails(UnreachableError("no route")))
    waiting = asyncio.Event()

    async def sleep(_seconds: float) -> None:
        waiting.set()
        await until_cancelled()

    script.sleep = sleep  # type: ignore[method-assign]
    with Log(io.StringIO()) as log:
        running = asyncio.create_task(script.supervisor(log).run())
        await waiting.wait()
        script.stop.set()
        assert await running == 0


async def test_a_refused_token_is_one_sentence_and_exit_2() -> None:
    code, log = await run(Scripted(fails(RefusedError("Discord refuses the token. Copy it anew."))))
    assert (code, log) == (2, "error: Discord refuses the token. Copy it anew.\n")


async def test_a_discord_that_cannot_be_reached_is_tried_again_after_ever_longer_waits() -> None:
    gone = fails(UnreachableError("no route"))
    script = Scripted(*[gone] * 12, fails(RefusedError("Enough.")))
    code, log = await run(script)
    assert code == 2
    assert script.waited == [0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 51.2, 60.0, 60.0, 60.0]
    assert log.startswith("warning: Discord cannot be reached (no route). Trying again in 0.2 s.\n")
    assert script.happened == ["opens", "closes"] * 13


async def test_after_it_was_ready_the_waits_begin_anew() -> None:
    gone = fails(UnreachableError("no route"))
    script = Scripted(gone, gone, gone, fails(RefusedError("Enough.")), ready=True)
    await run(script)
    assert script.waited == [0.2, 0.2, 0.2]


async def test_a_connection_that_just_ends_is_opened_again() -> None:
    script = Scripted(ends, fails(RefusedError("Enough.")))
    code, log = await run(script)
    assert (code, script.waited) == (2, [0.2])
    assert "Discord cannot be reached (it ended the connection). Trying again in 0.2 s." in log


async def test_an_exception_starts_a_new_connection_at_once_after_answers_in_flight() -> None:
    script = Scripted(fails(KeyError("t")), fails(RefusedError("Enough.")))
    code, log = await run(script)
    assert (code, script.waited) == (2, [])
    assert script.happened == ["opens", "waits 1 s for answers", "closes", "opens", "closes"]
    assert log.startswith("error: Something broke the connection to Discord; it is started again.\n    Traceback")


async def test_something_cancelled_within_a_client_starts_a_new_connection_too() -> None:
    script = Scripted(fails(asyncio.CancelledError()), fails(RefusedError("Enough.")))
    code, log = await run(script)
    assert (code, script.courses) == (2, [])
    assert log.startswith("error: Something broke the connection to Discord; it is started again.\n")


async def test_the_sixth_exception_within_a_minute_ends_it_with_a_sentence_and_exit_1() -> None:
    script = Scripted(*[fails(KeyError("t"))] * 6)
    code, log = await run(script)
    assert (code, script.courses) == (1, [])
    last = log.rpartition("error: ")[2].splitlines()[0]
    assert last == "The connection broke six times within a minute, so Trackside gives up. Please report this."


async def test_exceptions_that_are_minutes_apart_never_end_it() -> None:
    moments = iter(range(0, 10_000, 61))
    script = Scripted(*[fails(KeyError("t"))] * 20, fails(RefusedError("Enough.")))
    code, _ = await run(script, now=lambda: float(next(moments)))
    assert (code, script.courses) == (2, [])


async def test_a_wait_is_the_one_that_is_picked_up_to_its_limit() -> None:
    script = Scripted(*[fails(UnreachableError("no route"))] * 2, fails(RefusedError("Enough.")))
    limits: list[tuple[float, float]] = []

    def pick(least: float, most: float) -> float:
        limits.append((least, most))
        return 0.1

    script.pick = pick  # type: ignore[method-assign]
    await run(script)
    assert (script.waited, limits) == ([0.1, 0.1], [(0.0, 0.2), (0.0, 0.4)])


async def test_a_close_that_fails_ends_nothing() -> None:
    script = Scripted(fails(UnreachableError("no route")), fails(RefusedError("Enough.")))

    class Stuck(Connected):
        async def close(self) -> None:
            raise RuntimeError("Session is closed")

    script.connect = lambda: Stuck(script, script.courses.pop(0))  # type: ignore[method-assign]
    code, log = await run(script)
    assert code == 2
    assert "warning: The connection could not be closed properly (RuntimeError: Session is closed).\n" in log
