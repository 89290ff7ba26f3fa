"""Where the files of a project are: those of the base, of its editions and translations, or of an edition outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

import yaml

import samkompass
from samkompass.model.places import FOLDERS

PERMALINKS = PurePosixPath("content/permalinks.txt")
"""The addresses that were published, below the project's folder."""

EDITION_FILE = "edition.yml"
PICTURES = frozenset([".svg", ".png", ".jpg", ".jpeg", ".webp"])
"""How the names of pictures end that can stand beside it."""
BASE_FILE = "base.json"
"""In the folder of an edition or a translation: what the base said when somebody last looked."""

_LAYER = ("content", "assessments", "docs", "translations")
"""Folders of an edition; beside them may be what is made from them."""
_NO_INPUT = ("node_modules", "runtime", "contributing", "__pycache__")

FIGURES = PurePosixPath("content/figures.json")
"""Which charts of the base's datasets are known to be valid, below the project's folder."""

PROOF_FILE = "proof.json"
"""Beside an instrument: that its results can be reached, and how random answers spread."""

SHOWN_BASE = PurePosixPath("samkompass/base")
"""How diagnostics name the folder of the base when one works on an edition outside it."""


class NotAProject(Exception):
    """No project was found where the command stands."""


@dataclass(frozen=True)
class Project:
    """The base (``content/`` and ``assessments/``) and its editions, or an edition in a folder of its own.

    Attributes:
        root: the folder one works in, which takes what is made.
        outside: whether that folder is an edition of its own, whose base is elsewhere.
        standing: folder of the edition that the command stands in, if it stands in one.
    """

    root: Path
    outside: bool = False
    standing: Path | None = None

    @classmethod
    def find(cls, start: Path) -> Project:
        """The project that `start` stands in: one with a base, or an edition outside it (``edition.yml`` at its top).

        Raises:
            NotAProject: neither `start` nor a folder above it is one.
        """
        start = start.resolve()
        for folder in (start, *start.parents):
            if (folder / EDITION_FILE).is_file():
                if folder.parts[-3:-1] == ("content", "editions"):
                    return cls(folder.parents[2], standing=folder)
                return cls(folder, outside=True, standing=folder)
            if (folder / "content").is_dir():
                return cls(folder)
        raise NotAProject(
            f"no project in {start}: neither it nor a folder above it has an edition.yml or a folder 'content'"
        )

    @cached_property
    def base(self) -> Path:
        """The folder that has ``content/``, ``assessments/``, ``overrides/``, ``docs/om/`` and ``mkdocs.yml``."""
        return installed_base() if self.outside else self.root

    @cached_property
    def own_edition(self) -> str | None:
        """Id of the edition that one stands in, or None."""
        return _id_of(self.standing) if self.standing else None

    def relative(self, path: Path) -> PurePosixPath:
        """A path as diagnostics show it."""
        if path.is_relative_to(self.root):
            return PurePosixPath(path.relative_to(self.root).as_posix())
        return SHOWN_BASE / path.relative_to(self.base).as_posix()

    def file(self, shown: PurePosixPath) -> Path:
        """The file that `relative` shows so."""
        if self.outside and shown.is_relative_to(SHOWN_BASE):
            return self.base / shown.relative_to(SHOWN_BASE)
        return self.root / shown

    def input_folders(self) -> tuple[Path, ...]:
        """The folders that a preview watches."""
        names = ("content", "assessments", "translations", "docs/om") if self.outside else ("content", "assessments")
        return tuple(path for name in names if (path := self.root / name).is_dir())

    def files(self) -> tuple[Path, ...]:
        """Every YAML file of the base, with the ``edition.yml`` of its editions, in a fixed order."""
        return tuple(
            path for name in ("content", "assessments") for path in yaml_files(self.base / name) if self._in_base(path)
        )

    def base_inputs(self) -> tuple[Path, ...]:
        """Every file that all editions are made from, in a fixed order: all of the base but its editions."""
        apart = [self.base / "content" / name for name in ("editions", "translations")]
        folders = (self.base / "content", self.base / "assessments", self.base / "docs")
        return tuple(path for folder in folders for path in _files(folder, apart))

    def layer_inputs(self, edition: str) -> tuple[Path, ...]:
        """Every file that an edition is made from beside those, in a fixed order."""
        found = list(_files(self.base / "content" / "translations"))
        below: list[Path] = []
        waiting: str | None = edition
        while waiting in self.edition_folders and self.edition_folders[waiting] not in below:
            below.append(self.edition_folders[waiting])
            found += sorted(path for path in below[-1].iterdir() if path.is_file() and path.name[0] != ".")
            for name in _LAYER:
                found += _files(below[-1] / name)
            waiting = _field(below[-1], "extends")
        return tuple(found)

    def _in_base(self, path: Path) -> bool:
        parts = path.relative_to(self.base).parts[1:]
        return parts[0] != "translations" and (parts[0] != "editions" or parts[-1] == EDITION_FILE)

    def pictures(self, edition: str) -> tuple[Path, ...]:
        """The pictures that stand beside an edition's file, in a fixed order."""
        folder = self.edition_folders.get(edition)
        found = folder.iterdir() if folder else ()
        return tuple(sorted(path for path in found if path.suffix.lower() in PICTURES and path.is_file()))

    def permalinks(self) -> tuple[str, ...]:
        """What was published, one entry a line of its file; nothing where there is no such file."""
        path = self.base / PERMALINKS
        return tuple(path.read_text(encoding="utf-8").splitlines()) if path.is_file() else ()

    @cached_property
    def edition_folders(self) -> dict[str, Path]:
        """Id of every edition that can be built or extended → its folder. One outside goes before one of the base."""
        folders = sorted(path.parent for path in (self.base / "content" / "editions").glob(f"*/{EDITION_FILE}"))
        found = {folder.name: folder for folder in folders}
        if self.outside:
            found[_id_of(self.root)] = self.root
        return found

    def languages(self, edition: str | None) -> tuple[str, ...]:
        """The languages that an edition (None for the base) has translations of its own to, by name."""
        folder = self.base / "content" if edition is None else self.edition_folders.get(edition)
        found = folder.glob("translations/*") if folder else ()
        return tuple(sorted(path.name for path in found if path.is_dir()))


