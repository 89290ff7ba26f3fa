"""Hand-written pages: Markdown → HTML by Python-Markdown, with links between the pages as MkDocs resolves them.

Imported when there is something to convert.
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote, unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from samkompass.publish.settings import EXTENSIONS

from .converted import Converted
from .links import relative

_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


def convert(path: str, source: str, files: frozenset[str]) -> tuple[Converted, list[str]]:
    """Convert a page.

    Args:
        path: the page, below ``docs/``.
        source: its Markdown, without front matter.
        files: what links can lead to, as paths below ``docs/``.

    Returns:
        The page, and what is wrong with its links, for people.
    """
    markdown = Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSIONS)
    links = _Links(markdown, path, files)
    markdown.treeprocessors.register(links, "links", 0)
    content = markdown.convert(source)
    return Converted(content, markdown.toc_tokens), links.problems


def title(content: str, path: str) -> str:
    """The title of a page that gives none: its heading, when it begins with one, or its file's name."""
    if heading := _TITLE.match(content):
        return " ".join(_TAG.sub("", heading[1]).split())
    name = posixpath.basename(path).removesuffix(".md").replace("-", " ").replace("_", " ")
    return name.capitalize() if name == name.lower() else name


class _Links(Treeprocessor):  # type: ignore[misc]
    """Makes links to Markdown files links to the pages that they become."""

    def __init__(self, markdown: Markdown, path: str, files: frozenset[str]) -> None:
        super().__init__(markdown)
        self.problems: list[str] = []
        self._path = path
        self._files = files

    def run(self, root: Element) -> None:
        for element in root.iter():
            name = {"a": "href", "img": "src"}.get(element.tag, "")
            if name and (url := element.get(name)) is not None:
                element.set(name, self._resolved(url))

    def _resolved(self, url: str) -> str:
        scheme, host, path, query, anchor = urlsplit(url)
        if scheme or host or not path or AMP_SUBSTITUTE in url or url.startswith(("/", "\\")):
            return url
        folder = posixpath.dirname(self._path)
        file = posixpath.normpath(posixpath.join(folder, unquote(path)).lstrip("/"))
        if file.startswith("../"):  # a page of the site in another language
            return url
        if file not in self._files:
            self.problems.append(f"docs/{self._path}: the link '{url}' leads to no page or file of the site.")
            return url
        page = f"{file.removesuffix('.md')}.html" if file.endswith(".md") else file
        return urlunsplit(("", "", relative(quote(page), quote(folder)), query, anchor))
