"""A project as large as one likes: the project's own content, so many times over.

Each copy has ids, titles and sentences of its own and refers to its own records only, so that pages are like real ones
in length, markup and links, no two say the same, and the whole passes ``samkompass check``. The edition, the interface
and the scales are there once.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ("editions", "interface", "translations", "scales")
"""Folders whose records are not multiplied."""

_SENTENCE_END = re.compile(r"(?<=[a-zåäö])\.(?=\s)")


def multiply(target: Path, times: int) -> int:
    """Write a project of `times` copies of this project's records to a folder that does not exist.

    Returns:
        How many records and instruments it holds.
    """
    target.mkdir(parents=True)
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, target / name)
    shutil.copyfile(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    texts = {path: (ROOT / path).read_text(encoding="utf-8") for path in _files()}
    ids = _ids()
    named = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, ids), key=len, reverse=True))})(?![\w-])")
    for path, text in texts.items():
        _write(target / path, text)
        for copy in range(2, times + 1) if _multiplied(path) else ():
            _write(target / _renamed(path, copy), _copied(text, named, copy))
    return len(ids) * times


def records() -> int:
    """How many records and instruments the project has, which are about as many as its pages."""
    return len(_ids())


def _files() -> list[Path]:
    return [
        path.relative_to(ROOT)
        for folder in ("content", "assessments")
        for path in sorted((ROOT / folder).rglob("*.yml"))
        if "node_modules" not in path.parts
    ]


def _ids() -> set[str]:
    return {_id(path) for path in _files() if _multiplied(path)}


def _multiplied(path: Path) -> bool:
    return not set(path.parts) & set(SHARED)


def _id(path: Path) -> str:
    return path.parent.name if path.parts[0] == "assessments" else path.stem


def _renamed(path: Path, copy: int) -> Path:
    suffixed = f"{_id(path)}-k{copy}"
    if path.parts[0] == "assessments":
        return path.parent.with_name(suffixed) / path.name
    return path.with_stem(suffixed)


def _copied(text: str, named: re.Pattern[str], copy: int) -> str:
    """A record's text as its copy has it; an id that also is a word in a sentence is changed there too."""
    text = named.sub(lambda match: f"{match[0]}-k{copy}", text)
    text = _SENTENCE_END.sub(f"-k{copy}.", text)
    return re.sub(r"""^(title: .*?)(['"]?)$""", rf"\1 ({copy})\2", text, count=1, flags=re.MULTILINE)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    print(multiply(Path(sys.argv[1]), int(sys.argv[2])), "records and instruments")
