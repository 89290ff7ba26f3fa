"""The site's own engine gives the files that MkDocs gives, byte for byte, and needs no MkDocs for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from hostile import poison
from support import ROOT, contents, run, whole_project

PAGE = """---
title: En sida & <b>mer</b>
---

# Rubrik {#topp}

Se [data](data.md), [läget](../bedom/index.md#bedom), [denna](#topp), [en bild](bild.svg), [ute](https://example.org/)
och <a href="data.md">rå</a>. E-post: <namn@example.org>. "Text" & *mer*.
{.sk-lead}

| a | b |
|---|---|
| 1 | [x](index.md) |

```html
<script>alert(1)</script>
```

<script>document.title = "i sidan";</script>
<style>h1 { color: red }</style>

## Två {#tva}

### Tre med `kod` & [länk](licens.md)

## Två

Sist.
"""
UNTITLED = "# Utan *titel* &amp; `mer`\n\nText.\n\n[bruten](finns-inte.md) [inget](finns-inte)\n"


OURS = "from samkompass.adapters.cli import main; main(['build', '--no-cache'])"
THEIRS = "from mkdocs.__main__ import cli; cli(['build', '--quiet'])"
WHATEVER_CHECK_SAYS = """
from samkompass.model.diagnostic import Report
Report.raise_if_failed = lambda report: None
"""


def python(project: Path, code: str) -> None:
    """Run some code as a command in a project's folder."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project, capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def same_as_mkdocs(project: Path, before: str = "") -> None:
    python(project, f"{before}\n{OURS}")
    ours = contents(project / "site" / "prov")
    python(project, f"{before}\n{THEIRS}")
    theirs = contents(project / "site" / "prov")
    assert sorted(ours) == sorted(theirs)
    assert [path for path in ours if ours[path] != theirs[path]] == []


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return whole_project(tmp_path / "ett projekt")


def test_every_kind_of_page(project: Path) -> None:
    same_as_mkdocs(project)


def test_hand_written_pages_of_any_markdown(project: Path) -> None:
    (project / "docs/om/sida.md").write_text(PAGE, encoding="utf-8")
    (project / "docs/om/utan-titel.md").write_text(UNTITLED, encoding="utf-8-sig")
    (project / "docs/om/Tomt_namn.md").write_text("Text.\n", encoding="utf-8")
    (project / "docs/om/trasig.md").write_text("---\na: [\n---\n\n# Trasig\n", encoding="utf-8")
    same_as_mkdocs(project)


def test_hostile_texts(project: Path) -> None:
    poison(project)
    same_as_mkdocs(project, WHATEVER_CHECK_SAYS)


def test_hand_written_pages_of_the_edition(project: Path) -> None:
    own = project / "content/editions/prov/docs/om"
    own.mkdir(parents=True)
    (own / "data.md").write_text("---\ntitle: Vår data\n---\n\n# Vår data\n", encoding="utf-8")
    (own / "egen.md").write_text("# Egen\n\nSe [data](data.md).\n", encoding="utf-8")
    same_as_mkdocs(project)
    assert "Vår data" in (project / "site/prov/om/data.html").read_text(encoding="utf-8")


def test_a_page_with_a_template_of_its_own(project: Path) -> None:
    template = """{% for item in page.toc %}{{ item.url }}{% endfor %}{{ 'a.css' | url }}
<meta content="__CSP__"><article>{{ page.content }}</article>
"""
    (project / "overrides/egen.html").write_text(template)
    (project / "docs/om/egen.md").write_text("---\ntitle: Egen\ntemplate: egen.html\n---\n\n## Ett\n")
    same_as_mkdocs(project)


def test_a_link_that_leads_nowhere_is_told(project: Path) -> None:
    (project / "docs/om/sida.md").write_text("# En\n\n[bruten](finns-inte.md)\n")
    assert "docs/om/sida.md: the link 'finns-inte.md' leads to no page" in run(project, "build").stderr


def test_a_build_does_not_load_mkdocs(project: Path) -> None:
    python(project, f"import sys\ntry: {OURS}\nfinally: assert not {{'mkdocs', 'material'}} & set(sys.modules)")


def test_the_projects_settings_are_those_of_the_engine(built_project: Path) -> None:
    """``mkdocs build`` reads the project's file, ``samkompass build`` writes the tree's."""
    project = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    tree = yaml.safe_load((built_project / "build/nationell/mkdocs.yml").read_text(encoding="utf-8"))
    assert project["theme"] == tree["theme"]
    assert project["use_directory_urls"] is tree["use_directory_urls"] is False
    assert [name for name in project["markdown_extensions"] if name not in tree["markdown_extensions"]] == []
