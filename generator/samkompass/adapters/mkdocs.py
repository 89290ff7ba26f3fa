"""The MkDocs plugin: hands rendered pages to MkDocs and the built site to the publishing stage. It does not think."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import material
from jinja2 import Environment
from markupsafe import escape
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from samkompass.load.project import Project
from samkompass.publish.cache import RenderCache, cache_key
from samkompass.publish.finish import Finisher
from samkompass.publish.page import PageProblem
from samkompass.publish.staging import Staging
from samkompass.publish.tree import write_tree
from samkompass.render.output import RenderedSite

from . import converted
from .theme import keep_compiled, lighten

if TYPE_CHECKING:  # a build needs no server
    from mkdocs.livereload import LiveReloadServer

HAND_WRITTEN = "om"
"""The folder below ``docs/`` whose pages are on the site. ``contributing`` is for readers of the repository."""


CACHE = ".cache"

log = get_plugin_logger("samkompass")


class SamkompassConfig(base.Config):
    """Settings of the plugin in ``mkdocs.yml``."""

    edition = config_options.Type(str, default="nationell")
    """Id of the edition to build, a folder in ``content/editions``."""

    cache = config_options.Type(bool, default=True)
    """Keep what was rendered in ``.cache/`` beside ``mkdocs.yml``, so that unchanged input is not rendered again."""

    tree = config_options.Optional(config_options.Type(str))
    """A folder to write the rendered tree to, one folder an edition in it, relative to ``mkdocs.yml``."""


class SamkompassPlugin(BasePlugin[SamkompassConfig]):
    """Renders the project that ``mkdocs.yml`` stands in."""

    def __init__(self) -> None:
        self.preview = False
        self.site: RenderedSite | None = None
        self.finisher: Finisher | None = None
        self.staging: Staging | None = None
        self.page_done: Callable[[int, int], None] | None = None
        """Told how many pages are done, and of how many; set by the command line for its progress bar."""
        self._pages = (0, 0)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview."""
        self.preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Render, and let MkDocs build beside the old site."""
        root = Path(config.config_file_path).parent
        cache = RenderCache(root / CACHE / "rendered") if self.config.cache else None
        try:
            self.site = _cached(Project(root), self.config.edition, Path(config.docs_dir), cache)
        except PluginError as problems:
            # A preview goes on with what it last showed: MkDocs would else leave the browser waiting.
            if not (self.preview and self.site):
                raise
            log.error("%s\n\nThe preview shows the pages as they were until this is mended.", problems)
        _configure(config, self.site)
        lighten(config.theme)
        self.finisher = Finisher(self.site, preview=self.preview)
        if self.config.tree:
            _write_tree(root / self.config.tree / self.config.edition, config, self.site)
        if not self.preview:
            self.staging = Staging(Path(config.site_dir))
            config.site_dir = str(self.staging.folder)
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the rendered pages."""
        for path, text in self._rendered_site.pages.items():
            files.append(File.generated(config, path, content=text))
        self._pages = (0, len(self._rendered_site.pages))
        return files

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Keep the theme's compiled templates between builds."""
        if self.config.cache:
            keep_compiled(env, Path(config.config_file_path).parent / CACHE / "theme")
        return env

    def on_pre_page(self, page: Page, /, *, config: MkDocsConfig, files: Files) -> Page:
        """Convert rendered pages without a Markdown parser."""
        if page.file.src_uri in self._rendered_site.pages:
            converted.serve(page, config)
        return page

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Finish a page, and count."""
        done, all_ = self._pages
        self._pages = (min(done + 1, all_), all_)
        if self.page_done:
            self.page_done(*self._pages)
        return self._finished(page.file.dest_uri, output)

    def on_post_template(self, output_content: str, /, *, template_name: str, config: MkDocsConfig) -> str:
        """Finish a page that the theme has by itself, such as the one for wrong addresses."""
        if not template_name.endswith(".html"):
            return output_content
        return self._finished(template_name, output_content)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish the site, and put it in the old one's place."""
        assert self.finisher is not None, "MkDocs calls on_config first"
        with _page_problems():
            self.finisher.rest(Path(config.site_dir))
        if self.staging:
            config.site_dir = str(self.staging.target)
            self.staging.commit()
            self.staging = None

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the old site as it was."""
        if self.staging:
            self.staging.discard()
            self.staging = None

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., Any]) -> None:
        """Reload the preview when a record, an instrument or the theme is edited."""
        for folder in Project(Path(config.config_file_path).parent).input_folders():
            server.watch(str(folder))
        if config.theme.custom_dir:
            server.watch(config.theme.custom_dir)

    def _finished(self, url: str, html: str) -> str:
        assert self.finisher is not None, "MkDocs calls on_config first"
        with _page_problems():
            return self.finisher.page(url, html)

    @property
    def _rendered_site(self) -> RenderedSite:
        assert self.site is not None, "MkDocs calls on_config first"
        return self.site


@contextmanager
def _page_problems() -> Iterator[None]:
    """Stop MkDocs when a page cannot be finished."""
    try:
        yield
    except PageProblem as problem:
        raise PluginError(f"a page cannot be finished: {problem}") from problem


def _cached(project: Project, edition: str, docs: Path, cache: RenderCache | None) -> RenderedSite:
    """Render an edition of a project, unless the cache has it."""
    pages = _hand_written(docs)
    if cache is None:
        return _rendered(project, edition, tuple(pages))
    key = cache_key(project.root, project.inputs(edition), edition, *pages, *project.permalinks())
    site = cache.load(key)
    if site is None:
        site = _rendered(project, edition, tuple(pages))
        cache.store(key, site)
    return site


def _rendered(project: Project, edition: str, hand_written: tuple[str, ...]) -> RenderedSite:
    """Render an edition of a project, or stop MkDocs with all problems."""
    # Imported here, because a build that finds its site in the cache needs none of it.
    from samkompass.compile.compile import compile_edition
    from samkompass.model.diagnostic import ProblemsFound
    from samkompass.render.site import render

    try:
        compiled = compile_edition(project, edition)
        assert compiled.edition is not None, "an edition that is compiled is there"
        return render(compiled, compiled.edition, hand_written)
    except ProblemsFound as problem:
        raise PluginError(f"the project has problems:\n{problem}") from problem


def _hand_written(docs: Path) -> dict[str, Path]:
    """Hand-written pages of the site, the folder's index first."""
    pages = sorted((docs / HAND_WRITTEN).glob("*.md"), key=lambda page: (page.stem != "index", page.stem))
    return {page.relative_to(docs).as_posix(): page for page in pages}


