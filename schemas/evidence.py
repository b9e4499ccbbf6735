"""Evidence: the source's own words, where they stand, and how faithfully they are given."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from .vocabulary import Verdict

FAITHFUL = frozenset({Verdict.VERBATIM, Verdict.TYPOGRAPHIC, Verdict.ELIDED})


class Frozen(BaseModel):
    """Base of every part of a brief: no unknown keys, no changes after it is made."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Evidence(Frozen):
    """One passage of the source. `text[start:end] == exact`, counted in code points, end exclusive."""

    sentence: int = Field(ge=1, description="number of the sentence the passage stands in")
    start: int = Field(ge=0, description="first code point, in the text as the user gave it")
    end: int = Field(ge=0, description="one past the last code point")
    exact: str = Field(description="the passage, cut from the source")
    prefix: str = Field(default="", description="up to 32 code points before it")
    suffix: str = Field(default="", description="up to 32 code points after it")
    verdict: Verdict = Field(description="how what the model quoted stands to the source")
