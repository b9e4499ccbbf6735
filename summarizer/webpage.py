"""The article of a web page, and what the page says of it. Runs in a process of its own: see `unpacking`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNSEEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0*)?\s*(?:;|!|$)"
    r"|font-size\s*:\s*0(?:[a-z%]*)?\s*(?:;|!|$)|(?:max-)?(?:height|width)\s*:\s*0(?:px)?\s*(?:;|!|$)"
    r"|(?:text-indent|left|top|margin-left)\s*:\s*-\d{3,})",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*(#?\w+)", re.IGNORECASE)
_COLOR = re.compile(r"(?:^|;)\s*color\s*:\s*(#?\w+)", re.IGNORECASE)
_WHITE = frozenset({"white", "#fff", "#ffffff", "transparent"})
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SIMPLE = re.compile(r"(?:^|,)\s*\w*([.#])([\w-]+)\s*(?=,|$)")
_NEVER_SHOWN = ("script", "style", "template", "noscript", "object", "iframe", "svg")
_FIELDS = {"title": "title", "byline": "author", "site": "sitename", "published": "date", "url": "url"}


def read_page(html: str, url: str | None = None) -> dict[str, Any]:
    """The text of a page's article under `text`, with title, byline, site, published (ISO date) and url.

    What a reader of the page would not see (comments, hidden elements, text for pictures) is no part of it;
    `hidden` counts the passages left out. `text` is empty where there is no article.
    """
    import trafilatura
    from lxml.html import HTMLParser, document_fromstring

    tree = document_fromstring(html.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))
    hidden = _prune(tree)
    found = trafilatura.bare_extraction(
        tree,
        url=url,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False},  # no guess from the text
    )
    values = {name: getattr(found, field, None) or None for name, field in _FIELDS.items()}
    return {"text": (getattr(found, "text", None) or "").strip(), "hidden": hidden, **values}


def _prune(tree: HtmlElement) -> int:
    """Take out what no reader of the page sees; how many passages of words that were."""
    unseen = _unseen_names(tree)
    gone = 0
    for element in list(tree.iter()):
        if not isinstance(element.tag, str):  # a comment or a processing instruction
            element.drop_tree()
        elif element.tag in {"html", "body", "head"} or element.getparent() is None:
            continue
        elif element.tag in _NEVER_SHOWN and element.get("type") != "application/ld+json":
            element.drop_tree()
        elif _is_unseen(element, unseen):
            gone += bool("".join(element.itertext()).strip())
            element.drop_tree()
    return gone


def _is_unseen(element: HtmlElement, names: frozenset[tuple[str, str]]) -> bool:
    style = element.get("style") or ""
    own = {("#", element.get("id") or ""), *((".", name) for name in (element.get("class") or "").split())}
    return "hidden" in element.attrib or bool(_UNSEEN.search(style)) or _is_faint(style) or not names.isdisjoint(own)


def _is_faint(style: str) -> bool:
    """White words on a background that is white or not named, or of the background's colour."""
    color, background = _COLOR.search(style), _BACKGROUND.search(style)
    if not color:
        return False
    ground = background[1].lower() if background else "white"
    return color[1].lower() == ground or {color[1].lower(), ground} <= _WHITE


def _unseen_names(tree: HtmlElement) -> frozenset[tuple[str, str]]:
    """Classes and ids that a style sheet in the page hides, outside of media queries."""
    out: set[tuple[str, str]] = set()
    for sheet in tree.iter("style"):
        css = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|/\*.*?\*/", "", sheet.text or "", flags=re.DOTALL)
        for selectors, body in _RULE.findall(css):
            if _UNSEEN.search(body):
                out |= set(_SIMPLE.findall(selectors.strip()))
    return frozenset(out)