def _configure(config: MkDocsConfig, site: RenderedSite) -> None:
    """What the theme needs to know of the edition. Themes of MkDocs do not escape, so names arrive escaped."""
    config.site_name = str(escape(site.edition.name))
    config.nav = site.navigation
    stylesheets = sorted((Path(material.__file__).parent / "templates/assets/stylesheets").glob("main.*.min.css"))
    config.extra |= {
        "language": site.edition.language,
        "material_css": [f"assets/stylesheets/{sheet.name}" for sheet in stylesheets],
        "texts": dict(site.texts),
        "samkompass": {
            "edition": site.edition.id,
            "edition_name": site.edition.name,
            "version": site.edition.version,
            "language": site.edition.language,
            "contact": site.edition.contact,
        },
    }


def _write_tree(target: Path, config: MkDocsConfig, site: RenderedSite) -> None:
    (overrides,) = [Path(folder) for folder in [config.theme.custom_dir] if folder]
    configuration = {
        "site_name": config.site_name,
        "use_directory_urls": config.use_directory_urls,
        "theme": {
            "name": config.theme.name,
            "custom_dir": "overrides",
            "language": site.edition.language,
            "font": False,
        },
        "markdown_extensions": _extensions(config),
        "plugins": [],
        "nav": site.navigation,
        "extra": dict(config.extra),
    }
    write_tree(target, site, configuration, overrides, _hand_written(Path(config.docs_dir)))


def _extensions(config: MkDocsConfig) -> list[Any]:
    settings = config.mdx_configs
    return [{name: settings[name]} if settings.get(name) else name for name in config.markdown_extensions]


def build(
    configuration: Path,
    edition: str | None,
    tree: Path | None,
    site_dir: Path | None,
    on_page: Callable[[int, int], None] | None = None,
    *,
    cache: bool = True,
) -> RenderedSite:
    """Build with MkDocs in this process, into ``site/<edition>`` or `site_dir`.

    Returns:
        What was rendered; the site is in the folder.

    Raises:
        mkdocs.exceptions.Abort: the build failed; MkDocs has logged why, and the old site is whole.
    """
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config

    config = load_config(str(configuration))
    plugin = config.plugins["samkompass"]
    assert isinstance(plugin, SamkompassPlugin)
    plugin.config.cache = cache
    if edition:
        plugin.config.edition = edition
    config.site_dir = str(site_dir or site_folder(configuration.parent, plugin.config.edition))
    if tree:
        plugin.config.tree = os.fspath(tree)
    plugin.page_done = on_page
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    config.plugins.on_shutdown()
    assert plugin.site is not None
    return plugin.site


def site_folder(root: Path, edition: str) -> Path:
    """Where an edition's site goes when nothing else is said."""
    return root / "site" / edition
