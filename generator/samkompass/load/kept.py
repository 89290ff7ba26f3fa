"""Remembers what files said, for processes that read the same files again and again."""

from __future__ import annotations

from pathlib import PurePosixPath

from samkompass.model.diagnostic import Diagnostic, Report

from .yaml_reader import Document, read_yaml


class KeptDocuments:
    """Reads a file as `read_yaml` does, and again only when its bytes are others. Nobody changes what it gives."""

    def __init__(self) -> None:
        self._kept: dict[PurePosixPath, tuple[bytes, Document | None, list[Diagnostic]]] = {}

    def read(self, raw: bytes, path: PurePosixPath, report: Report) -> Document | None:
        """Read one document; its problems go to the report each time."""
        kept = self._kept.get(path)
        if kept is None or kept[0] != raw:
            found = Report()
            kept = self._kept[path] = (raw, read_yaml(raw, path, found), found.diagnostics)
        report.diagnostics += kept[2]
        return kept[1]
