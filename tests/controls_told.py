"""What the words of control in a text tell, as tests compare it."""

from __future__ import annotations

from summarizer.control import controls
from summarizer.schemas import Change


def told(text: str) -> list[tuple[Change, str, str | None, str | None]]:
    """Change, place, who gains and who loses of each control in `text`."""
    return [
        (
            each.change,
            text[slice(*place)],
            text[slice(*each.gained_by)] if each.gained_by else None,
            text[slice(*each.lost_by)] if each.lost_by else None,
        )
        for each in controls(text)
        for place in each.places
    ]
