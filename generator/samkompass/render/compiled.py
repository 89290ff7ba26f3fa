"""Keeps the package's templates compiled beside them, as Python keeps its modules: in ``__pycache__``.

They are the package's own code and the same in every project, so that they are compiled once an installation. As with
Python's own, what is kept is used only as long as it fits the source, and a folder that cannot be written costs time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from importlib.util import cache_from_source
from pathlib import Path
from pickle import UnpicklingError

import jinja2
from jinja2.bccache import Bucket, BytecodeCache


class CompiledTemplates(BytecodeCache):
    """``pages/model.md.j2`` → ``pages/__pycache__/model.md.cpython-311.pyc``."""

    def __init__(self, *environment: Path, keep: bool) -> None:
        """Make one for an environment.

        Args:
            environment: the modules that say how templates are read, with which filters; compiled code depends on them.
            keep: write what is compiled.
        """
        self._keep = keep
        self._made_with = jinja2.__version__.encode() + b"".join(module.read_bytes() for module in environment)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Where a template is kept; names of templates are unique without their last ending."""
        return cache_from_source(filename or name)

    def get_source_checksum(self, source: str) -> str:
        """What must be the same for a kept template to be used."""
        return hashlib.sha256(self._made_with + source.encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept; Jinja looks whether it fits."""
        with contextlib.suppress(OSError, EOFError, UnpicklingError), Path(bucket.key).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        if not self._keep:
            return
        target = Path(bucket.key)
        unfinished = target.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            target.parent.mkdir(exist_ok=True, parents=True)
            unfinished.write_bytes(bucket.bytecode_to_string())
            unfinished.replace(target)
