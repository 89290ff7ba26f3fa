"""Where the files of a project are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

PERMALINKS = PurePosixPath("content/permalinks.txt")
"""The addresses that were published, below the project's folder."""


class NotAProject(Exception):
    """No project was found where the command stands."""


@dataclass(frozen=True)
class Project:
    """A folder with ``content/`` and ``assessments/``."""

    root: Path

    @classmethod
    def find(cls, start: Path) -> Project:
        """The project that `start` stands in.

        Raises:
            NotAProject: neither `start` nor a folder above it has ``content/``.
        """
        start = start.resolve()
        for folder in (start, *start.parents):
            if (folder / "content").is_dir():
                return cls(folder)
        raise NotAProject(f"no project in {start}: neither it nor a folder above it has a folder 'content'")

    def relative(self, path: Path) -> PurePosixPath:
        """A path as diagnostics show it."""
        return PurePosixPath(path.relative_to(self.root).as_posix())

    def input_folders(self) -> tuple[Path, ...]:
        """The folders that a preview watches."""
        return tuple(path for name in ("content", "assessments") if (path := self.root / name).is_dir())

    def files(self) -> tuple[Path, ...]:
        """Every YAML file of the project, in a fixed order."""
        return tuple(path for name in ("content", "assessments") for path in _yaml_files(self.root / name))

    def permalinks(self) -> tuple[str, ...]:
        """What was published, one entry a line of its file; nothing where there is no such file."""
        path = self.root / PERMALINKS
        return tuple(path.read_text(encoding="utf-8").splitlines()) if path.is_file() else ()


def _yaml_files(folder: Path) -> list[Path]:
    """YAML files below a folder in a fixed order, hidden ones and tests' material left out."""
    return sorted(
        path
        for pattern in ("*.yml", "*.yaml")
        for path in folder.rglob(pattern)
        if not any(part.startswith(".") or part == "node_modules" for part in path.relative_to(folder).parts)
    )
