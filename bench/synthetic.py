"""A project as large as one likes: the project's own content, so many times over.

Each copy has ids, titles and sentences of its own and refers to its own records only, so that pages are like real ones
in length, markup and links, no two say the same, and the whole passes ``samkompass check``. The edition, the interface,
the scales and the guides are there once: a guide lists all advice for its reader, whom a larger project has no more of.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import yaml

from samkompass.compile.compile import compile_project
from samkompass.compile.proof import Proof, proof_text, read_proof
from samkompass.compile.table import renamed
from samkompass.load.project import PROOF_FILE, Project
from samkompass.load.records import Loaded, Records, load
from samkompass.model.base import RefTo
from samkompass.model.diagnostic import Report
from samkompass.model.walk import leaves
from samkompass.scoring.table import Table

ROOT = Path(__file__).resolve().parent.parent

_LINK = re.compile(r"\]\(([a-z][a-z0-9-]*)(#[a-z0-9-]+)?\)")
_SENTENCE_END = re.compile(r"(?<=[a-zåäö])\.(?=\s|$)")


def multiply(target: Path, times: int) -> int:
    """Write a project of `times` copies of this project's records to a folder that does not exist.

    Returns:
        How many records and instruments it holds.
    """
    target.mkdir(parents=True)
    ignored = shutil.ignore_patterns("node_modules", "runtime")
    for name in ("content", "assessments", "docs", "overrides"):
        shutil.copytree(ROOT / name, target / name, ignore=ignored if name == "assessments" else None)
    shutil.copyfile(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    _in_one_language(target / "content" / "editions" / "nationell" / "edition.yml")
    loaded = _loaded()
    tables = compile_project(Project(ROOT)).tables
    copied = [item for item in (*loaded.knowledge, *loaded.instruments) if item.value.kind != "guide"]
    for copy in range(2, times + 1):
        for item in copied:
            _write(target, item, copy, _copied(item, copy))
        for item in loaded.examples:
            _write(target, item, copy, _as_examples(item.document.data, copy))
        for id_, table in tables.items():
            proof = read_proof((ROOT / "assessments" / id_ / PROOF_FILE).read_bytes())
            (target / "assessments" / f"{id_}-k{copy}" / PROOF_FILE).write_text(_proved(table, proof, copy), "utf-8")
    return len(loaded.knowledge) + len(loaded.instruments) + (times - 1) * len(copied)


def _in_one_language(edition: Path) -> None:
    """Publish an edition in its own language alone, as MkDocs builds it: what is compared has the same pages."""
    settings = yaml.safe_load(edition.read_text(encoding="utf-8"))
    settings.pop("languages", None)
    edition.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), encoding="utf-8")


def records() -> int:
    """How many records and instruments the project has, which are about as many as its pages."""
    loaded = _loaded()
    return len(loaded.knowledge) + len(loaded.instruments)


def _loaded() -> Records:
    report = Report()
    loaded = load(Project(ROOT), report)
    report.raise_if_failed()
    return loaded


def _write(target: Path, item: Loaded[Any], copy: int, data: Any) -> None:
    path = target / item.document.path
    if item.document.path.parts[0] == "assessments":
        path = path.parent.with_name(f"{path.parent.name}-k{copy}") / path.name
    else:
        path = path.with_stem(f"{path.stem}-k{copy}")
    path.parent.mkdir(exist_ok=True)
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120)
    path.write_text(text, encoding="utf-8")


def _copied(item: Loaded[Any], copy: int) -> Any:
    """A record's data as its copy has it."""
    data = _writable(item.document.data)
    for leaf in leaves(item.value):
        *above, last = leaf.path
        holder = data
        for part in above:
            holder = holder[part]
        if isinstance(leaf.role, RefTo):
            id_, mark, anchor = leaf.text.partition("#")
            holder[last] = f"{id_}-k{copy}{mark}{anchor}"
        elif leaf.role.role == "prose":
            linked = _LINK.sub(lambda match: f"]({match[1]}-k{copy}{match[2] or ''})", leaf.text)
            holder[last] = _SENTENCE_END.sub(f"-k{copy}.", linked)
    return data | {"id": f"{data['id']}-k{copy}", "title": f"{data['title']} ({copy})"}


def _as_examples(data: Any, copy: int) -> Any:
    """Examples as the copy of their instrument has them: its id, and those of the recommendations that they give."""
    data = _writable(data)
    data["instrument"] += f"-k{copy}"
    for expected in (example["expected"] for example in data["examples"]):
        expected["instrument"] += f"-k{copy}"
        for given in expected["recommendations"]:
            given["id"] += f"-k{copy}"
    return data


def _proved(table: Table, proof: Proof, copy: int) -> str:
    """The proof of an instrument as its copy has it."""

    def key(goal: str) -> str:
        return f"{goal}-k{copy}" if goal.startswith("recommendation ") else goal

    rules = [[f"{recommendation}-k{copy}", when] for recommendation, when in table["rules"]]
    copied = renamed(cast("Table", {**table, "rules": rules}), f"{table['instrument']}-k{copy}")
    witnesses = tuple((witness, tuple(map(key, reached))) for witness, reached in proof.witnesses)
    given = Counter({f"{id_}-k{copy}": count for id_, count in proof.spread.recommendations.items()})
    spread = replace(proof.spread, seed=copied["hash"], recommendations=given)
    return proof_text(copied, Proof(copied["hash"], witnesses, spread))


def _writable(value: Any) -> Any:
    """Data of a document with lists for tuples, to be changed and written."""
    if isinstance(value, dict):
        return {key: _writable(member) for key, member in value.items()}
    if isinstance(value, tuple | list):
        return [_writable(member) for member in value]
    return value


if __name__ == "__main__":
    print(multiply(Path(sys.argv[1]), int(sys.argv[2])), "records and instruments")
