"""Migrations: that they lead from version to version up to today's items."""

from __future__ import annotations

from itertools import pairwise

from samkompass.model import rules
from samkompass.model.instrument import Migration

from .subject import Path, Subject


def lint_migrations(subject: Subject) -> None:
    """Every problem with how answers to earlier versions are read."""
    _versions(subject)
    after = set(subject.items)
    today = set(subject.items)
    for place in reversed(range(len(subject.instrument.migrations))):
        migration = subject.instrument.migrations[place]
        path: Path = ("migrations", place)
        _names(subject, migration, path, after)
        _values(subject, migration, path, after, today)
        kept = after - set(migration.added) - set(migration.renamed.values())
        _gone(subject, migration, path, kept)
        after = kept | set(migration.renamed) | set(migration.removed)
        today = kept & today


def _versions(subject: Subject) -> None:
    versions = [migration.from_ for migration in subject.instrument.migrations] + [subject.instrument.version]
    for place, (version, following) in enumerate(pairwise(versions)):
        if _number(version) >= _number(following):
            message = f"version {version} is not before version {following}, which its answers are migrated to."
            subject.problem(rules.MIGRATION, ("migrations", place, "from"), message)


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _names(subject: Subject, migration: Migration, path: Path, after: set[str]) -> None:
    """What is renamed and added is there in the version after, and is there once."""
    new: dict[str, Path] = {}
    declared: list[tuple[str, Path]] = [(item, (*path, "renamed", old)) for old, item in migration.renamed.items()]
    declared += [(item, (*path, "added", index)) for index, item in enumerate(migration.added)]
    for item, where in declared:
        if item not in after:
            message = f"the version after {migration.from_} has no item '{item}'."
            subject.unknown(rules.MIGRATION, where, message, item, after)
        elif item in new:
            subject.problem(rules.MIGRATION, where, f"the item '{item}' is both something renamed and something else.")
        new[item] = where


def _gone(subject: Subject, migration: Migration, path: Path, kept: set[str]) -> None:
    """What is renamed or removed is no longer there under its old id."""
    old: set[str] = set()
    declared: list[tuple[str, Path]] = [(item, (*path, "renamed", item)) for item in migration.renamed]
    declared += [(item, (*path, "removed", index)) for index, item in enumerate(migration.removed)]
    for item, where in declared:
        if item in kept:
            subject.problem(
                rules.MIGRATION, where, f"the item '{item}' is still there after version {migration.from_}."
            )
        elif item in old:
            subject.problem(
                rules.MIGRATION, where, f"the item '{item}' is both renamed and removed, or twice the same."
            )
        old.add(item)


def _values(subject: Subject, migration: Migration, path: Path, after: set[str], today: set[str]) -> None:
    """New answers are for items that were there, on the scale of today where nothing changes them later."""
    for item, values in migration.values.items():
        where: Path = (*path, "values", item)
        if item not in after or item in migration.added:
            message = f"the version after {migration.from_} has no answers to '{item}' from before."
            subject.unknown(rules.MIGRATION, where, message, item, after - set(migration.added))
            continue
        range_ = subject.range_of(item) if item in today else None
        later = subject.instrument.migrations[int(path[1]) + 1 :]
        if range_ is None or any(item in other.values for other in later):
            continue
        for old, new in values.items():
            if not range_[0] <= new <= range_[1]:
                message = f"the answer {new} to '{item}' is outside {range_[0]}–{range_[1]}."
                subject.problem(rules.MIGRATION, (*where, old), message)
