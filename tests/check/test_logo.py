"""A logo is a picture and nothing else."""

from __future__ import annotations

import pytest

from samkompass.check import picture, svg
from samkompass.load.pictures import LARGEST
from samkompass.model.look import Picture

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 8 8">'
PNG = b"\x89PNG\r\n\x1a\n...\x00\x00\x00\x00IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0...\xff\xd9"
WEBP = b"RIFF\x0c\x00\x00\x00WEBPVP8 ...."


def named(name: str, data: bytes) -> Picture:
    return Picture(name, len(data), data)


def document(inner: str, head: str = HEAD) -> bytes:
    return f"{head}{inner}</svg>".encode()


@pytest.mark.parametrize(
    "inner",
    [
        '<path d="M0 0h8v8z" fill="#c24c00"/>',
        '<title>Vapen</title><desc>https://example.se</desc><g style="fill:#fff;opacity:.5"><rect width="8"/></g>',
        '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><rect fill="url(#a)" width="8"/>',
        '<style>.a{fill:#005a9c} .b{filter:url( "#f" )}</style><circle class="a" r="3"/>',
        '<symbol id="s"><path d="M0 0"/></symbol><use xlink:href="#s"/><use href="#s"/>',
        '<image href="data:image/png;base64,iVBORw0KGgo="/>',
        '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" r:about=""/></metadata>',
        '<i:namedview xmlns:i="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" i:zoom="2"/>',
        "<!-- Tecknad av vaktmästaren --><text>Provregionen</text>",
    ],
)
def test_a_drawing_passes(inner: str) -> None:
    assert svg.problem(document(inner)) is None


@pytest.mark.parametrize(
    ("inner", "reason"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>', "<script>"),
        ("<SCRIPT/>", "<SCRIPT>"),
        ('<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>', "<script>"),
        ("<foreignObject><p/></foreignObject>", "<foreignObject>"),
        ('<a href="#x"><path d="M0 0"/></a>', "<a>"),
        ('<set attributeName="href" to="javascript:alert(1)"/>', "<set>"),
        ('<animate attributeName="href" values="javascript:alert(1)"/>', "<animate>"),
        ('<handler type="text/javascript"/>', "<handler>"),
        ('<iframe src="https://example.se"/>', "<iframe>"),
        ('<path onclick="alert(1)"/>', "onclick"),
        ('<path ONLOAD="alert(1)"/>', "ONLOAD"),
        ('<use href="https://example.se/a.svg#b"/>', "outside itself"),
        ('<use xlink:href="annan.svg#b"/>', "outside itself"),
        ('<image href="//example.se/a.png"/>', "outside itself"),
        ('<image href="java&#9;script:alert(1)"/>', "code"),
        ('<image xlink:href=" JavaScript:alert(1)"/>', "code"),
        ('<image href="data:text/html,&lt;script&gt;"/>', "code"),
        ('<image href="data:image/svg+xml;base64,PHN2Zz4="/>', "code"),
        ('<use href="data:image/png;base64,iVBORw0KGgo="/>', "outside itself"),
        ('<g xml:base="https://example.se/"/>', "xml:base"),
        ('<rect fill="url(https://example.se/a.svg#b)"/>', "url("),
        ("<rect mask=\"image-set('https://example.se/a.png' 1x)\"/>", "image-set("),
        (r'<rect fill="\75rl(https://example.se)"/>', "\\"),
        ("<style>@import 'https://example.se/a.css';</style>", "'@'"),
        ("<style>a{background:url(a.png)}</style>", "url("),
        ("<style>a{b:url(#a)}<!-- --> c{d:URL( 'a.png')}</style>", "url("),
        ("<style><![CDATA[a{background:u\\rl(a.png)}]]></style>", "\\"),
        ("<?xml-stylesheet href='https://example.se/a.css'?>", "processing instruction"),
        ("<unknown/>", "<unknown>"),
        ('<p xmlns=""/>', "no namespace"),
    ],
)
def test_what_is_not_drawing_is_refused(inner: str, reason: str) -> None:
    assert reason in (svg.problem(document(inner)) or "passed")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no element"),
        (b"Ingen bild", "no XML"),
        (b"<svg><path d='M0 0'/></svg>", "starts with <svg>"),
        (b"<html xmlns='http://www.w3.org/1999/xhtml'/>", "starts with <html>"),
        (document("<path>"), "mismatched tag"),
        (document("") + b"<script/>", "no XML"),
        (b"<!DOCTYPE svg>" + document(""), "document type"),
        (b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]>' + document("&d;"), "document type"),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + document("&b;"), "document type"),
        (document("&odeklarerad;"), "undefined entity"),
        (b"<?xml version='1.0' encoding='klingon'?>" + document(""), "encoding"),
        (b"\x1f\x8b\x08" + b"0" * 20, "no XML"),
        (document("<script/>").decode().encode("utf-16"), "<script>"),
    ],
)
def test_what_is_no_svg_is_refused(data: bytes, reason: str) -> None:
    assert reason in (svg.problem(data) or "passed")


@pytest.mark.parametrize("depth", [50_000])
def test_a_deep_drawing_costs_no_traceback(depth: int) -> None:
    assert svg.problem(document("<g>" * depth + "</g>" * depth)) is None


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("logo.png", PNG),
        ("logo.PNG", PNG),
        ("logo.jpg", JPEG),
        ("logo.jpeg", JPEG),
        ("logo.webp", WEBP),
        ("logo.svg", document("")),
    ],
)
def test_a_whole_picture_of_the_kind_that_its_name_says_passes(name: str, data: bytes) -> None:
    assert picture.problem(named(name, data)) is None


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("logo.png", JPEG, "is a picture in JPEG, and its name says PNG"),
        ("logo.svg", PNG, "is a picture in PNG, and its name says SVG"),
        ("logo.png", document(""), "no picture"),
        ("logo.jpg", b"GIF89a", "no picture"),
        ("logo.png", b"", "no picture"),
        ("logo.png", PNG[:-1], "broken off"),
        ("logo.png", PNG + b"<script>", "broken off"),
        ("logo.jpg", JPEG[:-1], "broken off"),
        ("logo.webp", WEBP + b"PK", "broken off"),
    ],
)
def test_another_file_is_refused(name: str, data: bytes, reason: str) -> None:
    assert reason in (picture.problem(named(name, data)) or "passed")


def test_a_picture_has_a_largest_size() -> None:
    assert picture.problem(Picture("logo.png", LARGEST, PNG)) is None
    assert "bytes" in (picture.problem(Picture("logo.png", LARGEST + 1, PNG)) or "passed")
