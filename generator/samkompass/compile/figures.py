"""Which figures are known to be valid: Plotly has read them once, and need not be loaded for them in every build.

Plotly's own schema says what a figure may hold. Loading it takes longer than all figures of the project do to make, so
that what it found is kept: for the base's figures in a file beside its datasets, for those of editions in the cache.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from samkompass.load.project import FIGURES, Project
from samkompass.scoring.table import canonical_json

FORMAT = "samkompass-figures/1"

Figure = Mapping[str, Any]
"""A figure as Plotly's JSON: ``data`` and ``layout``."""


@dataclass
class Figures:
    """Finds out whether figures are valid.

    Attributes:
        project: whose figures they are.
        kept: whether what is kept is used; not when all is to be found out anew.
    """

    project: Project
    kept: bool = True

    def validate(self, figure: Figure) -> None:
        """See that a figure is valid.

        Raises:
            ValueError: Plotly's schema does not know something in it.
        """
        hash_ = _hash(figure)
        if not self.kept or not (hash_ in self._committed or self._place(hash_).exists()):
            _read_by_plotly(figure)
            self._keep(hash_)

    def lacking(self, figures: Mapping[str, Figure]) -> list[str]:
        """Ids of the datasets whose figures the committed file does not have."""
        return [id_ for id_, figure in figures.items() if _hash(figure) not in self._committed]

    def write(self, figures: Mapping[str, Figure]) -> bool:
        """Validate figures and put them in the committed file, whatever is there; whether it is another than before.

        Args:
            figures: id of a dataset → its figure, for all of the base.

        Raises:
            ValueError: Plotly's schema does not know something in one.
        """
        for figure in figures.values():
            _read_by_plotly(figure)
        path = self.project.base / FIGURES
        text = figures_text(figures).encode()
        if path.read_bytes() == text if path.is_file() else not figures:
            return False
        path.write_bytes(text)
        return True

    @cached_property
    def _committed(self) -> frozenset[str]:
        """Hashes of the figures in the committed file; none when it is damaged or another Plotly's."""
        with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
            content = json.loads((self.project.base / FIGURES).read_bytes())
            if content["format"] == FORMAT and content["plotly"] == version("plotly"):
                return frozenset(content["figures"].values())
        return frozenset()

    def _place(self, hash_: str) -> Path:
        """What is kept of a figure in the cache: a file that says by being there that this Plotly has read it."""
        return self.project.root / ".cache" / "figures" / f"{version('plotly')}-{hash_}"

    def _keep(self, hash_: str) -> None:
        """Put a figure in the cache. A folder that cannot be written costs the cache and nothing else."""
        if not self.kept:
            return
        with suppress(OSError):
            self._place(hash_).parent.mkdir(parents=True, exist_ok=True)
            self._place(hash_).touch()


def figures_text(figures: Mapping[str, Figure]) -> str:
    """What the committed file says: the hash of each figure by its dataset's id, and which Plotly has read them."""
    content = {
        "format": FORMAT,
        "plotly": version("plotly"),
        "figures": {id_: _hash(figure) for id_, figure in figures.items()},
    }
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _hash(figure: Figure) -> str:
    """SHA-256 (hex) of a figure's canonical JSON."""
    return hashlib.sha256(canonical_json(figure).encode()).hexdigest()


def _read_by_plotly(figure: Figure) -> None:
    # Imported here: it takes as long to load as all of this package.
    from plotly.graph_objects import Figure as Read

    # Without a template it would be given Plotly's own look, which takes time to validate.
    Read(data=list(figure["data"]), layout={"template": {}, **figure["layout"]})
