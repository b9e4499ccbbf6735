"""The pens of the formats that are read: the words of an article become nothing but their characters."""

from __future__ import annotations

from html import escape

from summarizer.schemas import Evidence

from .safety import markdown, plain


class MarkdownPen:
    """Writes Markdown; passages are cited by their number in the list of quotes."""

    def text(self, text: str) -> str:
        """`text` escaped as `safety.markdown` does."""
        return markdown(text)

    def bold(self, written: str) -> str:
        """In asterisks."""
        return f"**{written}**"

    def cite(self, number: int, passage: Evidence, source: str = "") -> str:  # noqa: ARG002 - the list of quotes tells the rest
        """As "[4]"."""
        return f"[{number}]"

    def place(self, passage: Evidence) -> str:
        """Sentence and offsets."""
        return f"S{passage.sentence}, {passage.start}–{passage.end}"


class HtmlPen:
    """Writes HTML; passages are cited by a link to their sentence that carries the verdict.

    Words of the article stand in `bdi`, so that a name written from right to left turns nothing around it.
    """

    def text(self, text: str) -> str:
        """`text` on one line, without what nobody sees, escaped."""
        shown = plain(text).strip()
        return f"<bdi>{escape(shown)}</bdi>" if shown else ""

    def bold(self, written: str) -> str:
        """In `b`."""
        return f"<b>{written}</b>"

    def cite(self, number: int, passage: Evidence, source: str = "") -> str:  # noqa: ARG002 - the sentence has a number
        """As "S4" or "A2 S4", with the verdict as a sign and as a word for who does not see it."""
        verdict = passage.verdict
        return (
            f"{_link(passage, source, f'{verdict.value}: {escape(verdict.definition)}')}{_where(passage, source)}"
            f'<span class="verdict {verdict.value}"><span class="unseen"> {verdict.value}</span></span></a>'
        )

    def place(self, passage: Evidence) -> str:
        """A link to the sentence."""
        return f"{_link(passage)}{_where(passage)}</a>"


class NotebookPen(HtmlPen):
    """Writes HTML for a page that is not ours: a reference leads nowhere, and has its quote in a tooltip."""

    def cite(self, number: int, passage: Evidence, source: str = "") -> str:  # noqa: ARG002 - the sentence has a number
        """As "[S4]"."""
        quote = f"{escape(plain(passage.exact))} ({passage.verdict.value})"
        return f'<small title="{quote}">[{_where(passage, source)}]</small>'

    def place(self, passage: Evidence) -> str:
        """As "[S4]"."""
        return self.cite(0, passage)


def _where(passage: Evidence, source: str = "") -> str:
    return f"{source} S{passage.sentence}".lstrip()


def _link(passage: Evidence, source: str = "", title: str = "") -> str:
    """The beginning of a link to the sentence; `title` is escaped."""
    told = f' title="{title}"' if title else ""
    return f'<a class="cite" href="#{source.lower()}s{passage.sentence}"{told}>'


MARKDOWN, HTML, NOTEBOOK = MarkdownPen(), HtmlPen(), NotebookPen()
