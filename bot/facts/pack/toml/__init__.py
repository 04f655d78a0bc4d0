"""The TOML of a pack: tables checked by their shape, where each key stands, patches and edits."""
