"""A step of the wheel's build: the pack that it carries gets its digest, so that nobody need hash it again."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackDigest(BuildHookInterface[Any]):
    """Writes ``bot/pack/digest`` into a standard wheel."""

    _folder: tempfile.TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the digest of ``data/`` and ``seeds/`` to what the wheel holds; an editable one reads the checkout."""
        # pip asks for the metadata before it compares Pythons: one that is too old has to come as far as that.
        if version != "standard" or sys.version_info < (3, 11):
            return
        root = Path(self.root)
        sys.path.insert(0, self.root)
        # The project's own rule for the digest: its room imports nothing else, so it runs without any dependency.
        from bot.facts.pack.folder.digest import pack_digest  # noqa: PLC0415

        self._folder = tempfile.TemporaryDirectory()
        digest = Path(self._folder.name) / "digest"
        digest.write_text(pack_digest(root) + "\n", encoding="ascii")
        build_data["force_include"][str(digest)] = "bot/pack/digest"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what was written beside."""
        if self._folder is not None:
            self._folder.cleanup()