def installed_base() -> Path:
    """The base that the package carries; in a checkout, where it carries none, the checkout itself."""
    package = Path(samkompass.__file__).resolve().parent
    return package / "base" if (package / "base").is_dir() else package.parents[1]


def layer_files(folder: Path) -> tuple[Path, ...]:
    """The YAML files of an edition or a translation, in a fixed order, without ``edition.yml``.

    A folder that bears the name of a kind is read too: its files stand in the wrong place and somebody is to be told.
    Only translations have ``editions``.
    """
    return tuple(
        path for name in ("assessments", "content", "editions", *FOLDERS) for path in yaml_files(folder / name)
    )


def _files(folder: Path, apart: Iterable[Path] = ()) -> Iterator[Path]:
    """All files below a folder in a fixed order, without hidden ones, what Node uses, and some folders."""
    if not folder.is_dir() or folder in apart:
        return
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name in _NO_INPUT:
            continue
        if path.is_dir():
            yield from _files(path, apart)
        else:
            yield path


def yaml_files(folder: Path) -> list[Path]:
    """YAML files below a folder in a fixed order, hidden ones and tests' material left out."""
    return sorted(
        path
        for pattern in ("*.yml", "*.yaml")
        for path in folder.rglob(pattern)
        if not any(part.startswith(".") or part == "node_modules" for part in path.relative_to(folder).parts)
    )


def _id_of(folder: Path) -> str:
    """The id that an edition's file gives itself; its folder's name where it cannot be read, which is told later."""
    return _field(folder, "id") or folder.name


def _field(folder: Path, name: str) -> str | None:
    """A field of an edition's file, read without looking at the rest."""
    try:
        data = yaml.safe_load((folder / EDITION_FILE).read_bytes())
    except (OSError, yaml.YAMLError, UnicodeDecodeError):
        return None
    found = data.get(name) if isinstance(data, dict) else None
    return found if isinstance(found, str) else None
