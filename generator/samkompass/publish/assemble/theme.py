"""The theme: the templates around every page, and the files that go to the site as they are."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePath
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, Template, pass_context
from jinja2.runtime import Context

from samkompass.render.quick import QuickEnvironment

from .links import from_folder, from_root
from .navigation import Page

PAGE = "main.html"
NOT_FOUND = "404.html"
"""The theme's own page. It shows at any address, so that its links begin at the root of the server."""

_NO_ASSETS = (".html", ".md", ".py", ".pyc")
_NO_ASSET = "mkdocs_theme.yml"


_SHARED: Mapping[str, Callable[[Page], Hashable]] = {
    "partials/sk-search.html": lambda _: None,
    "partials/sk-footer.html": lambda page: page.folder,
    "partials/sk-parts.html": lambda page: (page.folder, page.part, page.opens_part),
}
"""Parts of the frame that many pages of a site have in common → what the pages differ in that have others."""


class _ThemeEnvironment(QuickEnvironment):
    """Renders what is `_SHARED` once for a site, and keeps it in the dictionary that the context has as ``shared``."""

    def _load_template(self, name: str, globals: Any) -> Template:
        template = super()._load_template(name, globals)
        if name in _SHARED and not isinstance(template.root_render_func, _Shared):
            template.root_render_func = _Shared(name, template.root_render_func)
        return template


@dataclass(frozen=True)
class _Shared:
    """Renders a part of the frame, or gives it as it was rendered for another page."""

    name: str
    render: Callable[[Context], Iterator[str]]

    def __call__(self, context: Context) -> Iterator[str]:
        page, shared = context["page"], context.get("shared")
        if shared is None or not page:
            yield from self.render(context)
            return
        key = (self.name, _SHARED[self.name](page))
        if key not in shared:
            shared[key] = "".join(self.render(context))
        yield shared[key]


@dataclass(frozen=True)
class Theme:
    """A folder of templates and files, with stylesheets from elsewhere.

    Attributes:
        folder: the templates, and the files that the site takes over as they are.
        stylesheets: path on the site → file.
        compiled: a folder that keeps the compiled templates, if they are to be kept.
    """

    folder: Path
    stylesheets: Mapping[str, Path] = field(default_factory=dict)
    compiled: Path | None = None

    def environment(self) -> Environment:
        """Jinja as MkDocs sets it up: without autoescape, and names that are not defined are empty."""
        if self.compiled:
            self.compiled.mkdir(parents=True, exist_ok=True)
        kept = FileSystemBytecodeCache(str(self.compiled)) if self.compiled else None
        jinja = _ThemeEnvironment(loader=FileSystemLoader(self.folder), auto_reload=False, bytecode_cache=kept)
        jinja.filters["url"] = _url
        return jinja

    @cached_property
    def assets(self) -> dict[str, bytes]:
        """Path on the site → bytes."""
        own = {path: self.folder / path for path in _files(self.folder)}
        return {path: file.read_bytes() for path, file in sorted({**self.stylesheets, **own}.items())}


@pass_context
def _url(context: Context, value: object) -> str:
    """Filter: a URL of the site as seen from the page that is built."""
    page = context["page"]
    return from_folder(str(value), page.folder) if page else from_root(str(value), context["base_url"])


def _files(folder: Path) -> Iterator[str]:
    """Paths of the theme's files that are no templates; what is hidden or read by people is left out."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name[0] != "."]
        for name in names:
            if not (name[0] == "." or name.endswith(_NO_ASSETS) or name == _NO_ASSET or "readme" in name.lower()):
                yield (PurePath(place).relative_to(folder) / name).as_posix()
