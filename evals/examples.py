"""The briefs of the examples: every article in examples/ through the model, as Markdown and as JSON."""

from __future__ import annotations

import sys
from pathlib import Path

from summarizer import Summarizer
from summarizer.render import render

FOLDER = Path(__file__).parent.parent / "examples"


def write_briefs(model: str = "local") -> None:
    """Write `NAME.md` and `NAME.json` beside every `NAME.txt`, and say on standard error what it took."""
    with Summarizer(model) as session:
        for article in sorted(FOLDER.glob("*.txt")):
            brief = session.summarize(article)
            for suffix, form in ((".md", "markdown"), (".json", "json")):
                article.with_suffix(suffix).write_text(render(brief, form), encoding="utf-8")
            usage = brief.generation.usage
            print(f"{article.name}: {usage.calls} questions, {usage.seconds:.0f} s", file=sys.stderr)
