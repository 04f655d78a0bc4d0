"""A pack whose every text tries to be more than text: mentions, markdown, links, covers, direction, lengths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.facts import small_pack

if TYPE_CHECKING:
    from pathlib import Path

MENTIONS = "@everyone @here <@123> <@!123> <@&456> <#789> </help:1> <t:1:R> <:run:12> <a:run:12>"
MARKDOWN = (
    "**b** __u__ _i_ ~~s~~ `c` ``` ||cover|| [words](https://evil.example/a) https://evil.example/b <https://e.example>"
)
OPENINGS = "# h -# s > q >>> Q - l 1. n"
UNSEEN = "\u200b\u200d\u2060\u00ad\u200e\u200f\u061c\ufeff"
RIGHT_TO_LEFT = "\u202eleft\u202c \u2067right\u2069 عداءة"
BACKSLASHES = "\\*a\\* \\||b\\|| \\"

ALL = f"{MENTIONS} {MARKDOWN} {OPENINGS} {RIGHT_TO_LEFT} {UNSEEN} {BACKSLASHES}"
LONG = f"{ALL} " + "||@everyone **x** <@123> " * 80
"""More than two thousand characters in the place of a name."""

UNBROKEN = "**||@here" * 250
"""The same without a place to break it."""

SAID = f"I never looked back, {ALL} " + "and @everyone ran ||on|| " * 200 + "to the end"
"""A quotation of more than five thousand characters."""

LINKS = "[1](" * 1500 + "x"
"""A word in which every mark would be a link."""

LAUGHTER = "ha-" * 1700 + "ha"
"""A word in which a search finds seventeen hundred others."""

FIRST = f"""\
{OPENINGS} Harbour Gazette
Ada Brown won the women’s 800m final in 1:58.20 {MENTIONS} {MARKDOWN} {OPENINGS}. She beat her best by 0.40 seconds.
Mina Lee was second in 1:58.43, and Lee’s father Sven Nordås wept on 27 August at home.
“{SAID}” said Brown.
What a night it was! Nobody will forget the 1:58.20.
"""
SECOND = f"""\
> @everyone Ada Brown won in 1:58.02, and Mina Lee was second in 1:58.44.
“{UNBROKEN}” said Brown.
“{LINKS}” said Brown.
“{LAUGHTER}” said Brown.
"""

_ENTRIES = small_pack.ENTRIES.replace(
    'at = "Harbour Gazette"\n', "at = '''" + OPENINGS + " Harbour Gazette'''\n"
).replace('at = "I never looked back"\n', 'at = "I never looked back"\nwords = "{said}"\n')

_SECOND_ENTRIES = f"""\
[[sentence]]
at = "@everyone Ada Brown won in 1:58.02"
ada-brown.time = "1:58.02"
mina-lee.time = "1:58.44"
[[sentence]]
at = "{{said}}"
words = "{{said}}"
quote = "ada-brown"
[[sentence]]
at = "{LINKS}"
words = "{LINKS}"
quote = "ada-brown"
[[sentence]]
at = "{LAUGHTER}"
words = "{LAUGHTER}"
quote = "ada-brown"
"""


def write(root: Path) -> Path:
    """Write the pack into a folder; hand the folder back."""
    return small_pack.write(
        root,
        {
            "data/people.toml": small_pack.PEOPLE.replace('"Ada Brown"', _toml(f"Ada Brown {LONG}"))
            .replace('"Mina Lee"', _toml(f"Mina {UNBROKEN} Lee"))
            .replace('["Brown"]', '["Brown", "Ada Brown"]'),
            "data/races.toml": small_pack.RACES.replace('"Harbour Games"', _toml(f"Harbour {LONG}")).replace(
                'name = "Women\'s 800m final"', f"name = {_toml('Final ' + LONG)}"
            ),
            small_pack.ARTICLE: _article(_ENTRIES, FIRST, SAID, LONG),
            "data/articles/wire.toml": _article(_SECOND_ENTRIES, SECOND, UNBROKEN, UNBROKEN, number=2, file="wire.txt"),
            "seeds/wire.txt": SECOND,
        },
        text=FIRST,
    )


def _article(entries: str, text: str, said: str, named: str, *, number: int = 1, file: str = "gazette.txt") -> str:
    own = "".join(f"{key} = {_toml(f'{key} {named}')}\n" for key in ("publisher", "title", "author"))
    address = 'url = "https://harbour.example/(a)|b|_c_*d*?q=@everyone"\n'
    return own + address + small_pack.article(entries.replace('"{said}"', _toml(said)), text, number=number, file=file)


def _toml(text: str) -> str:
    """The text as a string of TOML."""
    return f'"{"".join(map(_letter, text))}"'


def _letter(letter: str) -> str:
    return letter if " " <= letter <= "~" and letter not in '"\\' else f"\\U{ord(letter):08x}"
