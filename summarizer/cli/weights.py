"""`summarizer models`: which models there are, and the embedded model's weights."""

from __future__ import annotations

import os
from types import TracebackType
from typing import TYPE_CHECKING

from ..models import LOCAL, PROVIDERS
from ..weights import DEFAULT_WEIGHTS, pull, weights_path
from .console import complain, emit, live

if TYPE_CHECKING:
    from rich.progress import Progress


class DownloadBar:
    """Progress of fetching weights on standard error: a bar on a terminal, else a line a step; silent when told."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._bar: Progress | None = None
        self._what = ""

    def __call__(self, done: int, total: int, what: str) -> None:
        """Show `done` of `total` bytes of `what`."""
        if self._quiet:
            return
        if not self._what:
            complain(f"the embedded model's weights go to {weights_path()}")
        if self._bar or live():  # the bar stands between us and the terminal once it is there
            self._show(done, total, what)
        elif what != self._what:
            complain(what)
        self._what = what

    def _show(self, done: int, total: int, what: str) -> None:
        if self._bar is None:
            self._bar = _bar()
            self._bar.start()
            self._bar.add_task(what)
        self._bar.update(self._bar.task_ids[0], completed=done, total=total, description=what)

    def __enter__(self) -> DownloadBar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=Console(stderr=True))


def show_list() -> None:
    """Print the models, a line each."""
    state = "weights in place" if weights_path().is_file() else "weights are fetched at first use"
    lines = [f"{LOCAL:<18} embedded, no key, no network; {state}"]
    for name, provider in PROVIDERS.items():
        key = provider.key_variable
        needs = "no key" if key is None else f"{key} {'is set' if os.environ.get(key) else 'is not set'}"
        lines.append(f"{name + ':NAME':<18} {provider.base_url}; {needs}; strategy {provider.strategy}")
    lines.append(f"{'NAME@URL':<18} any OpenAI-compatible server; key from SUMMARIZER_API_KEY if it wants one")
    emit("\n".join(lines) + "\n")


def pull_weights(*, force: bool, quiet: bool) -> None:
    """Fetch and verify the weights, then say where they are."""
    with DownloadBar(quiet=quiet) as bar:
        path = pull(DEFAULT_WEIGHTS, force=force, progress=bar)
    emit(f"{path}\n")


def show_path() -> None:
    """Print where the weights are, or would be."""
    emit(f"{weights_path()}\n")
