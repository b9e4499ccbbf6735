"""Merging: one story out of many briefs, and what changed between two. Pure functions; no model is asked."""

from __future__ import annotations

from .difference import Difference, diff
from .dossier import merge

__all__ = ["Difference", "diff", "merge"]
