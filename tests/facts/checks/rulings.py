"""What the rules find in a small press, and the claims that they are tried on."""

from bot.facts.model import Claim, Than
from tests.facts.press import (
    FINAL,
    JUMP,
    article,
    claim,
    findings_of,
)

BEST = "career/800m"
SEASON = "season-2031/800m"


def workings(rule: str, *claims: Claim) -> list[str]:
    """What a rule finds in one article with these claims, in words."""
    return [finding.working for finding in findings_of(article("a", *claims), rule=rule)]


def across(rule: str, *claims: Claim) -> list[tuple[str, tuple[str, ...]]]:
    """What a rule finds in articles a, b, c … with one of these claims each, and in which of them."""
    press = [article(slug, one) for slug, one in zip("abcdefgh", claims, strict=False)]
    return [(finding.working, finding.articles) for finding in findings_of(*press, rule=rule)]


def finish(person: str, place: str, mark: str, race: str = FINAL, what: str = "time") -> tuple[Claim, Claim]:
    return claim(person, "place", place, race), claim(person, what, mark, race)


def best(mark: str, when: str, in_: str = BEST, what: str = "personal-best", about: str = "ada-brown") -> Claim:
    return claim(about, what, mark, in_, when=when)


def record(about: str, mark: str, when: str, in_: str = "games/high-jump", **more: object) -> Claim:
    return claim(about, "record", mark, in_, when=when, **more)


def attempt(mark: str) -> Claim:
    return claim("noor-vance", "record-attempt", mark, JUMP)


def tally(what: str, value: str, when: str | None = f"as of {FINAL}", about: str = "harbour") -> Claim:
    return claim(about, what, value, "harbour-2031", when=when)


AHEAD_OF_LEE = Than(about="mina-lee")
NEW_BEST = best("1:58.20", f"as of {FINAL}")
FIRST = claim("ada-brown", "medals", "1", "games", when=f"as of {FINAL}")
EARLIER = claim("ada-brown", "medal", "unstated", "games-2027")
OPENS = claim("harbour-2031", "first-day", "2031-08-23")
ENDS = claim("harbour-2031", "last-day", "2031-08-31")
