"""The embedded model behind an address on the loopback, for peers that ask a server; it counts its tokens."""

from __future__ import annotations

import re
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import click

from summarizer.embedded import usable_cores
from summarizer.models import resolve
from summarizer.weights import ensure_weights

from ..runs import Cost

CONTEXT = 16_384
"""Tokens: one call with a schema, an article and the brief needs more than our small questions."""
_COUNTERS = {
    "read": "prompt_tokens_total",
    "cached": "prompt_tokens_cached_total",
    "generated": "tokens_predicted_total",
}


class Serving:
    """The model's server; as a context it listens at `url`."""

    def __init__(self, weights: Path) -> None:
        self._weights = weights
        self._server: Any = None

    @property
    def url(self) -> str:
        """Base address, as a client is given it."""
        return f"{self._server.listening_address}/v1"

    def counted(self) -> Cost:
        """Tokens since it was started; seconds are 0."""
        told = str(self._server.handle_metrics())
        found = {name: re.search(rf"^\w+:{counter} (\S+)$", told, re.MULTILINE) for name, counter in _COUNTERS.items()}
        return Cost(seconds=0, **{name: int(float(each[1])) for name, each in found.items() if each})

    def __enter__(self) -> Self:
        try:
            import xllamacpp
        except ImportError as error:
            raise click.ClickException("peers need the engine: pip install 'summarizer[local]'") from error
        params = xllamacpp.CommonParams()
        params.model.path = str(self._weights)
        params.port, params.hostnames = 0, ["127.0.0.1"]
        params.n_parallel, params.n_ctx = 1, CONTEXT
        params.cpuparams.n_threads = params.cpuparams_batch.n_threads = usable_cores()
        params.endpoint_metrics, params.warmup, params.verbosity = True, False, -1
        self._server = xllamacpp.Server(params)
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self._server = None


def weights() -> Path:
    """The embedded model's file, fetched when it is missing. Raises WeightsError."""
    return resolve().path or ensure_weights()
