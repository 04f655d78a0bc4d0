"""The folder that a pack is: its files, its bases and the digest of them all."""
