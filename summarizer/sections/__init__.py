"""The built-in sections of a brief, in the order in which they are asked about."""

from __future__ import annotations

from . import actors, claims, goals, territory
from .base import Section

BUILT_IN: tuple[Section, ...] = (actors.SECTION, claims.SECTION, territory.SECTION, goals.SECTION)
