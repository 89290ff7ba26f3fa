"""URLs in the theme are those that MkDocs' filter gives."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.utils import normalize_url

from samkompass.publish.assemble.links import from_folder, from_root

URLS = st.lists(st.sampled_from(["a", "b", "index.html", "..", ".", "", "c.css"]), max_size=5).map("/".join)
PLACES = st.sampled_from(["index.html", "a/index.html", "a/b/x.html", "c/d/e/f.html", "a.b/c.html"])


@given(URLS, PLACES)
@example("https://example.org/a", "a/x.html")
@example("//example.org", "a/x.html")
@example("mailto:a@b.se", "a/x.html")
@example("#a", "a/x.html")
@example("/a", "a/x.html")
@example("", "a/x.html")
@example("../a/", "a/b/x.html")
def test_as_seen_from_a_page(url: str, page: str) -> None:
    seen: Any = SimpleNamespace(url=page)
    assert from_folder(url, page.rpartition("/")[0]) == normalize_url(url, seen)


@given(URLS)
@example("https://example.org/a")
@example("#a")
@example("/a")
def test_from_the_root(url: str) -> None:
    assert from_root(url, "/") == normalize_url(url, None, "/")
