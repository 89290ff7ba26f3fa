"""The MkDocs plugin: hands rendered pages to MkDocs and the built site to the publishing stage. It does not think."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from samkompass.load.project import Project
from samkompass.model.diagnostic import ProblemsFound
from samkompass.publish.editions import Editions
from samkompass.publish.finish import Finisher
from samkompass.publish.page import PageProblem
from samkompass.publish.settings import extra, site_name
from samkompass.publish.staging import Staging
from samkompass.render.output import RenderedSite

from .theme import material_stylesheets

if TYPE_CHECKING:  # a build needs no server
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("samkompass")


class SamkompassConfig(base.Config):
    """Settings of the plugin in ``mkdocs.yml``."""

    edition = config_options.Type(str, default="nationell")
    """Id of the edition to build, a folder in ``content/editions``."""

    cache = config_options.Type(bool, default=True)
    """Keep what was rendered in ``.cache/`` beside ``mkdocs.yml``, so that unchanged input is not rendered again."""


class SamkompassPlugin(BasePlugin[SamkompassConfig]):
    """Renders the project that ``mkdocs.yml`` stands in."""

    def __init__(self) -> None:
        self.preview = False
        self.site: RenderedSite | None = None
        self.hand_written: Mapping[str, Path] = {}
        self.finisher: Finisher | None = None
        self.staging: Staging | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview."""
        self.preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Render, and let MkDocs build beside the old site."""
        project = Project(Path(config.config_file_path).parent)
        editions = Editions(project, cache=self.config.cache)
        try:
            rendered = editions.render(self.config.edition)
            self.site, self.hand_written = rendered.site, rendered.pages
            editions.save()
        except ProblemsFound as problem:
            problems = f"the project has problems:\n{problem}"
            # A preview goes on with what it last showed: MkDocs would else leave the browser waiting.
            if not (self.preview and self.site):
                raise PluginError(problems) from problem
            log.error("%s\n\nThe preview shows the pages as they were until this is mended.", problems)
        _configure(config, self.site)
        self.finisher = Finisher(self.site, preview=self.preview)
        if not self.preview:
            self.staging = Staging(Path(config.site_dir))
            config.site_dir = str(self.staging.folder)
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the rendered pages, and the edition's own hand-written ones in the place of the base's."""
        for path, text in self._rendered_site.pages.items():
            files.append(File.generated(config, path, content=text))
        for path, asset in self._rendered_site.assets.items():
            files.append(File.generated(config, path, content=asset))
        for path, file in self.hand_written.items():
            if not file.is_relative_to(config.docs_dir):
                if replaced := files.get_file_from_path(path):
                    files.remove(replaced)
                files.append(File.generated(config, path, abs_src_path=str(file)))
        return files

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Finish a page."""
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


def _configure(config: MkDocsConfig, site: RenderedSite) -> None:
    config.site_name = site_name(site)
    config.nav = site.navigation
    config.extra |= extra(site, material_stylesheets())
