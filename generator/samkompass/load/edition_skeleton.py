"""The folder of a new edition: what its files hold before anybody has changed anything."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files

from samkompass.model.places import FOLDERS

EXAMPLE = "jambordighet-fran-start"
"""The recommendation whose overlay a new edition has as an example, where the base has it."""

_TEMPLATES = {
    "edition.yml": "edition.yml",
    "README.md": "README.md",
    "requirements.txt": "requirements.txt",
    "gitignore": ".gitignore",
    "github-publish.yml": ".github/workflows/publish.yml",
    "gitlab-ci.yml": ".gitlab-ci.yml",
}
"""Name in ``skeletons/edition/`` → path in the folder."""

_SETTINGS = ".vscode/settings.json"
_FOLDERS = ("assessments/.gitkeep", "docs/om/.gitkeep")
"""Files that keep empty folders: a preview watches those that are there from the start."""


def edition_skeleton(id_: str, name: str, version: str, schemas: Mapping[str, str]) -> dict[str, str]:
    """Path → text of every file of a new edition, apart from the example of an overlay.

    Args:
        id_: the edition's id.
        name: its name, one line.
        version: the version of samkompass that it is made for.
        schemas: kind → text of its JSON Schema.
    """
    folder = files("samkompass.load") / "skeletons" / "edition"
    found = {}
    for template, path in _TEMPLATES.items():
        text = (folder / template).read_text(encoding="utf-8")
        shown = json.dumps(name, ensure_ascii=False) if path.endswith(".yml") else name
        for word, value in (
            ("EDITION_NAME", shown),
            ("EDITION_ID", id_),
            ("REQUIREMENT", requirement(version)),
        ):
            text = text.replace(word, value)
        found[path] = text
    found |= {f"schemas/{kind}.schema.json": text for kind, text in schemas.items()}
    return found | {_SETTINGS: _settings(), **dict.fromkeys(_FOLDERS, "")}


def requirement(version: str) -> str:
    """What pip is asked for: this version or a later one that breaks nothing, as semantic versions have it."""
    major, minor = (int(part) for part in version.split(".")[:2])
    return f"samkompass>={version},<{f'0.{minor + 1}' if major == 0 else major + 1}"


def _settings() -> str:
    """Settings of an editor: which schema goes with which files."""
    places = {kind: f"content/{kind}/*.yml" for kind in FOLDERS} | {
        "edition": "edition.yml",
        "interface": "content/interface/*.yml",
        "instrument": "assessments/*/instrument.yml",
        "examples": "assessments/*/examples.yml",
        "scale": "assessments/scales/*.yml",
    }
    settings = {
        "yaml.schemas": {f"./schemas/{kind}.schema.json": place for kind, place in places.items()},
        "yaml.schemaStore.enable": False,
        "yaml.yamlVersion": "1.1",
        "[yaml]": {"editor.wordWrap": "on"},
    }
    return json.dumps(settings, ensure_ascii=False, indent=2) + "\n"
