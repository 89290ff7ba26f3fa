"""Links of built pages lead somewhere, and to everything."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from html_pages import Pages

from samkompass.check.permalinks import permalinks
from samkompass.compile.compile import compile_project
from samkompass.load.project import Project
from samkompass.render.urls import record_path
from support import ROOT


def _broken(pages: Pages, site: Path, path: str, address: str) -> bool:
    target, anchor = urldefrag(address)
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return False
    if parts.path.startswith("/"):  # the page for wrong addresses shows at any depth
        file = site / unquote(parts.path).lstrip("/")
    else:
        file = (site / path).parent / unquote(parts.path) if parts.path else site / path
    if not file.resolve().is_file():
        return True
    if not anchor:
        return False
    page = pages[file.resolve().relative_to(site.resolve()).as_posix()]
    return not any(node.attributes.get("id") == unquote(anchor) for node in page.css("[id]"))


def test_every_link_within_the_site_leads_somewhere(all_pages: Pages, built_site: Path) -> None:
    broken = {
        f"{path} → {address}"
        for path, page in all_pages.items()
        for node in page.css("[href], [src]")
        for address in [node.attributes.get("href") or node.attributes.get("src") or ""]
        if _broken(all_pages, built_site, path, address)
    }
    assert broken == set()


def test_links_in_templates_lead_somewhere_too(all_pages: Pages, built_site: Path) -> None:
    """The parts of a result are in template elements, which a parser keeps apart."""
    links = {
        (path, address)
        for path, page in all_pages.items()
        for template in re.findall(r"<template\b.*?</template>", page.html or "", re.DOTALL)
        for address in re.findall(r'(?:href|data-script|data-style)="([^"]*)"', template)
    }
    assert links
    assert {link for link in links if _broken(all_pages, built_site, *link)} == set()


def test_links_within_the_site_are_relative(all_pages: Pages) -> None:
    absolute = {
        f"{path} → {address}"
        for path, page in all_pages.items()
        if not path.endswith("404.html")
        for node in page.css("[href], [src]")
        if (address := node.attributes.get("href") or node.attributes.get("src") or "").startswith("/")
    }
    assert absolute == set()


def test_every_permalink_is_an_address_on_the_site(pages: Pages) -> None:
    knowledge = compile_project(Project(ROOT)).knowledge
    things = (*knowledge.records.values(), *knowledge.instruments.values())
    astray = []
    for link in (link for thing in things for link in permalinks(thing)):
        path, _, anchor = record_path(knowledge, link).partition("#")
        if path not in pages or (anchor and not pages[path].css(f'[id="{anchor}"]')):
            astray.append(link)
    assert astray == []


def test_every_page_can_be_reached_from_the_start_page_by_links(all_pages: Pages) -> None:
    reached, ahead = {"index.html"}, ["index.html"]
    while ahead:
        path = ahead.pop()
        for node in all_pages[path].css("a[href]"):
            parts = urlsplit(node.attributes["href"] or "")
            if not parts.scheme and parts.path.endswith(".html"):
                target = (Path("/") / path).parent.joinpath(parts.path).resolve().relative_to("/").as_posix()
                if target not in reached:
                    reached.add(target)
                    ahead.append(target)
    assert set(all_pages) - reached - {"404.html", "en/404.html"} == set()
