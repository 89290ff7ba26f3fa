"""What MkDocs copies from the theme is listed without the folders that give nothing."""

from __future__ import annotations

from pathlib import Path

from jinja2 import FileSystemLoader

from samkompass.adapters.theme import VisibleFiles


def test_hidden_folders_and_what_would_be_removed_are_left_out(tmp_path: Path) -> None:
    for name in (
        "a/main.html",
        "a/assets/x.css",
        "a/assets/javascripts/y.js",
        "a/.icons/z.svg",
        "b/main.html",
        "b/c.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    folders = [tmp_path / "b", tmp_path / "a"]
    listed = VisibleFiles(folders).list_templates()
    assert listed == ["assets/x.css", "c.txt", "main.html"]
    assert set(FileSystemLoader(folders).list_templates()) - set(listed) == {".icons/z.svg", "assets/javascripts/y.js"}
