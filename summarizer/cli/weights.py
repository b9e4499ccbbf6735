"""`summarizer models`: which models there are, and the embedded model's weights."""

from __future__ import annotations

import os
import sys
from types import TracebackType

from ..models import LOCAL, PROVIDERS
from ..weights import DEFAULT_WEIGHTS, pull, weights_path


class DownloadBar:
    """A progress bar on standard error for fetching weights; made when the first bytes arrive, silent when told."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._bar: object = None
        self._task = 0
        self._what = ""

    def __call__(self, done: int, total: int, what: str) -> None:
        """Show `done` of `total` bytes of `what`."""
        if self._quiet:
            return
        from rich.progress import Progress

        if not isinstance(self._bar, Progress):
            self._bar = _bar()
            self._bar.start()
            self._task = self._bar.add_task(what, total=total)
            print(f"summarizer: weights are kept at {weights_path()}", file=sys.stderr)
        if what != self._what:
            self._what = what
        self._bar.update(self._task, completed=done, total=total, description=what)

    def __enter__(self) -> DownloadBar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        from rich.progress import Progress

        if isinstance(self._bar, Progress):
            self._bar.stop()


def _bar() -> object:
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=Console(stderr=True), transient=False)


def show_list() -> None:
    """Print the models, a line each."""
    state = "weights in place" if weights_path().is_file() else "weights are fetched at first use"
    print(f"{LOCAL:<18} embedded, no key, no network; {state}")
    for name, provider in PROVIDERS.items():
        key = provider.key_variable
        needs = "no key" if key is None else f"{key} {'is set' if os.environ.get(key) else 'is not set'}"
        print(f"{name + ':NAME':<18} {provider.base_url}; {needs}; strategy {provider.strategy}")
    print(f"{'NAME@URL':<18} any OpenAI-compatible server; key from SUMMARIZER_API_KEY if it wants one")


def pull_weights(*, force: bool, quiet: bool) -> None:
    """Fetch and verify the weights, then say where they are."""
    with DownloadBar(quiet=quiet) as bar:
        path = pull(DEFAULT_WEIGHTS, force=force, progress=bar)
    print(path)


def show_path() -> None:
    """Print where the weights are, or would be."""
    print(weights_path())
