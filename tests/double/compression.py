"""The streams in which a gateway sends: one for each connection, flushed after each payload.

discord.py asks for zstd-stream wherever it can read one: beside the package zstandard, and on Python 3.14.
"""

from __future__ import annotations

import zlib
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Packing = Callable[[bytes], bytes]


def _zlib_stream() -> Packing:
    stream = zlib.compressobj(level=1)
    return lambda payload: stream.compress(payload) + stream.flush(zlib.Z_SYNC_FLUSH)


def _zstandard_stream() -> Packing:
    zstandard = import_module("zstandard")
    stream = zstandard.ZstdCompressor(level=1).compressobj()
    return lambda payload: stream.compress(payload) + stream.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)


def _standard_library_stream() -> Packing:
    zstd = import_module("compression.zstd")
    stream = zstd.ZstdCompressor(level=1)
    return lambda payload: stream.compress(payload, zstd.ZstdCompressor.FLUSH_BLOCK)


def _is_there(module: str) -> bool:
    try:
        import_module(module)
    except ImportError:
        return False
    return True


STREAMS: dict[str, Callable[[], Packing]] = {"zlib-stream": _zlib_stream}
"""What is spoken here, by the name that a client asks for it with: what this Python can write."""
if _is_there("zstandard"):
    STREAMS["zstd-stream"] = _zstandard_stream
elif _is_there("compression.zstd"):
    STREAMS["zstd-stream"] = _standard_library_stream
