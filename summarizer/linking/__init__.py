"""Linking: mentions (names, short forms, acronyms, descriptions) to actors. Only what the source settles.

"HTS" is "Hayat Tahrir al-Sham" where the text says so or the initials fit; "the official" is the last official before
it with nothing said against it; a surname is the person introduced with it. What stays open is nobody's alias.
"""

from __future__ import annotations

from .directory import UNNAMED_SOURCE, Directory, slug
from .entry import Entry

__all__ = ["UNNAMED_SOURCE", "Directory", "Entry", "slug"]
