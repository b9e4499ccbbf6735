"""The user's folder: where weights and the store are kept."""

from __future__ import annotations

import os
from pathlib import Path


def user_folder() -> Path:
    """Folder `summarizer` in SUMMARIZER_HOME, else XDG_CACHE_HOME, else ~/.cache."""
    base = os.environ.get("SUMMARIZER_HOME") or os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "summarizer"
