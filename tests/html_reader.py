"""A page as a browser's parser reads it: strictly, so that a mistake in the markup fails the test."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib


def read(page: str) -> Element:
    """The document of a whole page. Raises html5lib's ParseError for markup that is not well formed."""
    return _read(page)


def fragment(markup: str) -> Element:
    """The content of a page with nothing but `markup` in its body."""
    return find(_read(f"<!DOCTYPE html><html><head><title>t</title></head><body>{markup}</body></html>"), "body")


def _read(page: str) -> Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    document: Element = parser.parse(page)
    return document


def every(root: Element, tag: str = "*", **attributes: str) -> list[Element]:
    """Elements with this tag and these attributes; `class_` means one of the classes, `data_x` is `data-x`."""
    return [each for each in root.iter() if _fits(each, tag, attributes)]


def find(root: Element, tag: str = "*", **attributes: str) -> Element:
    """The only such element."""
    found = every(root, tag, **attributes)
    assert len(found) == 1, f"{len(found)} elements {tag} {attributes}"
    return found[0]


def text(element: Element) -> str:
    """The text of an element, white space as a reader sees it."""
    return " ".join("".join(element.itertext()).split())


def shape(root: Element) -> list[tuple[str, tuple[str, ...]]]:
    """Tags with the names of their attributes, in order: what the page is made of, its text aside."""
    return [(_tag(each), tuple(sorted(map(str, each.attrib)))) for each in root.iter()]


def attributes(root: Element) -> Iterator[tuple[str, str, str]]:
    """Every attribute: tag, name, value."""
    for each in root.iter():
        for name, value in each.attrib.items():
            yield _tag(each), str(name), value


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _fits(element: Element, tag: str, attributes: dict[str, str]) -> bool:
    if not isinstance(element.tag, str) or tag not in ("*", _tag(element)):
        return False
    for key, value in attributes.items():
        name = key.rstrip("_").replace("_", "-")
        own = element.get(name)
        if own is None or (value not in own.split() if name == "class" else own != value):
            return False
    return True
