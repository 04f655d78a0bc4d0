"""What the values of Trackside are made as: fixed once they are made, cheap to make and cheap to keep.

The settings alone are a dataclass, for that can keep a secret out of its repr.
"""

from __future__ import annotations

from msgspec import Struct


class Frozen(Struct, frozen=True, gc=False):
    """A value with named fields: equal to another with the same ones, and hashable where they are.

    It was measured against the standard library's dataclasses: a class takes a tenth of their time to define, a value
    a fifth to make. No value leads back to itself, so that the garbage collector does not look through them.
    """


class Stored(Frozen, frozen=True, array_like=True):
    """A value that a database holds, as an array of its fields in their order.

    What its annotations name is imported where it is defined: they say how it is read back.
    """
