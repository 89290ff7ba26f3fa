"""The documents for contributors name everything that there is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from markdown_it import MarkdownIt

from samkompass.adapters.cli import main
from samkompass.adapters.rules_page import PAGE, rules_page
from samkompass.model.diagnostic import Rule
from samkompass.model.kinds import ADAPTERS, KINDS, OTHER_KINDS
from samkompass.model.rules import RULES
from support import ROOT

CONTRIBUTING = ROOT / "docs" / "contributing"
READ_ME = ROOT / "README.md"


def commands(group: click.Group, name: str = "samkompass") -> Iterator[tuple[str, click.Command]]:
    for command_name, command in sorted(group.commands.items()):
        whole = f"{name} {command_name}"
        yield whole, command
        if isinstance(command, click.Group):
            yield from commands(command, whole)


COMMANDS = dict(commands(main))
OPTIONS = sorted(
    {
        (name, option)
        for name, command in [("samkompass", main), *COMMANDS.items()]
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option != "--help"
    }
)


def everything_written() -> str:
    pages = [READ_ME, *sorted(CONTRIBUTING.glob("*.md"))]
    return "\n".join(page.read_text(encoding="utf-8") for page in pages if page.name != PAGE.name)


def test_the_page_of_rules_is_made_from_the_rules() -> None:
    assert (ROOT / PAGE).read_text(encoding="utf-8") == rules_page(), "Run `make rules`."


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_the_page_of_rules_says_what_each_demands_and_how_to_mend_it(rule: Rule) -> None:
    shown = shown_text((ROOT / PAGE).read_text(encoding="utf-8"))
    parts = [part.replace("`", "") for part in (rule.id, rule.demands, rule.mend)]
    assert [part for part in parts if part not in shown] == []


def shown_text(markdown: str) -> str:
    """What a reader sees, without the markup."""
    blocks = MarkdownIt().parse(markdown)
    return "\n".join("".join(token.content for token in block.children or []) for block in blocks)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    assert name in everything_written()


@pytest.mark.parametrize(("name", "option"), OPTIONS)
def test_every_option_is_documented(name: str, option: str) -> None:
    page = (CONTRIBUTING / "commands.md").read_text(encoding="utf-8")
    assert option in page, f"docs/contributing/commands.md does not tell of {option} of {name}"


@pytest.mark.parametrize("kind", [*KINDS, *OTHER_KINDS])
def test_every_kind_of_file_is_documented(kind: str) -> None:
    assert f"`{kind}" in everything_written()


def section(page: str, heading: str) -> str:
    """A heading's text, up to the next heading of its level or a higher one."""
    level = heading.partition(" ")[0]
    lines = page.splitlines()
    start = lines.index(heading) + 1
    ends = (
        place
        for place, line in enumerate(lines[start:], start)
        if line.startswith("#") and len(line.partition(" ")[0]) <= len(level)
    )
    return "\n".join(lines[start : next(ends, len(lines))])


def fields(schema: dict[str, Any]) -> set[str]:
    """The names of all fields of a kind of file, whatever they are fields of."""
    return {name for part in (schema, *schema.get("$defs", {}).values()) for name in part.get("properties", {})}


def untold(kind: str, told: str) -> list[str]:
    """The fields of a kind of file that a text neither names nor shows in an example."""
    names = fields(ADAPTERS[kind].json_schema())
    return sorted(name for name in names if not re.search(rf"`{name}`|(?<!\w){name}:", told))


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_record_is_documented_with_its_kind(kind: str) -> None:
    page = (CONTRIBUTING / "content.md").read_text(encoding="utf-8")
    headings = ("## What every kind has", "## Sources", "## Ids", f"### {kind}")
    assert untold(kind, "\n".join(section(page, heading) for heading in headings)) == []


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_every_field_of_another_file_is_documented(kind: str) -> None:
    pages = ("content.md", "instruments.md", "editions.md", "editions-look.md")
    assert untold(kind, "\n".join((CONTRIBUTING / page).read_text(encoding="utf-8") for page in pages)) == []


@pytest.mark.parametrize("kind", ADAPTERS)
def test_the_editor_is_told_which_files_have_the_schema_of_a_kind(kind: str) -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert f"./schemas/{kind}.schema.json" in settings["yaml.schemas"]


def links(page: Path) -> Iterator[str]:
    for block in MarkdownIt().parse(page.read_text(encoding="utf-8")):
        for token in block.children or []:
            address = token.attrs.get("href") or token.attrs.get("src")
            if address and "://" not in str(address) and not str(address).startswith(("#", "mailto:")):
                yield str(address).partition("#")[0]


@pytest.mark.parametrize("page", [READ_ME, *sorted(CONTRIBUTING.glob("*.md"))], ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    assert [link for link in links(page) if not (page.parent / link).exists()] == []
