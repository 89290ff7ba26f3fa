"""A process that reads files again and again parses those that changed, and tells the same problems each time."""

from __future__ import annotations

from pathlib import PurePosixPath

from samkompass.load.kept import KeptDocuments
from samkompass.model.diagnostic import Report

PATH = PurePosixPath("content/concept/a.yml")


def test_a_file_is_parsed_once() -> None:
    documents = KeptDocuments()
    first = documents.read(b"kind: concept\n", PATH, Report())
    assert documents.read(b"kind: concept\n", PATH, Report()) is first


def test_an_edit_is_read() -> None:
    documents = KeptDocuments()
    documents.read(b"kind: concept\n", PATH, Report())
    document = documents.read(b"kind: finding\n", PATH, Report())
    assert document is not None
    assert document.data == {"kind": "finding"}


def test_its_problems_are_told_each_time() -> None:
    documents = KeptDocuments()
    reports = [Report(), Report()]
    for report in reports:
        documents.read(b"kind: no\nkind: no\n", PATH, report)
    assert reports[0].diagnostics == reports[1].diagnostics != []
