"""What the theme needs to know of an edition, and the ``mkdocs.yml`` with which an engine builds the rendered tree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import escape

from samkompass.render.output import RenderedSite

EXTENSIONS: dict[str, dict[str, str]] = {
    "toc": {"toc_depth": "2-3"},
    "tables": {},
    "fenced_code": {},
    "attr_list": {},
}
"""Extensions of the site's Markdown and their settings, as in the project's ``mkdocs.yml``."""


def site_name(site: RenderedSite) -> str:
    """The name of the site, escaped, because themes do not escape."""
    return str(escape(site.edition.name))


def extra(site: RenderedSite, stylesheets: Iterable[str]) -> dict[str, Any]:
    """What templates find as ``config.extra``.

    Args:
        site: what was rendered.
        stylesheets: stylesheets beside those of the theme's own folder, as paths on the site.
    """
    return {
        "language": site.edition.language,
        "material_css": list(stylesheets),
        "texts": dict(site.texts),
        "samkompass": {
            "edition": site.edition.id,
            "edition_name": site.edition.name,
            "version": site.edition.version,
            "language": site.edition.language,
            "contact": site.edition.contact,
            "logo": site.edition.logo,
            "logo_text": site.edition.logo_text,
            "main_language": site.main_language,
            "fallback": sorted(site.fallback),
            "elsewhere": sorted(site.elsewhere),
            "languages": [
                {
                    "code": other.code,
                    "name": other.name,
                    "start": other.start,
                    "root": other.root,
                    "pages": sorted(other.pages),
                }
                for other in site.languages
            ],
        },
    }


def mkdocs_settings(site: RenderedSite, stylesheets: Iterable[str]) -> dict[str, Any]:
    """The settings of the rendered tree."""
    return {
        "site_name": site_name(site),
        "use_directory_urls": False,
        "theme": {"name": "material", "custom_dir": "overrides", "language": site.edition.language, "font": False},
        "markdown_extensions": [{name: settings} if settings else name for name, settings in EXTENSIONS.items()],
        "plugins": [],
        "nav": site.navigation,
        "extra": extra(site, stylesheets),
    }
